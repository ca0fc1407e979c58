import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readOne, withoutSpans } from './reading.ts';

function bodyOf(sql: string, engine: EngineName = 'mysql'): unknown {
  const { body, problem } = readOne(engine, sql);
  if (problem !== undefined) throw new Error(`${problem.message} in ${sql}`);
  return body && { ...body, statements: body.statements.map(({ text }) => text) };
}

describe('the body of a stored program', () => {
  it('is executed later, and its statements are read as such', () => {
    const sql = `create procedure p (in a int) begin
      declare done int default false;
      declare c cursor for select id from t;
      declare continue handler for not found set done = true;
      if a > 0 then update t set b = a; else delete from u where id = a; end if;
      while not done do insert into log values (1); end while;
      case a when 1 then drop table x; end case;
      open c; fetch c into a; close c;
      begin call q(a); end;
    end`;
    expect(bodyOf(sql)).toEqual({
      executes: 'later',
      complete: true,
      statements: ['set done = true', 'update t set b = a', 'delete from u where id = a', 'insert into log values (1)', 'drop table x', 'call q(a)'],
    });
  });

  it('places its statements in the file', () => {
    const sql = 'create trigger t before insert on x for each row begin set new.a = 1; delete from y; end';
    const { body } = readOne('mysql', sql);
    expect(body?.statements.map(({ span, ordinal, command }) => [sql.slice(span.start, span.end), ordinal, command])).toEqual([['set new.a = 1', 1, 'SET'], ['delete from y', 2, 'DELETE']]);
  });

  it('may be one statement', () => {
    expect(bodyOf('create procedure p() delete from t')).toEqual({ executes: 'later', complete: true, statements: ['delete from t'] });
    expect(bodyOf('create event e on schedule every 1 day do truncate table t')).toEqual({ executes: 'later', complete: true, statements: ['truncate table t'] });
    expect(bodyOf('create function f() returns int return 1')).toEqual({ executes: 'later', complete: true, statements: [] });
  });

  it('is not complete where it builds statements as text', () => {
    expect(bodyOf('create procedure p() begin set @s = 1; prepare x from @s; execute x; end')).toMatchObject({ complete: false });
    expect(bodyOf('create procedure p() begin execute immediate @s; end', 'mariadb')).toMatchObject({ complete: false });
    expect(bodyOf("create procedure p() language javascript as 'code'")).toEqual({ executes: 'later', complete: false, statements: [] });
  });

  it('keeps its variables apart from settings', () => {
    const { body } = readOne('mysql', 'create procedure p(x int) begin declare y int; set x = 1, y = 2, @z = 3, sql_mode = \'\', new.a = 1; end');
    expect(body?.statements[0]?.operations.map((operation) => ('name' in operation ? operation.name : ''))).toEqual(['@z', 'sql_mode']);
  });

  it.each([
    ['create procedure d.p() select 1', { objectKind: 'procedure', object: { schema: 'd', name: 'p' }, language: 'sql' }],
    ['create function if not exists f() returns int return 1', { objectKind: 'function', ifNotExists: true }],
    ['create definer = a@b trigger t after update on x for each row follows u set @a = 1', { objectKind: 'trigger', object: { name: 't' }, table: { name: 'x' }, definer: 'a@b' }],
    ['create definer = current_user() sql security invoker view v as select 1', { objectKind: 'view', definer: 'current_user' }],
    ['create event e on schedule at now() do select 1', { objectKind: 'event' }],
    ["create function f returns string soname 'x.so'", { objectKind: 'function', language: 'c' }],
  ])('%s', (sql, expected) => {
    expect(readOne('mysql', sql).operations).toMatchObject([{ kind: 'create-object', ...expected }]);
  });

  it('a broken statement in it is a problem of the whole, at its place', () => {
    const sql = 'create procedure p() begin select 1; selec 2; end';
    expect(readOne('mysql', sql).problem?.offset).toBe(sql.indexOf('selec 2'));
    expect(readOne('mysql', sql).operations).toEqual([]);
  });
});

describe('what is executed at once', () => {
  it('compound statements of MariaDB have a body, and its class', () => {
    const ddl = readOne('mariadb', 'begin not atomic insert into t values (1); drop table u; end');
    expect(ddl.operations).toMatchObject([{ kind: 'run-code', command: 'BEGIN NOT ATOMIC' }]);
    expect(ddl.body).toMatchObject({ executes: 'now', complete: true });
    expect(ddl.transaction).toBe('implicit-commit');
    expect(readOne('mariadb', 'if @a then update t set a = 1; end if').transaction).toBe('any');
    expect(readOne('mariadb', 'begin not atomic start transaction; commit; end').transaction).toBe('control');
  });

  it.each([['call p(1)', 'CALL'], ['execute s using @a', 'EXECUTE']])('%s runs what nobody can read', (sql, command) => {
    const { operations, body, transaction } = readOne('mysql', sql);
    expect(operations).toMatchObject([{ kind: 'run-code', command }]);
    expect(body).toEqual({ executes: 'now', complete: false, statements: [] });
    expect(transaction).toBe('implicit-commit');
  });

  it('PREPARE executes nothing', () => {
    expect(withoutSpans(readOne('mysql', "prepare s from 'drop table t'").operations)).toEqual([{ kind: 'other', command: 'PREPARE', objects: [] }]);
  });

  it('EXPLAIN executes only what ANALYZE asks for', () => {
    expect(readOne('mysql', 'explain delete from t').operations.map(({ kind }) => kind)).toEqual(['other']);
    expect(readOne('mysql', 'explain analyze delete from t').operations.map(({ kind }) => kind)).toEqual(['delete', 'other']);
    expect(readOne('mariadb', 'analyze delete from t').operations.map(({ kind }) => kind)).toEqual(['delete', 'other']);
    expect(readOne('mysql', 'describe t').operations).toMatchObject([{ kind: 'other', command: 'DESCRIBE' }]);
  });

  it('SET STATEMENT sets for one statement, and a lock timeout so is the statement’s own', () => {
    const { operations, online, transaction } = readOne('mariadb', 'set statement lock_wait_timeout = 5, sort_buffer_size = 9 for alter table t add a int');
    expect(operations).toMatchObject([{ name: 'lock_wait_timeout', value: '5', scope: 'transaction' }, { name: 'sort_buffer_size', scope: 'transaction' }, { kind: 'add-column' }]);
    expect(online).toEqual({ waitSeconds: 5 });
    expect(transaction).toBe('implicit-commit');
  });
});
