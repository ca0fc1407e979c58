import { describe, expect, it } from '@jest/globals';
import { traceMismatches } from '../../../src/actions/rehearsal/trace-mismatches.ts';
import type { ReadableMigration } from '../../../src/actions/read-scripts.ts';
import type { Migration } from '../../../src/model/migration.ts';
import type { SchemaState } from '../../../src/model/schema-state.ts';
import type { ReplayStep } from '../../../src/replay/replay-result.ts';
import { applyStatement } from '../../../src/schema/apply-statement.ts';
import { createCatalog } from '../../../src/schema/catalog.ts';
import { loadReader } from '../../../src/sql/load-reader.ts';

const engine = { name: 'postgresql' } as const;
const reader = await loadReader(engine);

function step(text: string): ReplayStep {
  const migration: Migration = { version: '1', description: '', kind: 'versioned', path: 'db/V1.sql', script: 'V1.sql', text, hash: '' };
  return { migration, mode: 'atomic', statements: reader.read(text).statements };
}

/** A migration of the base, which is read when it is asked for. */
function readable(text: string): ReadableMigration {
  const { migration, statements } = step(text);
  return { migration, text, effects: () => statements };
}

/** A server that made something of these statements. */
function server(text: string): SchemaState {
  const catalog = createCatalog(engine);
  for (const statement of reader.read(text).statements) applyStatement(catalog, statement, { file: '', ordinal: statement.ordinal, origin: 'base' });
  return catalog.snapshot();
}

async function mismatches(base: string, change: string, made: { readonly before?: string; readonly after: string }): Promise<readonly string[]> {
  const hits = await traceMismatches({ engine, options: {}, base: [readable(base)], changes: [step(change)], before: server(made.before ?? base), after: server(made.after) });
  return hits.map(({ statement, values }) => `${String(statement?.ordinal)}: ${values?.['difference'] ?? ''}`);
}

const table = 'CREATE TABLE t (id int, a int);\n';

describe('what the server made of a change set', () => {
  it('is no finding where lint expects the same', async () => {
    expect(await mismatches(table, 'ALTER TABLE t ADD COLUMN b text;', { after: `${table}ALTER TABLE t ADD COLUMN b text;` })).toEqual([]);
  });

  it('is found where it is something else, at the last statement that names the table', async () => {
    const change = 'ALTER TABLE t ADD COLUMN b text;\nCREATE INDEX i ON t (b);\nCREATE TABLE u (x int);';
    expect(await mismatches(table, change, { after: `${table}ALTER TABLE t ADD COLUMN b bigint;\nCREATE INDEX i ON t (b);\nCREATE TABLE u (x int);` })).toEqual(['2: type of column public.t.b was bigint, not text']);
    expect(await mismatches(table, 'CREATE TABLE u (x int);', { after: table })).toEqual(['1: table public.u was not there']);
  });

  it('is not the change set’s where it differed before, or where no statement of it names the object', async () => {
    const other = 'CREATE TABLE t (id int, a bigint);\n';
    expect(await mismatches(table, 'ALTER TABLE t ADD COLUMN b text;', { before: other, after: `${other}ALTER TABLE t ADD COLUMN b text;` })).toEqual([]);
    expect(await mismatches(table, 'CREATE TABLE u (x int);', { after: `${table}CREATE TABLE u (x int);\nCREATE TABLE audit (x int);` })).toEqual([]);
  });

  it('is named without the database of the replay, whose name is another each time', async () => {
    const made = server(`${table}CREATE TABLE u (x int);`);
    const hits = await traceMismatches({ engine, options: { schema: 'public' }, base: [readable(table)], changes: [step('CREATE TABLE u (x text);')], before: server(table), after: made });
    expect(hits.map(({ objects }) => objects)).toEqual([['u.x']]);
  });

  it('is left to the notes of lint where a statement could not be followed', async () => {
    expect(await mismatches(table, 'ALTER TABLE gone ADD COLUMN b text;\nALTER TABLE t ADD COLUMN b int;', { after: table })).toEqual([]);
  });

  it('is judged without reading what of the base does not bear on it', async () => {
    const others = Array.from({ length: 40 }, (_, at) => `CREATE TABLE other_${String(at)} (id int PRIMARY KEY, a int);\n`);
    const view = 'CREATE VIEW w AS SELECT a FROM t;\n';
    const read: string[] = [];
    const base = [...others, table, view].map(readable).map((each) => ({ ...each, effects: () => { read.push(each.text); return each.effects(); } }));
    const before = others.join('') + table + view;
    const change = 'ALTER TABLE t ADD COLUMN b int;';
    const judged = async (made: string): Promise<readonly string[]> =>
      (await traceMismatches({ engine, options: {}, base, changes: [step(change)], before: server(before), after: server(before + made) })).map(({ values }) => values?.['difference'] ?? '');
    expect(await judged(change)).toEqual([]);
    expect(await judged('ALTER TABLE t ADD COLUMN b bigint;')).toEqual(['type of column public.t.b was bigint, not integer']);
    expect(read).toEqual([table, view, table, view]);
  });
});
