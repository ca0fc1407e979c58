import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import type { QueryUse } from '../../../../src/model/expression.ts';
import type { Operation } from '../../../../src/model/operation.ts';
import { readOne, withoutSpans } from './reading.ts';

function operationsOf(sql: string, engine: EngineName = 'mysql'): readonly Operation[] {
  const { operations, problem } = readOne(engine, sql);
  if (problem !== undefined) throw new Error(`${problem.message} in ${sql}`);
  return operations;
}

function useOf(sql: string, engine: EngineName = 'mysql'): QueryUse {
  const [operation] = operationsOf(sql, engine);
  if (operation === undefined || !('query' in operation)) throw new Error(`no query in ${sql}`);
  return operation.query;
}

function tablesOf(sql: string, engine: EngineName = 'mysql'): readonly string[] {
  return useOf(sql, engine).tables.map(({ schema, name }) => (schema === undefined ? name : `${schema}.${name}`));
}

describe('what a query uses', () => {
  it('names tables, columns and functions once, as written', () => {
    expect(withoutSpans(useOf('select u.id, COUNT(*), Lower(name), u.id from users u join d.orders o on o.user_id = u.id where total > 5 limit 3'))).toEqual({
      tables: [{ name: 'users' }, { schema: 'd', name: 'orders' }],
      columns: ['u.id', 'name', 'o.user_id', 'total'],
      functions: ['count', 'lower'],
      predicate: { text: 'total > 5', columns: ['total'], functions: [] },
      hasLimit: true,
      joinsOnCondition: true,
    });
  });

  it.each([
    ['delete a from a join b on a.x = b.x', true],
    ['delete a from a natural join b', true],
    ['update a inner join b using (x) set a.y = 1', true],
    ['delete a from a left join b on a.x = b.x', undefined],
    ['delete a from a natural left join b', undefined],
    ['delete a from a, b', undefined],
    ['delete a from a cross join b', undefined],
    ['delete from a where x in (select b.x from b join c on b.y = c.y)', undefined],
  ])('%s picks its rows by a join: %j', (sql, joinsOnCondition) => {
    expect(useOf(sql).joinsOnCondition).toBe(joinsOnCondition);
  });

  it.each([
    ['delete from t where a = null', true],
    ['select 1 from t where x and (null != a or b)', true],
    ['select 1 from t where a in (select b from u where b <> null)', true],
    ['update t set a = null, b = if(a is null, null, 1) where a <=> null', undefined],
    ['insert into t set a = null', undefined],
  ])('%s compares with NULL: %j', (sql, comparesNull) => {
    expect(useOf(sql).comparesNull).toBe(comparesNull);
  });

  it('names the columns by which a DELETE or UPDATE is ordered', () => {
    expect(useOf('delete from t order by a, t.b desc limit 3').orderedBy).toEqual(['a', 't.b']);
    expect(useOf('update t set a = 1 limit 3').orderedBy).toBeUndefined();
  });

  it.each([
    ['select * from a, b', ['a', 'b']],
    ['select 1 from a where x in (select y from b where z = (select max(w) from c))', ['a', 'b', 'c']],
    ['select 1 from (select 2 from a) x join b', ['a', 'b']],
    ['select 1 from a union select 2 from b', ['a', 'b']],
    ['(select 1 from a) except (select 2 from b)', ['a', 'b']],
    ['select (select 1 from a), exists (select 2 from b) from c', ['a', 'b', 'c']],
    ['table a', ['a']],
    ['select 1 from dual', []],
    ["select 1 from json_table('[]', '$' columns (a int path '$')) j join b", ['b']],
    ['select 1 from a as x, a as y', ['a']],
    ['select 1 from a left join (b, c) on 1', ['a', 'b', 'c']],
  ])('%s reads %j', (sql, tables) => {
    expect(tablesOf(sql)).toEqual(tables);
  });

  it('does not take the name of a WITH clause for a table, where the clause holds', () => {
    expect(tablesOf('with c as (select 1 from a) select * from c join b')).toEqual(['a', 'b']);
    expect(tablesOf('with recursive r as (select 1 union select n from r) select * from r')).toEqual([]);
    expect(tablesOf('with c as (select 1 from c) select * from c')).toEqual(['c']);
    expect(tablesOf('select * from (with c as (select 1) select * from c) x join c')).toEqual(['c']);
    expect(tablesOf('with C as (select 1) select * from c join d.c')).toEqual(['d.c']);
    expect(tablesOf('with a as (select 1), b as (select * from a) select * from b where exists (select 1 from a)')).toEqual([]);
  });

  it('tells stars and qualified columns', () => {
    expect(useOf('select *, t.*, d.t.* , d.t.c, `T`.`c` from t').columns).toEqual(['*', 't.*', 'd.t.*', 'd.t.c', 'T.c']);
  });

  it('keeps the WHERE and LIMIT of the statement, not those of its subqueries', () => {
    const use = useOf('select 1 from a where b = (select c from d where e = 1 limit 1)');
    expect(use.predicate?.text).toBe('b = (select c from d where e = 1 limit 1)');
    expect(use.hasLimit).toBe(false);
    expect(useOf('select 1 from (select 2 from b where c = 1 limit 1) x')).toMatchObject({ hasLimit: false });
    expect(useOf('select 1 from (select 2 from b where c = 1) x')).not.toHaveProperty('predicate');
  });
});

describe('a condition that is the same for every row', () => {
  it.each([
    ['1', 'true'], ['0', 'false'], ['TRUE', 'true'], ['false', 'false'], ['NULL', 'null'], ['1=1', 'true'], ['1 = 2', 'false'], ['1 <> 1', 'false'],
    ["'a' = 'a'", 'true'], ['not 0', 'true'], ['!1', 'false'], ['1 or x', 'true'], ['x or 1', 'true'], ['0 and x', 'false'], ['1 and 1', 'true'],
    ['1 && 0', 'false'], ['0 || 0', 'false'], ['1 xor 1', 'false'], ['null = 1', 'null'], ['null <=> null', 'true'], ['null <=> 1', 'false'], ['null is null', 'true'],
    ['1 is not null', 'true'], ['1 is true', 'true'], ['0 is not true', 'true'], ['(1)', 'true'], ['((1 = 1))', 'true'], ['1 + 1 > 1', 'true'], ['2 * 3 = 6', 'true'],
    ['-1', 'true'], ["'0'", 'false'], ["'1'", 'true'], ["'abc'", 'false'], ['2 > 1 and 3 >= 3', 'true'], ['0.5', 'true'],
  ])('where %s is %s', (condition, verdict) => {
    expect(useOf(`select 1 from t where ${condition}`).predicate).toMatchObject({ constant: verdict });
  });

  it.each([
    'x', 'x = x', 'x = 1', '1 and x', '0 or x', 'rand() > 0', '@a', '@@sql_mode', "'a' = 'A'", "'1' = 1", '1 in (1)', 'exists (select 1)', '(select 1)', "x'41'", '1 between 0 and 2',
    'cast(1 as signed)', 'not x', 'case when 1 then 1 end', 'null like 1',
  ])('where %s is not known', (condition) => {
    expect(useOf(`select 1 from t where ${condition}`).predicate).not.toHaveProperty('constant');
  });
});

describe('statements that change rows', () => {
  it('INSERT and REPLACE name their table and whether they may overwrite', () => {
    const shape = (sql: string, engine?: EngineName): unknown => withoutSpans(operationsOf(sql, engine).map((operation) => ('upsert' in operation ? { ...operation, query: operation.query.tables } : operation)));
    const insert = (upsert: boolean, rowCount = 1): unknown => [{ kind: 'insert', table: { name: 't' }, query: [], upsert, rowCount, unlisted: true }];
    const replacement = [{ kind: 'insert', table: { name: 't' }, query: [], upsert: true, replaces: true, rowCount: 1, unlisted: true }];
    expect(shape('insert into t () values ()')).toEqual([{ kind: 'insert', table: { name: 't' }, query: [], upsert: false, rowCount: 1 }]);
    expect(operationsOf('insert into t (a, b, A) values (1, 2, 3)')).toMatchObject([{ repeated: ['a'] }]);
    expect(shape('insert into t values (1), (default)')).toEqual(insert(false, 2));
    expect(shape('insert ignore t (a) select b from u')).toEqual([{ kind: 'insert', table: { name: 't' }, query: [{ name: 'u' }], upsert: false }]);
    expect(shape('insert into t set a = 1 on duplicate key update a = 2')).toEqual([{ kind: 'insert', table: { name: 't' }, query: [], upsert: true, rowCount: 1 }]);
    expect(shape('replace into t values (1)')).toEqual(replacement);
    expect(shape('replace into t values (1) returning *', 'mariadb')).toEqual(replacement);
    expect(shape('insert into t values (1) as n on duplicate key update a = n.a')).toEqual(insert(true));
  });

  it('UPDATE has one operation for each table that it sets columns of', () => {
    const shape = (sql: string, engine?: EngineName): unknown =>
      operationsOf(sql, engine).map((operation) => (operation.kind === 'update' ? [operation.table.name, operation.setColumns] : operation));
    expect(shape('update t set a = 1, b = default')).toEqual([['t', ['a', 'b']]]);
    expect(shape('update t as x join u on x.id = u.id set x.a = 1, u.b = 2, x.c = 3')).toEqual([['t', ['a', 'c']], ['u', ['b']]]);
    expect(shape('update d.t, u set d.t.a = 1')).toEqual([['t', ['a']]]);
    expect(shape('update t for portion of p from 1 to 2 set a = 1', 'mariadb')).toEqual([['t', ['a']]]);
  });

  it('DELETE has one operation for each table that it deletes from', () => {
    const shape = (sql: string, engine?: EngineName): unknown =>
      operationsOf(sql, engine).map((operation) => (operation.kind === 'delete' ? [operation.table.name, operation.query.tables.map(({ name }) => name)] : operation));
    expect(shape('delete from t where a = 1')).toEqual([['t', ['t']]]);
    expect(shape('delete x, u.* from t as x join u')).toEqual([['t', ['t', 'u']], ['u', ['t', 'u']]]);
    expect(shape('delete from x using t as x join u')).toEqual([['t', ['t', 'u']]]);
    expect(shape('delete history from t', 'mariadb')).toEqual([['t', ['t']]]);
  });

  it('tells whether UPDATE and DELETE are limited and what they are limited to', () => {
    expect(useOf('delete from t where 1 order by a limit 5')).toMatchObject({ hasLimit: true, predicate: { constant: 'true' } });
    expect(useOf('update t set a = 1')).not.toHaveProperty('predicate');
    expect(useOf('with c as (select 1) delete from t where a in (select * from c)')).toMatchObject({ predicate: { text: 'a in (select * from c)' } });
  });

  it('rows that leave or enter the database are copies', () => {
    expect(operationsOf("load data local infile 'f' into table t").map(withoutSpans)).toEqual([{ kind: 'copy', table: { name: 't' }, direction: 'from', endpoint: 'client' }]);
    expect(operationsOf("load data infile 'f' replace into table t").map(withoutSpans)).toEqual([{ kind: 'copy', table: { name: 't' }, direction: 'from', endpoint: 'server-file', replaces: true }]);
    expect(operationsOf("load data infile 'f' into table t").map(withoutSpans)).toEqual([{ kind: 'copy', table: { name: 't' }, direction: 'from', endpoint: 'server-file' }]);
    expect(operationsOf("select a from t into outfile 'f'").map(({ kind }) => kind)).toEqual(['select', 'copy']);
    expect(operationsOf('select a into @x from t').map(({ kind }) => kind)).toEqual(['select']);
  });
});
