import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from '@jest/globals';

const run = promisify(execFile);
const reader = path.resolve('build/src/sql/load-reader.js');

/** Runs code in a process of its own, in which `loadReader` and `parserIsLoaded` are there. */
async function inProcess(code: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const prelude = `
    import { createRequire } from 'node:module';
    const { loadReader } = await import(${JSON.stringify(reader)});
    const parserIsLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('libpg-query'));
  `;
  return run(process.execPath, ['--input-type=module', '--eval', prelude + code]);
}

describe('loading a reader', () => {
  it('loads the WASM parser for PostgreSQL only, and then', async () => {
    const { stdout } = await inProcess(`
      const seen = [parserIsLoaded()];
      await loadReader({ name: 'mysql' });
      seen.push(parserIsLoaded());
      await loadReader({ name: 'postgresql' });
      seen.push(parserIsLoaded());
      console.log(seen.join(' '));
    `);
    expect(stdout.trim()).toBe('false false true');
  });

  it('sets flags that this V8 knows: it would name an unknown one on standard error', async () => {
    const { stderr } = await inProcess("await loadReader({ name: 'postgresql' });");
    expect(stderr).toBe('');
    const { stderr: named } = await inProcess("(await import('node:v8')).setFlagsFromString('--no-wasm-tier-upp');");
    expect(named).toContain('--no-wasm-tier-upp');
  });

  it('gives each engine its own grammar', async () => {
    const { stdout } = await inProcess(`
      const sql = 'alter table t modify a int';
      for (const name of ['postgresql', 'mysql', 'mariadb']) console.log((await loadReader({ name })).read(sql).statements[0].problem === undefined);
    `);
    expect(stdout.trim().split('\n')).toEqual(['false', 'true', 'true']);
  });
});
