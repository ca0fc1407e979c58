import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspectBundle } from '../../scripts/bundle/inspect-bundle.ts';
import { licenseTexts } from '../../scripts/bundle/license-texts.ts';
import { minifyFile } from '../../scripts/bundle/minify-file.ts';
import { stubs } from '../../scripts/bundle/stubs.ts';
import { withoutExamples } from '../../scripts/bundle/without-examples.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bundle-test-'));
  mkdirSync(path.join(root, 'node_modules'));
  mkdirSync(path.join(root, 'dist'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function addPackage(name: string, license: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return path.join(folder, 'index.js');
}

describe('the bundle', () => {
  it('is refused where it holds a path of the machine that built it', () => {
    writeFileSync(path.join(root, 'dist/index.js'), `const place = "${root}/src/main.ts";`);
    writeFileSync(path.join(root, 'dist/clean.js'), `const url = "x:/${root}@localhost";`);
    expect(inspectBundle(root, path.join(root, 'dist')).problems).toEqual([`index.js holds the path ${root}`]);
  });

  it('is refused above its size, unpacked and compressed', () => {
    const noise = randomBytes(6_000_000);
    writeFileSync(path.join(root, 'dist/index.js'), noise);
    expect(inspectBundle(root, path.join(root, 'dist')).problems).toEqual([
      'the bundle has 6000000 bytes unpacked; 5500000 are allowed',
      expect.stringMatching(/^the bundle has \d+ bytes compressed; 1600000 are allowed$/),
    ]);
  });

  it('names the licence of every package in it, also of modules that webpack merged', () => {
    const pg = addPackage('pg', 'MIT', { LICENSE: 'MIT of pg\r\n' });
    const scoped = addPackage('@octokit/core', 'ISC', { 'README.md': '# core\n\n## License\n\nISC of core\n\n## More\nno\n' });
    const texts = licenseTexts(root, [
      { nameForCondition: '', modules: [{ nameForCondition: scoped }, { nameForCondition: pg }] },
      { nameForCondition: path.join(root, 'node_modules/.cache/schema-gitops-bundle/1/src/main.js') },
    ]);
    expect(texts).toBe(`@octokit/core 1.2.3\nISC\n\nISC of core\n\n${'-'.repeat(80)}\n\npg 1.2.3\nMIT\n\nMIT of pg\n`);
  });

  it('is refused where a package has a licence that it may not hold', () => {
    const file = addPackage('copyleft', 'GPL-3.0', {});
    expect(() => licenseTexts(root, [{ nameForCondition: file }])).toThrow('copyleft is under GPL-3.0');
  });

  it('keeps the names of classes, which errors show', async () => {
    expect(await minifyFile('a.js', 'function f() { class LongName extends Error {} return new LongName(); } f();')).toContain('LongName');
  });
});

describe('a stub', () => {
  it.each(stubs)('$name switches both WASM optimisations off before it calls the bundle', ({ name, text }) => {
    const folder = path.join(root, 'dist');
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }');
    writeFileSync(
      path.join(folder, 'index.js'),
      "for (const run of ['runLint', 'runValidate', 'runMigrate', 'runDriftCheck', 'runRoute', 'runCli']) exports[run] = () => console.log(run);",
    );
    writeFileSync(path.join(folder, name), text);
    const traced = `const v8 = require('node:v8'); const set = v8.setFlagsFromString;
      v8.setFlagsFromString = (flag) => { console.log(flag); set(flag); };`;
    writeFileSync(path.join(root, 'trace.cjs'), traced);
    const env = { ...process.env, RUNNER_TEMP: root };
    const { stdout, stderr } = spawnSync(process.execPath, ['-r', path.join(root, 'trace.cjs'), path.join(folder, name)], { env, encoding: 'utf8' });
    const run = `run${name.slice(0, -3).split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')}`;
    expect(stdout.trim().split('\n')).toEqual(['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', run]);
    // V8 complains there about a flag that it no longer has.
    expect(stderr).toBe('');
  });
});

describe('a rule in the bundle', () => {
  it('is without its examples, and otherwise as it is', () => {
    const rule = `const users = 'CREATE TABLE';
export const dropTable = defineRule({
    id: 'drop-table', options: { examples: { type: 'boolean' } },
    examples: { bad: [{ files: [users] }], good: [] },
    check: () => [{ examples: [users] }],
});`;
    expect(withoutExamples(rule)).toBe(rule.replace('{ bad: [{ files: [users] }], good: [] }', '{ bad: [], good: [] }'));
  });
});
