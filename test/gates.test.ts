import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { GateProject, Verdict } from './support/gate-project.ts';
import { layProject } from './support/gate-project.ts';

const sound = {
  'src/main.ts': "import { size } from './sql/size.ts';\n\nexport const answer = size('a');\n",
  'src/model/text.ts': '/** A text. */\nexport type Text = string;\n',
  'src/sql/size.ts': "import type { Text } from '../model/text.ts';\n\nexport function size(text: Text): number {\n  return text.length;\n}\n",
};

describe('a sound project', () => {
  const project = layProject(sound);
  afterAll(() => project.remove());

  it.each(['types', 'lint', 'layers', 'duplicates'])('passes the gate %s', async (gate) => {
    expect(await project.check(gate)).toEqual({ passed: true, output: expect.stringContaining(`ok     ${gate}`) });
  });
});

describe('the layer gate', () => {
  const faults = [
    { fault: 'an import against the direction', rule: 'layer:model', file: 'src/model/a.ts', text: "import { size } from '../sql/size.ts';\nexport const a = size('');" },
    { fault: 'a type-only import against the direction', rule: 'layer:model: src/model/b.ts', file: 'src/model/b.ts', text: "export type { size } from '../sql/size.ts';" },
    { fault: 'a built-in of the world in a pure folder', rule: 'pure-core-touches-no-world', file: 'src/sql/c.ts', text: "import fs from 'node:fs';\nexport const c = fs.sep;" },
    { fault: 'a driver outside its engine', rule: 'package:pg', file: 'src/engines/mysql/d.ts', text: "import pg from 'pg';\nexport const d = pg.Client;" },
    { fault: 'an engine that imports its sibling', rule: 'engines-do-not-know-each-other', file: 'src/engines/postgres/e.ts', text: "import { d } from '../mysql/d.ts';\nexport const e = d;" },
    { fault: 'a rule that imports its sibling', rule: 'catalog-entries-do-not-know-each-other', file: 'src/rules/catalog/x/f.ts', text: "import { g } from './g.ts';\nexport const f = g;" },
    { fault: 'a folder without a row', rule: 'layer:unknown-folder', file: 'src/odds/g.ts', text: "import type { Text } from '../model/text.ts';\nexport const g: Text = '';" },
    { fault: 'an import of the composition', rule: 'nobody-imports-actions', file: 'src/report/h.ts', text: "import { i } from '../actions/i.ts';\nexport const h = i;" },
    { fault: 'a module nobody imports', rule: 'no-orphans: src/sql/j.ts', file: 'src/sql/j.ts', text: 'export const j = 1;' },
    { fault: 'a cycle through types', rule: 'no-cycles', file: 'src/model/k.ts', text: "import type { L } from './l.ts';\nexport type K = L;" },
    { fault: 'an import that leads nowhere', rule: 'no-unresolved', file: 'src/sql/m.ts', text: "export { nothing } from './nowhere.ts';" },
  ];
  const needed = {
    'src/rules/catalog/x/g.ts': 'export const g = 1;',
    'src/actions/i.ts': "import { size } from '../sql/size.ts';\nexport const i = size('');",
    'src/model/l.ts': "import type { K } from './k.ts';\nexport type L = K;",
  };
  const { project, verdict } = checkOnce('layers', { ...needed, ...Object.fromEntries(faults.map(({ file, text }) => [file, text])) });
  afterAll(() => project.remove());

  it.each(faults)('reports $fault', ({ rule, file }) => {
    expect(verdict().passed).toBe(false);
    expect(verdict().output.split('\n').filter((line) => line.includes(rule) && line.includes(file))).not.toEqual([]);
  });
});

describe('the floors of the layer gate', () => {
  const config = readFileSync('.dependency-cruiser.cjs', 'utf8');

  it.each([
    { blindness: 'reads no file', change: "module.exports.options.includeOnly = '^none';", said: 'not-seen: src/sql/size.ts was not read' },
    { blindness: 'reads no types', change: 'module.exports.options.tsPreCompilationDeps = false;', said: 'not-seen: the imports of src/sql/size.ts were not read' },
  ])('fail a cruise that $blindness', async ({ change, said }) => {
    const project = layProject({ ...sound, '.dependency-cruiser.cjs': `${config}\n${change}\n` });
    const { passed, output } = await project.check('layers');
    project.remove();
    expect(passed).toBe(false);
    expect(output).toContain(said);
  });
});

describe('the lint gate', () => {
  const faults = [
    ['any', 'no-explicit-any', 'export const a: any = 1;'],
    ['a non-null assertion', 'no-non-null-assertion', 'export function b(x: string | null): string { return x!; }'],
    ['a promise nobody waits for', 'no-floating-promises', 'export function c(): void { Promise.resolve(1); }'],
    ['a switch that misses a case', 'switch-exhaustiveness-check', "export function d(x: 'p' | 'q'): void { switch (x) { case 'p': } }"],
    ['a default export', 'Export by name', 'export default 1;'],
    ['an import of types without the word', 'consistent-type-imports', "import { Text } from '../model/text.ts';\nexport const f: Text = '';"],
    ['four parameters', 'max-params', 'export function g(a: 1, b: 1, c: 1, d: 1): number { return a + b + c + d; }'],
    ['a function of 61 lines', 'max-lines-per-function', `export function h(): void {${'\n'.repeat(60)}}`],
    ['a file of 301 lines', 'max-lines', `${'// line\n'.repeat(300)}export const i = 1;`],
    ['complexity over 12', 'complexity', `export const j = (x: number): number => ${Array.from({ length: 12 }, (_, n) => `x === ${n} ? ${n} : `).join('')}0;`],
    ['an enum', 'Use a union of strings', 'export enum K { A }'],
    ['a comment that switches a rule off', 'no-explicit-any', '// eslint-disable-next-line\nexport const l: any = 1;'],
  ].map(([fault = '', rule = '', text = ''], index) => ({ fault, rule, text, file: `src/sql/fault-${index}.ts` }));
  const { project, verdict } = checkOnce('lint', Object.fromEntries(faults.map(({ file, text }) => [file, text])));
  afterAll(() => project.remove());

  it.each(faults)('reports $fault', ({ rule, file }) => {
    const [, rest = ''] = verdict().output.split(`${file}\n`);
    expect(verdict().passed).toBe(false);
    expect(rest.split('\n\n')[0]?.replaceAll(/\s+/g, ' ')).toContain(rule);
  });
});

describe('the other gates', () => {
  const block = (name: string): string =>
    `export function ${name}(list: readonly number[]): number {\n  let sum = 0;\n${Array.from({ length: 20 }, (_, n) => `  sum += (list[${n}] ?? ${n}) * ${n};\n`).join('')}  return sum;\n}\n`;

  it.each([
    { gate: 'types', fault: 'a type error', said: 'TS2322', files: { 'src/sql/a.ts': "export const a: number = '';" } },
    { gate: 'types', fault: 'an index that may be missing', said: 'TS2322', files: { 'src/sql/a.ts': 'export const a = (l: number[]): number => l[0];' } },
    { gate: 'unused', fault: 'an export that nobody uses', said: 'lonely', files: { 'src/sql/size.ts': `${sound['src/sql/size.ts']}export const lonely = 1;` } },
    { gate: 'unused', fault: 'a file that nobody imports', said: 'src/sql/lonely.ts', files: { 'src/sql/lonely.ts': 'export const lonely = 1;' } },
    { gate: 'duplicates', fault: 'the same lines twice', said: 'FAILED duplicates', files: { 'src/sql/a.ts': block('a'), 'src/sql/b.ts': block('b') } },
  ])('$gate reports $fault', async ({ gate, said, files }) => {
    const project = layProject({ ...sound, ...files });
    const { passed, output } = await project.check(gate);
    project.remove();
    expect(passed).toBe(false);
    expect(output).toContain(said);
  });
});

/** One project with all faults, checked once before the tests of its suite. */
function checkOnce(gate: string, files: Readonly<Record<string, string>>): { project: GateProject; verdict: () => Verdict } {
  const project = layProject({ ...sound, ...files });
  let verdict: Verdict = { passed: true, output: '' };
  beforeAll(async () => {
    verdict = await project.check(gate);
  });
  return { project, verdict: () => verdict };
}
