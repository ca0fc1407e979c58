import { describe, expect, it } from '@jest/globals';
import type { CatalogTable, SchemaState } from '../../src/model/schema-state.ts';
import { applyStatement } from '../../src/schema/apply-statement.ts';
import { hasCoveringIndex } from '../../src/schema/queries/covering-index.ts';
import { isProvenNotNull } from '../../src/schema/queries/proven-not-null.ts';
import { mayInherit, mayReferTo } from '../../src/schema/queries/referring-tables.ts';
import { findColumn, resolveTable } from '../../src/schema/queries/resolve-table.ts';
import { columnIn, tableById } from '../../src/schema/queries/table-by-id.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { foldText } from '../support/describe-schema.ts';

async function fold(engine: 'postgresql' | 'mysql', sql: string): Promise<{ readonly state: SchemaState; readonly t: CatalogTable }> {
  const state = (await foldText({ name: engine }, sql)).snapshot();
  const t = resolveTable(state, { name: 't' });
  if (t === undefined) throw new Error('the text makes no table t');
  return { state, t };
}

describe('an index that covers columns', () => {
  const indexes: readonly (readonly [what: string, keys: string, columns: readonly string[], expected: boolean])[] = [
    ['the column itself', '(a)', ['a'], true],
    ['the column in front', '(a, b)', ['a'], true],
    ['the column behind another', '(b, a)', ['a'], false],
    ['two columns in any order', '(b, a, c)', ['a', 'b'], true],
    ['two columns with one between', '(a, c, b)', ['a', 'b'], false],
    ['fewer columns than asked for', '(a)', ['a', 'b'], false],
    ['an expression', '(lower(d))', ['d'], false],
    ['a partial index', '(a) WHERE b > 0', ['a'], false],
    ['a partial index over what is there', '(a) WHERE a IS NOT NULL', ['a'], true],
    ['a partial index over what another is', '(a) WHERE b IS NOT NULL', ['a'], false],
    ['included columns', '(b) INCLUDE (a)', ['a'], false],
  ];

  it.each(indexes.map(([what, keys, columns, expected]) => ({ what, keys, columns, expected })))('counts $what: $expected', async ({ keys, columns, expected }) => {
    const { t } = await fold('postgresql', `CREATE TABLE t (a int, b int, c int, d text); CREATE INDEX ON t ${keys};`);
    expect(hasCoveringIndex(t, columns)).toBe(expected);
  });

  it.each([['hash', true], ['brin', false]])('counts %s: %s', async (method, expected) => {
    const { t } = await fold('postgresql', `CREATE TABLE t (a int); CREATE INDEX ON t USING ${method} (a);`);
    expect(hasCoveringIndex(t, ['a'])).toBe(expected);
  });

  it('may be asked for in order, and unique', async () => {
    const { t } = await fold('postgresql', 'CREATE TABLE t (a int, b int); CREATE INDEX ON t (b, a); CREATE UNIQUE INDEX ON t (a);');
    expect(hasCoveringIndex(t, ['a', 'b'], { inOrder: true })).toBe(false);
    expect(hasCoveringIndex(t, ['b', 'a'], { inOrder: true })).toBe(true);
    expect([hasCoveringIndex(t, ['a'], { unique: true }), hasCoveringIndex(t, ['b'], { unique: true })]).toEqual([true, false]);
  });

  it('counts keys, prefixes and any case on MySQL', async () => {
    const { t } = await fold('mysql', 'CREATE TABLE t (Aa INT PRIMARY KEY, b VARCHAR(20), c INT UNIQUE, KEY (b(4)), FULLTEXT (b));');
    expect(['aA', 'B', 'c'].map((column) => hasCoveringIndex(t, [column]))).toEqual([true, true, true]);
  });

  it('does not count an invalid one', async () => {
    const { t } = await fold('postgresql', 'CREATE TABLE t (a int, d int) PARTITION BY RANGE (d); CREATE TABLE p PARTITION OF t DEFAULT; CREATE INDEX ON ONLY t (a);');
    expect(hasCoveringIndex(t, ['a'])).toBe(false);
  });
});

describe('a column that holds no NULL', () => {
  it.each([
    ['a NOT NULL', true],
    ['a NOT NULL UNIQUE', true],
    ['a', false],
    ['a CHECK (a IS NOT NULL)', true],
    ['a CHECK (a IS NOT NULL AND a > 0)', true],
    ['a CHECK (((t.a IS NOT NULL)) AND (b > 0))', true],
    ['a CHECK (a IS NOT NULL OR b > 0)', false],
    ['a CHECK (a > 0)', false],
    ['a CHECK (b IS NOT NULL)', false],
    ['a CHECK (coalesce(a, 1) IS NOT NULL)', false],
    ['a CHECK (NOT (a IS NULL))', false],
    ['a CHECK (a BETWEEN 1 AND 5 AND a IS NOT NULL)', true],
    ['a CHECK (CASE WHEN b > 0 THEN a IS NULL ELSE b IS NULL AND a IS NOT NULL END)', false],
  ])('is known from %s: %s', async (column, expected) => {
    const { t } = await fold('postgresql', `CREATE TABLE t (b int, ${column.replace(/^a/, 'a int')});`);
    expect(isProvenNotNull(t, 'a')).toBe(expected);
  });

  it('is known once the check has been validated', async () => {
    const sql = 'CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL) NOT VALID;';
    expect(isProvenNotNull((await fold('postgresql', sql)).t, 'a')).toBe(false);
    expect(isProvenNotNull((await fold('postgresql', `${sql} ALTER TABLE t VALIDATE CONSTRAINT c;`)).t, 'a')).toBe(true);
  });

  it('is known by quoted names as they are written', async () => {
    const { t } = await fold('postgresql', 'CREATE TABLE t ("A" int, a int, CHECK ("A" IS NOT NULL));');
    expect([isProvenNotNull(t, 'A'), isProvenNotNull(t, 'a')]).toEqual([true, false]);
  });
});

describe('names', () => {
  it('find a column whatever its case on MySQL, as it is written on PostgreSQL', async () => {
    const { state, t } = await fold('mysql', 'CREATE TABLE t (Id INT);');
    expect(findColumn(state, t, 'ID')?.name).toBe('Id');
    const other = await fold('postgresql', 'CREATE TABLE t (id int);');
    expect(findColumn(other.state, other.t, 'ID')).toBeUndefined();
  });

  it('find the first table on the search path, a temporary one before all', async () => {
    const { state } = await fold('postgresql', 'CREATE SCHEMA s; CREATE TABLE t (a int); CREATE TABLE s.t (b int); SET search_path = s, public; CREATE TABLE only_s (c int);');
    expect(resolveTable(state, { name: 't' })?.schema).toBe('s');
    expect(resolveTable(state, { schema: 'public', name: 't' })?.schema).toBe('public');
    expect(resolveTable(state, { name: 'only_s' })?.schema).toBe('s');
    const { t } = await fold('postgresql', 'CREATE TABLE t (a int); CREATE TEMP TABLE t (b int);');
    expect([t.temporary, t.columns[0]?.name]).toEqual([true, 'b']);
  });
});

describe('tables that are found without looking at all of them', () => {
  const base = 'CREATE TABLE t (id int PRIMARY KEY);\nCREATE TABLE u (t_id int REFERENCES t (id));\n';

  /** As for a state that a server gave, which knows no shorter way. */
  const without = ({ finder: _, ...state }: SchemaState): SchemaState => state;
  const namesOf = (tables: Iterable<CatalogTable>): readonly string[] => [...tables].map(({ name }) => name);

  it('are those of the state that is asked, whatever came after it', async () => {
    const catalog = await foldText({ name: 'postgresql' }, base);
    const early = catalog.snapshot();
    const t = resolveTable(early, { name: 't' });
    const reader = await loadReader({ name: 'postgresql' });
    for (const statement of reader.read('ALTER TABLE t RENAME id TO key;\nALTER TABLE t RENAME TO s;\nDROP TABLE u;').statements) applyStatement(catalog, statement, { file: 'V2.sql', ordinal: statement.ordinal, origin: 'change-set' });
    const late = catalog.snapshot();
    const column = t?.columns[0];
    if (t === undefined || column === undefined) throw new Error('the text makes no table t');
    for (const of of [(state: SchemaState) => state, without]) {
      expect([tableById(of(early), t.id)?.name, tableById(of(late), t.id)?.name, tableById(of(late), -1)]).toEqual(['t', 's', undefined]);
      expect(columnIn(of(late), t, column)?.name).toBe('key');
    }
    expect([namesOf(mayReferTo(early, t)), namesOf(mayReferTo(late, { schema: 'public', name: 's' }))]).toEqual([['u'], []]);
  });

  it('are the partitions and heirs of a table, in the order in which they were made', async () => {
    const { state, t } = await fold('postgresql', 'CREATE TABLE t (id int) PARTITION BY LIST (id);\nCREATE TABLE b (id int);\nCREATE TABLE a PARTITION OF t FOR VALUES IN (1);\nALTER TABLE t ATTACH PARTITION b FOR VALUES IN (2);');
    expect(namesOf(mayInherit(state, t))).toEqual(['b', 'a']);
  });

  it('are found by a name in another case where the server ignores it', async () => {
    const state = (await foldText({ name: 'mysql' }, 'CREATE TABLE t (id int PRIMARY KEY);\nCREATE TABLE u (t_id int, FOREIGN KEY (t_id) REFERENCES T (id));', { lowerCaseTableNames: 1 })).snapshot();
    expect(namesOf(mayReferTo(state, { schema: '', name: 'T' }))).toEqual(['u']);
  });
});
