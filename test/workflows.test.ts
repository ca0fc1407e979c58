import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadValidate, type Validate } from './support/language-service.ts';

const workflows = ['examples/shop/.github/workflows', '.github/workflows'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
const actions = ['action.yml', ...readdirSync('actions').map((name) => `actions/${name}/action.yml`)];

const pages = ['README.md', ...['docs', 'actions'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))];
/** Whole workflows that a page shows; a snippet without jobs is none. */
const shown = pages
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, text = ''], index) => ({ file, index, text })))
  .filter(({ text }) => /^jobs:/m.test(text));

let validate: Validate;
let folder = '';

beforeAll(async () => {
  validate = await loadValidate();
  folder = mkdtempSync(join(tmpdir(), 'workflow-'));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('every workflow and action that we ship', () => {
  it.each([...workflows, ...actions])('%s has nothing that GitHub’s own validator would mark', async (file) => {
    expect(await validate(file)).toEqual([]);
  });

  it.each(shown)('the workflow in $file has nothing of it either, and keeps no credentials', async ({ file, index, text }) => {
    const copy = join(folder, `${file.replaceAll('/', '-')}-${String(index)}.yml`);
    writeFileSync(copy, text);
    expect(await validate(copy)).toEqual([]);
    expect([...text.matchAll(/persist-credentials: false/g)]).toHaveLength([...text.matchAll(/actions\/checkout@/g)].length);
  });

  it.each(actions)('%s puts no expression into a shell', (file) => {
    const runs = [...readFileSync(file, 'utf8').matchAll(/^\s*run:.*$/gm)].map(([line]) => line);
    expect(runs.filter((line) => line.includes('${{'))).toEqual([]);
  });

  it.each(workflows)('%s grants nothing by default and keeps no credentials in the clone', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('permissions: {}');
    expect(text.match(/actions\/checkout@[0-9a-f]{40} # v/g)).toHaveLength([...text.matchAll(/actions\/checkout@/g)].length);
    expect([...text.matchAll(/persist-credentials: false/g)]).toHaveLength([...text.matchAll(/actions\/checkout@/g)].length);
  });
});

describe('the validator', () => {
  it('sees an unknown key, a missing job and an input that an action of ours does not have', async () => {
    const file = join(folder, 'broken.yml');
    writeFileSync(file, 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: b\n    tiemout-minutes: 1\n    steps:\n      - uses: schema-gitops/schema-gitops/actions/lint@v1\n        with: {fail-onn: error}\n');
    const found = (await validate(file)).join('\n');
    for (const part of ['tiemout-minutes', 'fail-onn']) expect(found).toContain(part);
  });
});
