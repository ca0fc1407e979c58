import { describe, expect, it } from '@jest/globals';

import { readOne, readOperations } from '../../../support/read-operations.ts';

const read = (sql: string): Promise<readonly unknown[]> => readOperations('postgresql', sql);
const nothing = { tables: [], columns: [], functions: [], hasLimit: false };

describe('statements on rows', () => {
  it('reads what a SELECT uses', async () => {
    const sql = `select u.id, count(*), "Odd" from s.users u join orders as o on o.user_id = u.id, lateral (select max(x) from points) p
      where (u.age > 18 and exists (select 1 from flags)) group by 1 having sum(o.total) > 0 limit 5`;
    expect(await read(sql)).toEqual([{
      kind: 'select',
      query: {
        tables: [{ schema: 's', name: 'users' }, { name: 'orders' }, { name: 'points' }, { name: 'flags' }],
        columns: ['u.id', 'Odd', 'o.user_id', 'x', 'u.age', 'o.total'],
        functions: ['count', 'max', 'sum'],
        predicate: { text: 'u.age > 18 and exists (select 1 from flags)', columns: ['u.age'], functions: [] },
        hasLimit: true,
      },
    }]);
  });

  it('places the tables at their names', async () => {
    const sql = 'select 1 from s . "T" t, other';
    const { operations } = await readOne('postgresql', sql);
    const tables = operations.flatMap((operation) => (operation.kind === 'select' ? operation.query.tables : []));
    expect(tables.map(({ span }) => sql.slice(span.start, span.end))).toEqual(['s . "T"', 'other']);
  });

  it('does not take common table expressions for tables', async () => {
    const tables = async (sql: string): Promise<unknown> => (await read(sql))[0];
    expect(await tables('with a as (select 1 from b), c as (select 1 from a) select * from a, c, s.a')).toMatchObject({ query: { tables: [{ name: 'b' }, { schema: 's', name: 'a' }] } });
    expect(await tables('with a as (select 1 from a) select 1 from a')).toMatchObject({ query: { tables: [{ name: 'a' }] } });
    expect(await tables('with recursive a as (select 1 from a) select 1 from a')).toMatchObject({ query: { tables: [] } });
    expect(await tables('select 1 from (with a as (select 1) select 1 from a) x, a')).toMatchObject({ query: { tables: [{ name: 'a' }] } });
  });

  it('reads INSERT with what it reads, and whether it updates', async () => {
    expect(await read("insert into s.t (a, b) values (1, 'x'), (2, default)")).toEqual([{ kind: 'insert', table: { schema: 's', name: 't' }, upsert: false, query: nothing, rowCount: 2 }]);
    expect(await read('insert into t select a from u where b limit 3 on conflict (a) do update set b = excluded.b')).toEqual([{
      kind: 'insert', table: { name: 't' }, upsert: true, unlisted: true,
      query: { tables: [{ name: 'u' }], columns: ['a', 'b', 'excluded.b'], functions: [], hasLimit: true, predicate: { text: 'b', columns: ['b'], functions: [] } },
    }]);
    expect(await read('insert into t default values on conflict do nothing')).toEqual([{ kind: 'insert', table: { name: 't' }, upsert: false, query: nothing }]);
    expect(await read('insert into t (a, b, a) values (1, 2, 3)')).toMatchObject([{ repeated: ['a'] }]);
    expect(await read('update t set a = 1, a = 2, b[1] = 3, b[2] = 4')).toMatchObject([{ repeated: ['a'] }]);
  });

  it('counts the rows that VALUES lists', async () => {
    expect(await read('insert into t values (1, (2)), (3, 4), (5, 6)')).toMatchObject([{ rowCount: 3 }]);
    expect(await read('insert into t select 1')).toEqual([{ kind: 'insert', table: { name: 't' }, upsert: false, unlisted: true, query: nothing }]);
  });

  it.each([
    ['delete from t where a = null', true],
    ['delete from t where null <> a', true],
    ['select 1 from t join u on t.a = null::text', true],
    ['select (select 1 from u where x != null)', true],
    ['update t set a = null where b is null', undefined],
    ['delete from t where a is distinct from null', undefined],
    ['delete from t where coalesce(a, null) = 1', undefined],
    ["delete from t where a = 'null'", undefined],
  ])('sees a comparison with NULL in %s: %j', async (sql, comparesNull) => {
    const [operation] = await read(sql);
    expect(operation).toMatchObject({ query: comparesNull === undefined ? expect.not.objectContaining({ comparesNull: true }) : { comparesNull } });
  });

  it('reads UPDATE and DELETE without their target among the tables', async () => {
    expect(await read('update only t as x set a = b + 1, (c, d) = (select 1, 2 from u) from v where x.id = v.id returning e')).toEqual([{
      kind: 'update', table: { name: 't' }, setColumns: ['a', 'c', 'd'],
      query: { tables: [{ name: 'u' }, { name: 'v' }], columns: ['b', 'x.id', 'v.id', 'e'], functions: [], hasLimit: false, predicate: { text: 'x.id = v.id', columns: ['x.id', 'v.id'], functions: [] } },
    }]);
    expect(await read('delete from t using u where t.a = u.a')).toMatchObject([{ kind: 'delete', table: { name: 't' }, query: { tables: [{ name: 'u' }], predicate: { text: 't.a = u.a' } } }]);
    expect(await read('delete from t')).toEqual([{ kind: 'delete', table: { name: 't' }, query: nothing }]);
  });

  it('gives an operation for each part that writes', async () => {
    expect(await read('with d as (delete from a where true returning *), i as (insert into b select * from d) update c set x = 1 from d')).toMatchObject([
      { kind: 'delete', table: { name: 'a' }, query: { predicate: { constant: 'true' } } },
      { kind: 'insert', table: { name: 'b' } },
      { kind: 'update', table: { name: 'c' }, query: { tables: [] } },
    ]);
    expect(await read('with d as (delete from a returning *) select * from d')).toMatchObject([{ kind: 'delete', table: { name: 'a' } }, { kind: 'select' }]);
  });

  it('reads the writing parts of a query that feeds another statement', async () => {
    expect(await read('create table t as with d as (delete from a returning *) select * from d')).toMatchObject([{ kind: 'delete' }, { kind: 'create-table' }]);
  });

  it('knows the row of a cursor for a predicate', async () => {
    expect(await read('delete from t where current of c returning a')).toMatchObject([{ query: { predicate: { text: 'current of c' } } }]);
  });

  it('reads the actions of MERGE', async () => {
    const sql = 'merge into t using u on t.id = u.id when matched and u.gone then delete when matched then update set a = u.a when not matched then insert (id) values (u.id)';
    expect(await read(sql)).toMatchObject([
      { kind: 'insert', table: { name: 't' }, upsert: true, query: { tables: [{ name: 'u' }], predicate: { text: 't.id = u.id' } } },
      { kind: 'update', setColumns: ['a'] },
      { kind: 'delete' },
    ]);
    expect(await read('merge into t using u on true when not matched then do nothing')).toEqual([]);
  });

  it.each([
    ['copy t (a) from stdin', { table: { name: 't' }, direction: 'from', endpoint: 'client' }],
    ["copy t to '/tmp/x' csv", { table: { name: 't' }, direction: 'to', endpoint: 'server-file' }],
    ["copy t from program 'cat'", { table: { name: 't' }, direction: 'from', endpoint: 'program' }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toEqual([{ kind: 'copy', ...expected }]);
  });

  it('reads the query that COPY, DECLARE and EXPLAIN ANALYZE run', async () => {
    expect(await read('copy (delete from t returning *) to stdout')).toMatchObject([{ kind: 'copy', direction: 'to' }, { kind: 'delete', table: { name: 't' } }]);
    expect(await read('declare c cursor for select * from t')).toMatchObject([{ kind: 'other', command: 'DECLARE CURSOR' }, { kind: 'select' }]);
    expect(await read('explain (analyze, costs off) delete from t')).toMatchObject([{ kind: 'other', command: 'EXPLAIN' }, { kind: 'delete' }]);
    expect(await read('explain delete from t')).toMatchObject([{ kind: 'other' }]);
    expect(await read('explain (analyze false) delete from t')).toMatchObject([{ kind: 'other' }]);
  });

  it('sees set_config with constants as a setting, as pg_dump writes it', async () => {
    expect(await read("select pg_catalog.set_config('search_path', '', false)")).toMatchObject([{ kind: 'select' }, { kind: 'set-variable', name: 'search_path', value: '', scope: 'session' }]);
    expect(await read("select set_config('A.b', 'x', true)")).toMatchObject([{ kind: 'select' }, { kind: 'set-variable', name: 'a.b', value: 'x', scope: 'transaction' }]);
    expect(await read("select set_config('a', b, true) from t")).toMatchObject([{ kind: 'select' }]);
  });
});

describe('a constant predicate', () => {
  it.each([
    ['true', 'true'], ['1 = 1', 'true'], ["'a' <> 'b'", 'true'], ['not false', 'true'], ['1 < 2', 'true'], ["'t'::boolean", 'true'], ['1::bool', 'true'], ['a or true', 'true'],
    ['(1=1) and true', 'true'], ['1 is not null', 'true'], ['null is null', 'true'], ['true is true', 'true'], ['null is unknown', 'true'], ["cast('yes' as bool)", 'true'],
    ['false', 'false'], ['1 = 2', 'false'], ['a and false', 'false'], ['1 >= 2 or false', 'false'], ['null is true', 'false'], ["'f'::bool", 'false'],
    ['null', 'null'], ['null = 1', 'null'], ['null and true', 'null'], ['not null', 'null'], ['null::bool', 'null'],
  ])('%s is %s', async (predicate, constant) => {
    expect(await read(`delete from t where ${predicate}`)).toMatchObject([{ query: { predicate: { constant } } }]);
  });

  it.each(['a = a', 'a', 'a or false', 'a and true', 'now() = now()', "'a' < 'b'", 'exists (select 1)', '1 = a', "1 = '1'", 'a is null or a is not null', "'x'::bool is true and a"])('%s is none', async (predicate) => {
    const [operation] = await read(`delete from t where ${predicate}`);
    expect(operation).toMatchObject({ query: { predicate: { text: predicate } } });
    expect(operation).not.toMatchObject({ query: { predicate: { constant: expect.anything() } } });
  });
});
