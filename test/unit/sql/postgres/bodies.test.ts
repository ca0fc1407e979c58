import { describe, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { Statement } from '../../../../src/model/statement.ts';
import { plpgsqlGrammar } from '../../../support/statement-generator/plpgsql-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';
import { readOne, withoutSpans } from '../../../support/read-operations.ts';

const read = (sql: string): Promise<Statement> => readOne('postgresql', sql);

/** What stands in the file at the place of each statement in a body. */
function slices(sql: string, statement: Statement): readonly string[] {
  return (statement.body?.statements ?? []).map(({ span }) => sql.slice(span.start, span.end));
}

describe('a DO block', () => {
  it('gives the statements it executes now, each with its place', async () => {
    const sql = `do $do$
declare x int := 3; y text;
begin
  drop table a; PERFORM  f(x), 'é';
  select b, c into x, y from t where z = 1;
  if exists (select 1 from pg_type where typname = 'x') then
    execute 'alter table q drop column b';
  elsif x > 1 then truncate u; else
    insert into v values (1) returning id into x; end if;
  x := (select max(id) from w);
  for y in select n from k loop delete from l; end loop;
exception when others then drop table m;
end $do$`;
    const statement = await read(sql);
    expect(statement).toMatchObject({ command: 'DO', transaction: 'any', operations: [{ kind: 'run-code', command: 'DO' }], body: { executes: 'now', complete: true } });
    expect(slices(sql, statement)).toEqual([
      'drop table a',
      "ERFORM  f(x), 'é'",
      'select b, c into x, y from t where z = 1',
      "exists (select 1 from pg_type where typname = 'x')",
      'alter table q drop column b',
      'truncate u',
      'insert into v values (1) returning id',
      '(select max(id) from w)',
      'select n from k',
      'delete from l',
      'drop table m',
    ]);
    expect(statement.body?.statements.map(({ command }) => command)).toEqual(
      ['DROP TABLE', 'SELECT', 'SELECT', 'SELECT', 'ALTER TABLE', 'TRUNCATE', 'INSERT', 'SELECT', 'SELECT', 'DELETE', 'DROP TABLE'],
    );
  });

  it('tells equal statements on one line apart', async () => {
    const sql = 'do $$ begin delete from t; delete from t; end $$';
    const starts = (await read(sql)).body?.statements.map(({ span }) => span.start);
    expect(starts).toEqual([sql.indexOf('delete'), sql.lastIndexOf('delete')]);
  });

  it('keeps the comments of an inner statement out of the way of the parser and in its text', async () => {
    const sql = 'do $$ begin\n delete from t where a not /* why */ in (1) -- end\n and b; end $$';
    const statement = await read(sql);
    expect(slices(sql, statement)).toEqual(['delete from t where a not /* why */ in (1) -- end\n and b']);
    expect(statement.body?.statements[0]?.text).toBe(slices(sql, statement)[0]);
  });

  it('gives the comments in the body to the script, in order', async () => {
    const reader = await loadReader({ name: 'postgresql' });
    const sql = `-- one\ndo $$ begin -- two\n /* three */ drop table t; execute 'drop /* four */ table u'; end $$; -- five
      create procedure p() begin atomic /* six */ select 1; end; create function f() returns int language sql as 'select 1 -- seven';`;
    const { comments } = reader.read(sql);
    expect(comments.map(({ text, span }) => [text, sql.slice(span.start, span.end)])).toEqual([
      [' one', '-- one'], [' two', '-- two'], [' three ', '/* three */'], [' four ', '/* four */'], [' five', '-- five'], [' six ', '/* six */'], [' seven', '-- seven'],
    ]);
  });

  it.each([
    ["execute 'drop table ' || 'a'", ['drop table a'], true],
    ["execute format('drop table %I.%s; truncate %2$s', 'A b', 'c')", ['drop table "A b".c', 'truncate c'], true],
    ["execute concat('drop', ' table x')", ['drop table x'], true],
    ["execute 'comment on table t is ' || quote_literal('it''s')", ["comment on table t is 'it''s'"], true],
    ['execute $q$create index concurrently i on t (a)$q$', ['create index concurrently i on t (a)'], true],
    ["execute 'drop table ' || x", [], false],
    ["execute format('drop table %I', x)", [], false],
    ["execute format('drop table %5s', 'x')", [], false],
    ["for x in execute 'select a from t' loop null; end loop", ['select a from t'], true],
    ["delete from a; execute y", ['delete from a'], false],
  ])('reads what %s runs, as far as it is constant', async (code, texts, complete) => {
    const { body } = await read(`do $$ declare x text; y text; begin ${code}; end $$`);
    expect(body?.statements.map(({ text }) => text)).toEqual(texts);
    expect(body?.complete).toBe(complete);
  });

  it('does not look for errors in what EXECUTE runs', async () => {
    const { problem, body } = await read("do $$ begin execute 'selct 1'; end $$");
    expect(problem).toBeUndefined();
    expect(body?.statements[0]?.problem?.message).toContain('selct');
  });

  it.each([
    ['do $$ begin selct 1; end $$', 'selct'],
    ['do $$\nbegin\n if x then; end $$', 'if x then'],
    ['do $$ begin delete from t wher a; end $$', 'a; end'],
    ["do 'begin x := 1; end'", 'begin x'],
  ])('is a problem where it is wrong: %j', async (sql, at) => {
    const { problem, operations } = await read(sql);
    expect(operations).toEqual([]);
    expect(sql.slice(problem?.offset)).toMatch(at === 'if x then' || at.startsWith('a;') ? /./ : new RegExp(`^${at}`));
  });

  it('in another language is not complete', async () => {
    expect(await read('do language plpython3u $$ import os $$')).toMatchObject({ body: { complete: false, statements: [] } });
  });
});

describe('a routine', () => {
  it('gives the statements that run later', async () => {
    const sql = `create or replace function f(a int, out b mytype[]) returns mytype[] language plpgsql as $$
      declare c t.c%type; d t%rowtype; e mytype[];
      begin update t set x = 1; return; end $$`;
    const statement = await read(sql);
    expect(statement).toMatchObject({ operations: [{ kind: 'create-object', objectKind: 'function' }], body: { executes: 'later', complete: true } });
    expect(slices(sql, statement)).toEqual(['update t set x = 1']);
  });

  it('in SQL is read from a string, with places also where quotes are doubled', async () => {
    const sql = "create function f() returns text language sql as 'select ''x'' from t where a = ''é''; delete from b'";
    const statement = await read(sql);
    expect(slices(sql, statement)).toEqual(["select ''x'' from t where a = ''é''", 'delete from b']);
    expect(statement.body?.statements.map(({ text }) => text)).toEqual(["select 'x' from t where a = 'é'", 'delete from b']);
  });

  it('is read from a string with escapes', async () => {
    const sql = "create function f() returns int language sql as E'select\\n1 from \\x74;\\n delete from t\\u0032'";
    const statement = await read(sql);
    expect(statement.body?.statements.map(({ text }) => text)).toEqual(['select\n1 from t', 'delete from t2']);
    expect(slices(sql, statement)[1]).toMatch(/^delete from t/);
  });

  it('is read from BEGIN ATOMIC and from RETURN', async () => {
    const atomic = 'create procedure p() begin atomic select case when a then 1 end; insert into t values (1); end';
    expect(slices(atomic, await read(atomic))).toEqual(['select case when a then 1 end', 'insert into t values (1)']);
    const returned = 'create function f(return int) returns int return (a + (select 1 from t))';
    expect((await read(returned)).body).toMatchObject({ executes: 'later', complete: true, statements: [{ operations: [{ kind: 'select', query: { tables: [{ name: 't' }] } }] }] });
    const both = 'create function f() returns int begin atomic delete from t; return 1; end';
    expect((await read(both)).body?.statements.map(({ command }) => command)).toEqual(['DELETE', 'SELECT']);
  });

  it.each([
    ['create function f() returns int language plpgsql as $$ begin retur 1; end $$', 'retur'],
    ['create function f() returns int language plpgsql as $$ begin return; end $$', 'missing expression'],
    ['create function f() returns int language sql as $$ selct 1 $$', 'selct'],
    ['create function f() returns int language plpgsql as $$ begin perform date $1; return 1; end $$', '\\$1'],
  ])('is a problem where the server would refuse to make it: %s', async (sql, message) => {
    expect((await read(sql)).problem?.message).toMatch(new RegExp(message));
  });

  it.each([
    'create function f() returns event_trigger language plpgsql as $$ begin return; end $$',
    'create function f() returns setof int language plpgsql as $$ begin return next 1; return; end $$',
    'create function f(out a int) language plpgsql as $$ begin a := 1; return; end $$',
    'create procedure p(inout a int) language plpgsql as $$ begin commit; return; end $$',
    'create function f(a t.b%type, variadic c text[]) returns t.b%type language plpgsql as $$ begin return a; end $$',
    'create function f() returns trigger language plpgsql as $$ begin new.a.b := old.c; return null; end $$',
    "create function f(cstring) returns int as 'library', 'symbol' language c strict",
    "create function f() returns int as 'no language'",
  ])('is understood: %s', async (sql) => {
    expect((await read(sql)).problem).toBeUndefined();
  });

  it('reads bodies in bodies, but not without end', async () => {
    const nest = (depth: number): string => (depth === 0 ? 'drop table t' : `do $d${depth}$ begin ${nest(depth - 1)}; end $d${depth}$`);
    const inner = (statement: Statement): Statement => (statement.body?.statements[0] === undefined ? statement : inner(statement.body.statements[0]));
    expect(inner(await read(nest(4))).command).toBe('DROP TABLE');
    const deep = inner(await read(nest(20)));
    expect(deep).toMatchObject({ command: 'DO', body: { complete: false } });
  });

  it('means the same however it is written', async () => {
    const reader = await loadReader({ name: 'postgresql' });
    const random = new Random(21);
    for (let round = 0; round < 400; round += 1) {
      const words = plpgsqlGrammar.generate(random, 'function');
      const [plain, wild] = [renderPlain(words), renderWild(random, words)].map((sql) => reader.read(sql).statements);
      const meaning = (statements: readonly Statement[] | undefined): unknown =>
        statements?.map(({ body, problem }) => [problem === undefined, body?.complete, body?.statements.map(({ operations }) => JSON.parse(JSON.stringify(withoutSpans(operations), (key, value: unknown) => (key === 'text' ? undefined : value))) as unknown)]);
      expect(meaning(wild)).toEqual(meaning(plain));
    }
  });
});
