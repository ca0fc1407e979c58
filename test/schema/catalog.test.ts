import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/model/engine-name.ts';
import type { Origin, SchemaState } from '../../src/model/schema-state.ts';
import { applyOperation, applyStatement, startMigration } from '../../src/schema/apply-statement.ts';
import { createCatalog, type Catalog } from '../../src/schema/catalog.ts';
import { resolveIndex } from '../../src/schema/queries/resolve-index.ts';
import { resolveTable } from '../../src/schema/queries/resolve-table.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { describeState, describeTable, foldText } from '../support/describe-schema.ts';

const postgres: Engine = { name: 'postgresql', version: { text: '16.4', number: 160400 } };
const mysql: Engine = { name: 'mysql', version: { text: '8.4.0', number: 80400 } };

async function addFile(catalog: Catalog, sql: string, { file, origin }: { readonly file: string; readonly origin: Origin }): Promise<void> {
  const reader = await loadReader(catalog.engine);
  startMigration(catalog);
  for (const statement of reader.read(sql).statements) applyStatement(catalog, statement, { file, ordinal: statement.ordinal, origin });
}

function table(state: SchemaState, name: string): readonly string[] {
  const found = resolveTable(state, { name });
  return found === undefined ? [] : describeTable(found);
}

/** The identities of a table and its parts, which renames leave alone. */
function identities(state: SchemaState, name: { readonly schema?: string; readonly name: string }): Record<'columns' | 'constraints' | 'indexes', readonly number[]> & { readonly id: number } {
  const found = resolveTable(state, name);
  if (found === undefined) throw new Error(`there is no table ${name.name}`);
  const ids = (parts: readonly { readonly id: number }[]): readonly number[] => parts.map(({ id }) => id);
  return { id: found.id, columns: ids(found.columns), constraints: ids(found.constraints), indexes: ids(found.indexes).toSorted((left, right) => left - right) };
}

describe('a snapshot of the catalogue', () => {
  it('finds an index by the name that it had then, whatever it is called or gone later', async () => {
    const catalog = createCatalog(postgres);
    const place = { file: 'V1.sql', origin: 'base' } as const;
    const ownersIn = (states: readonly SchemaState[], name: string): readonly (string | undefined)[] => states.map((state) => resolveIndex(state, { name })?.table.name);
    const states = [catalog.snapshot()];
    for (const sql of ['CREATE TABLE t (a int); CREATE INDEX i ON t (a)', 'ALTER INDEX i RENAME TO j; ALTER TABLE t RENAME TO u', 'DROP INDEX j; CREATE TABLE v (a int); CREATE INDEX i ON v (a)']) {
      await addFile(catalog, sql, place);
      states.push(catalog.snapshot());
    }
    expect(ownersIn(states, 'i')).toEqual([undefined, 't', undefined, 'v']);
    expect(ownersIn(states, 'j')).toEqual([undefined, undefined, 'u', undefined]);
  });

  it('shows the schema before each operation, whatever comes after', async () => {
    const reader = await loadReader(postgres);
    const catalog = createCatalog(postgres);
    const sql = 'CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN b int, ADD CHECK (a > 0); ALTER TABLE t RENAME TO u; DROP TABLE u;';
    const states: SchemaState[] = [];
    for (const { operations, ordinal } of reader.read(sql).statements) {
      for (const operation of operations) {
        states.push(catalog.snapshot());
        applyOperation(catalog, operation, { file: 'V1.sql', ordinal, origin: 'change-set' });
      }
    }
    states.push(catalog.snapshot());
    const start = ['public.t', '  a integer'];
    const wide = [...start, '  b integer'];
    expect(states.map(describeState)).toEqual([
      [], start, wide, [...wide, '  = t_a_check check a > 0'], ['public.u', ...wide.slice(1), '  = t_a_check check a > 0'], [],
    ]);
  });

  it('shows only what could not be followed by then', async () => {
    const catalog = await foldText(postgres, 'DROP TABLE a;');
    const before = catalog.snapshot();
    await addFile(catalog, 'DROP TABLE b;', { file: 'V2.sql', origin: 'base' });
    expect(before.unmodelled.map(({ reason }) => reason)).toEqual(['table a is not known']);
    expect(catalog.snapshot().unmodelled).toEqual([
      { file: 'V1__test.sql', ordinal: 1, reason: 'table a is not known' },
      { file: 'V2.sql', ordinal: 1, reason: 'table b is not known' },
    ]);
  });

  it('resolves names as the session does at that point', async () => {
    const catalog = await foldText(postgres, 'CREATE SCHEMA s; CREATE TABLE t (a int); CREATE TABLE s.t (b int); SET search_path = s, public;');
    const inSession = catalog.snapshot();
    startMigration(catalog);
    expect(table(inSession, 't')).toEqual(['s.t', '  b integer']);
    expect(table(catalog.snapshot(), 't')).toEqual(['public.t', '  a integer']);
  });
});

describe('identity and origin', () => {
  it('stay through renames and moves, and are new after a drop', async () => {
    const catalog = await foldText(postgres, 'CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX i ON t (a);');
    const before = identities(catalog.snapshot(), { name: 't' });
    await addFile(catalog, `CREATE SCHEMA s; ALTER TABLE t RENAME TO u; ALTER TABLE u SET SCHEMA s; ALTER TABLE s.u RENAME a TO b; ALTER TABLE s.u ALTER b TYPE text;
      ALTER INDEX s.i RENAME TO j; ALTER TABLE s.u RENAME CONSTRAINT t_pkey TO u_pkey; ALTER TABLE s.u ADD COLUMN a int; CREATE TABLE t (id int);`, { file: 'V2.sql', origin: 'change-set' });
    const state = catalog.snapshot();
    const after = identities(state, { schema: 's', name: 'u' });
    expect({ ...after, columns: after.columns.slice(0, 2) }).toEqual(before);
    expect(resolveTable(state, { schema: 's', name: 'u' })?.columns.map(({ origin }) => origin)).toEqual(['base', 'base', 'change-set']);
    const fresh = resolveTable(state, { name: 't' });
    expect([fresh?.origin, fresh?.id === before.id]).toEqual(['change-set', false]);
  });

  it('of a table stay when IF NOT EXISTS meets it', async () => {
    const catalog = await foldText(postgres, 'CREATE TABLE t (a int);');
    await addFile(catalog, 'CREATE TABLE IF NOT EXISTS t (b int);', { file: 'V2.sql', origin: 'change-set' });
    expect(resolveTable(catalog.snapshot(), { name: 't' })?.origin).toBe('base');
  });

  it('of a MySQL column stay through MODIFY and CHANGE', async () => {
    const catalog = await foldText(mysql, 'CREATE TABLE t (a INT, b INT);');
    const before = resolveTable(catalog.snapshot(), { name: 't' });
    await addFile(catalog, 'ALTER TABLE t CHANGE a c BIGINT, MODIFY b TEXT FIRST;', { file: 'V2.sql', origin: 'change-set' });
    const after = resolveTable(catalog.snapshot(), { name: 't' });
    expect(after?.columns.map(({ id, name, origin }) => [id, name, origin])).toEqual([
      [before?.columns[1]?.id, 'b', 'base'], [before?.columns[0]?.id, 'c', 'base'],
    ]);
  });
});

describe('what is undone or may be skipped', () => {
  it('comes back with ROLLBACK on PostgreSQL, names and search path included', async () => {
    const catalog = await foldText(postgres, `CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE c (t_id int REFERENCES t);
      BEGIN; SET search_path = other; DROP TABLE public.t CASCADE; CREATE TABLE public.n (a int); ALTER TABLE public.c RENAME TO d; ROLLBACK;
      ALTER TABLE t RENAME id TO key; CREATE INDEX ON c (t_id);`);
    expect(describeState(catalog.snapshot())).toEqual([
      'public.c', '  t_id integer', '  = c_t_id_fkey (t_id) -> public.t(key)', '  # c_t_id_idx (t_id)',
      'public.t', '  key integer not null', '  = t_pkey primary-key (key)',
    ]);
  });

  it('does not come back on MySQL, where DDL commits', async () => {
    const catalog = await foldText(mysql, 'BEGIN; CREATE TABLE t (a INT); ROLLBACK;');
    expect(catalog.snapshot().tables.size).toBe(1);
  });

  it('is committed where the file ends', async () => {
    const catalog = createCatalog(postgres);
    await addFile(catalog, 'BEGIN; CREATE TABLE t (a int);', { file: 'V1.sql', origin: 'base' });
    await addFile(catalog, 'ROLLBACK;', { file: 'V2.sql', origin: 'base' });
    expect(catalog.snapshot().tables.size).toBe(1);
  });

  it('is no contradiction inside a DO block', async () => {
    const catalog = await foldText(postgres, `CREATE TABLE t (a int);
      DO $$ BEGIN ALTER TABLE t ADD COLUMN a int; DROP TABLE nothing; CREATE INDEX i ON t (a); CREATE INDEX i ON t (a); END $$;`);
    expect(describeState(catalog.snapshot())).toEqual(['public.t', '  a integer', '  # i (a)']);
  });

  it('is recorded where a body cannot be read', async () => {
    const catalog = await foldText(postgres, 'DO $$ DECLARE q text; BEGIN q := \'DROP TABLE \' || \'t\'; EXECUTE q; END $$;');
    expect(catalog.snapshot().unmodelled.map(({ reason }) => reason)).toEqual(['the body holds code that is not read']);
  });

  it('is recorded where a condition may skip more than a guarded addition', async () => {
    const catalog = await foldText(postgres, `CREATE TABLE t (a int);
      DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'i') THEN CREATE INDEX i ON t (a); END IF; END $$;
      DO $$ BEGIN IF EXISTS (SELECT FROM nowhere) THEN DROP TABLE nothing; END IF; END $$;
      DO $$ BEGIN IF (SELECT count(*) = 2 FROM pg_indexes) THEN DROP INDEX i; END IF; END $$;`);
    expect(describeState(catalog.snapshot())).toEqual(['public.t', '  a integer', '? 4 whether the body executes it is not known']);
  });

  it('ends where a procedure calls itself', async () => {
    const catalog = await foldText(postgres, `CREATE TABLE t (a int);
      CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE t ADD COLUMN IF NOT EXISTS b int; CALL p(); END $$; CALL p();`);
    expect(table(catalog.snapshot(), 't')).toEqual(['public.t', '  a integer', '  b integer']);
  });

  it('leaves down sections alone', async () => {
    const reader = await loadReader(postgres);
    const catalog = createCatalog(postgres);
    const [statement] = reader.read('CREATE TABLE t (a int);').statements;
    if (statement !== undefined) applyStatement(catalog, { ...statement, section: 'down' }, { file: 'a.sql', ordinal: 1, origin: 'base' });
    expect([statement === undefined, catalog.snapshot().tables.size]).toEqual([false, 0]);
  });
});

describe('a large catalogue', () => {
  it('holds ten thousand tables with a state before each of their operations', async () => {
    const reader = await loadReader(postgres);
    const catalog = createCatalog(postgres);
    const states: SchemaState[] = [];
    for (let number = 0; number < 10_000; number += 1) {
      const name = `t${String(number)}`;
      const sql = `CREATE TABLE ${name} (id int PRIMARY KEY, up int REFERENCES t${String(Math.max(0, number - 1))});`;
      for (const { operations } of reader.read(sql).statements) {
        for (const operation of operations) {
          states.push(catalog.snapshot());
          applyOperation(catalog, operation, { file: `V${String(number)}.sql`, ordinal: 1, origin: 'change-set' });
        }
      }
    }
    expect([states[0]?.tables.size, states[5_000]?.tables.size, catalog.snapshot().tables.size]).toEqual([0, 5_000, 10_000]);
    expect(catalog.snapshot().unmodelled).toEqual([]);
  });
});
