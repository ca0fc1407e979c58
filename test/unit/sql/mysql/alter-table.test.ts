import { describe, expect, it } from '@jest/globals';
import { readOne, withoutSpans } from './reading.ts';

function operations(sql: string, engine: 'mysql' | 'mariadb' = 'mysql'): unknown {
  const statement = readOne(engine, sql);
  expect(statement.problem).toBeUndefined();
  return withoutSpans(statement.operations);
}

const t = { name: 't' };
const int = { name: 'int', arguments: [], dimensions: 0 };

describe('ALTER TABLE', () => {
  it('makes one operation of each clause, in the order of execution, each placed at its clause', () => {
    const sql = 'ALTER TABLE t ADD COLUMN a int,\n  DROP COLUMN b,\n  ADD INDEX i (a)';
    const statement = readOne('mysql', sql);
    expect(statement.operations.map(({ kind, span }) => [kind, sql.slice(span.start, span.end)])).toEqual([
      ['drop-column', 'DROP COLUMN b'],
      ['add-column', 'ADD COLUMN a int'],
      ['create-index', 'ADD INDEX i (a)'],
    ]);
  });

  it('keeps ALGORITHM and LOCK beside the operations', () => {
    const statement = readOne('mysql', 'alter table t add a int, algorithm=INPLACE, lock none');
    expect(statement.online).toEqual({ algorithm: 'inplace', lock: 'none' });
    expect(statement.operations).toHaveLength(1);
    expect(readOne('mariadb', 'alter table t wait 5 add a int').online).toEqual({ waitSeconds: 5 });
  });

  it.each([
    ['alter table t add a int first', [{ kind: 'add-column', table: t, ifNotExists: false, column: { name: 'a', type: int, constraints: [] }, position: { first: true } }]],
    ['alter table t drop b', [{ kind: 'drop-column', table: t, column: 'b', ifExists: false, cascade: false }]],
    ['alter table t drop primary key', [{ kind: 'drop-constraint', table: t, constraintKind: 'primary-key', ifExists: false, cascade: false }]],
    ['alter table t drop foreign key f', [{ kind: 'drop-constraint', table: t, name: 'f', constraintKind: 'foreign-key', ifExists: false, cascade: false }]],
    ['alter table t drop check c', [{ kind: 'drop-constraint', table: t, name: 'c', constraintKind: 'check', ifExists: false, cascade: false }]],
    ['alter table t drop constraint c', [{ kind: 'drop-constraint', table: t, name: 'c', ifExists: false, cascade: false }]],
    ['alter table t drop index i', [{ kind: 'drop-index', table: t, index: { name: 'i' }, ifExists: false, concurrently: false, cascade: false }]],
    ['alter table t rename to d.u', [{ kind: 'rename-table', table: t, to: { schema: 'd', name: 'u' } }]],
    ['alter table t rename column a to b', [{ kind: 'rename-column', table: t, column: 'a', to: 'b' }]],
    ['alter table t rename index a to b', [{ kind: 'rename-index', table: t, index: { name: 'a' }, to: 'b' }]],
    ['alter table t alter a drop default', [{ kind: 'drop-default', table: t, column: 'a' }]],
    ['alter table t change a b int', [{ kind: 'redefine-column', table: t, column: 'a', definition: { name: 'b', type: int, constraints: [] } }]],
    ['alter table t modify a int null after b', [{ kind: 'redefine-column', table: t, column: 'a', definition: { name: 'a', type: int, nullable: true, constraints: [] }, position: { after: 'b' } }]],
    ['alter table t convert to character set utf8 collate utf8_bin', [{ kind: 'convert-character-set', table: t, characterSet: 'utf8mb3', collation: 'utf8mb3_bin' }]],
    ['alter table t drop partition p0, p1', [{ kind: 'maintain-partitions', table: t, action: 'DROP PARTITION', partitions: ['p0', 'p1'] }]],
    ['alter table t remove partitioning', [{ kind: 'maintain-partitions', table: t, action: 'REMOVE PARTITIONING', partitions: [] }]],
    ['alter table t engine InnoDB, force', [{ kind: 'set-table-option', table: t, option: 'ENGINE', value: 'InnoDB' }, { kind: 'set-table-option', table: t, option: 'FORCE' }]],
  ])('reads %s', (sql, expected) => {
    expect(operations(sql)).toEqual(expected);
  });

  it('tells keys of a table from its constraints', () => {
    expect(operations('alter table t add unique u (a), add key k (b(3) desc), add primary key (a)')).toEqual([
      { kind: 'add-constraint', table: t, ifNotExists: false, constraint: { kind: 'unique', name: 'u', keys: [{ column: 'a' }], include: [] } },
      { kind: 'create-index', table: t, ifNotExists: false, concurrently: false, only: false, index: { name: 'k', unique: false, method: 'btree', keys: [{ column: 'b', length: 3, order: 'desc' }], include: [] } },
      { kind: 'add-constraint', table: t, ifNotExists: false, constraint: { kind: 'primary-key', keys: [{ column: 'a' }], include: [] } },
    ]);
  });

  it('reads a list of columns as one operation each', () => {
    expect(readOne('mysql', 'alter table t add (a int, b int, index (a))').operations.map(({ kind }) => kind)).toEqual(['add-column', 'add-column', 'create-index']);
  });

  it('refuses a clause it does not know, at its place', () => {
    const { problem, operations: none } = readOne('mysql', 'alter table t add a int, frobnicate b');
    expect(none).toEqual([]);
    expect(problem?.offset).toBe('alter table t add a int, '.length);
  });
});
