import { describe, expect, it } from '@jest/globals';

import { readOne, readOperations } from '../../../support/read-operations.ts';

const read = (sql: string): Promise<readonly unknown[]> => readOperations('postgresql', sql);

describe('new objects', () => {
  it.each([
    ['create schema if not exists s authorization x', { objectKind: 'schema', object: { name: 's' }, ifNotExists: true }],
    ['create schema authorization x', { objectKind: 'schema', object: { name: 'x' } }],
    ['create or replace temp view s.v as select a from t', { objectKind: 'view', object: { schema: 's', name: 'v' }, orReplace: true, temporary: true, query: { tables: [{ name: 't' }], columns: ['a'] } }],
    ['create materialized view if not exists m as select 1 from t', { objectKind: 'materialized view', object: { name: 'm' }, ifNotExists: true, query: { tables: [{ name: 't' }] } }],
    ['create temp sequence if not exists s.q', { objectKind: 'sequence', object: { schema: 's', name: 'q' }, temporary: true, ifNotExists: true }],
    ["create type s.e as enum ('a', 'it''s')", { objectKind: 'enum', object: { schema: 's', name: 'e' }, labels: ['a', "it's"] }],
    ['create type c as (a int)', { objectKind: 'type', object: { name: 'c' } }],
    ['create type r as range (subtype = int)', { objectKind: 'type', object: { name: 'r' } }],
    ['create domain d as varchar(3) not null check (value <> $$$$)', { objectKind: 'domain', object: { name: 'd' }, baseType: { name: 'character varying', arguments: ['3'] }, notNull: true, checks: [''] }],
    ['create domain d int', { objectKind: 'domain', baseType: { name: 'integer' }, notNull: false }],
    ['create or replace function s.f(a int) returns int immutable language SQL as $$select 1$$', { objectKind: 'function', object: { schema: 's', name: 'f' }, orReplace: true, volatility: 'immutable', language: 'sql' }],
    ["create function f() returns trigger language 'plpgsql' as 'begin return new; end'", { objectKind: 'function', volatility: 'volatile', language: 'plpgsql' }],
    ['create function f() returns int stable return 1', { volatility: 'stable', language: 'sql' }],
    ['create procedure p() language sql as $$select 1$$', { objectKind: 'procedure', object: { name: 'p' } }],
    ['create aggregate a(int) (sfunc = f, stype = int)', { objectKind: 'aggregate', object: { name: 'a' } }],
    ['create or replace trigger tr before insert on s.t for each row execute function f()', { objectKind: 'trigger', object: { name: 'tr' }, table: { schema: 's', name: 't' }, orReplace: true }],
    ['create event trigger e on ddl_command_end execute function f()', { objectKind: 'event trigger', object: { name: 'e' } }],
    ['create or replace rule r as on insert to s.t do nothing', { objectKind: 'rule', object: { name: 'r' }, table: { schema: 's', name: 't' } }],
    ['create policy p on t using (true)', { objectKind: 'policy', object: { name: 'p' }, table: { name: 't' }, policy: { command: 'all', permissive: true, using: { constant: 'true' } } }],
    ['create policy p on t as restrictive for insert with check (a = 1)', { policy: { command: 'insert', permissive: false, check: { text: 'a = 1' } } }],
    ['create role r superuser nobypassrls', { objectKind: 'role', powers: ['superuser'] }],
    ['create function f() returns int security definer set search_path = a language sql return 1', { powers: ['security definer'], settings: ['search_path'] }],
    ['create extension if not exists "uuid-ossp"', { objectKind: 'extension', object: { name: 'uuid-ossp' }, ifNotExists: true }],
    ['create role r login', { objectKind: 'role', object: { name: 'r' } }],
    ['create user u', { objectKind: 'role', object: { name: 'u' } }],
    ['create database d', { objectKind: 'database', object: { name: 'd' } }],
    ["create tablespace ts location '/x'", { objectKind: 'tablespace', object: { name: 'ts' } }],
    ['create publication p for all tables', { objectKind: 'publication', object: { name: 'p' }, publication: { allTables: true, tables: [], schemas: [] } }],
    ["create publication p for table a, s.b, tables in schema c, current_schema with (publish = 'Insert, delete')", {
      publication: { allTables: false, tables: [{ name: 'a' }, { schema: 's', name: 'b' }], schemas: ['c', ''], publish: ['insert', 'delete'] },
    }],
    ["create subscription s connection 'x' publication p", { objectKind: 'subscription', object: { name: 's' } }],
    ['create statistics if not exists s.st on a, b from t', { objectKind: 'statistics', object: { schema: 's', name: 'st' }, ifNotExists: true }],
    ["create collation c (locale = 'de')", { objectKind: 'collation', object: { name: 'c' } }],
    ['create foreign table f (a int) server s', { objectKind: 'foreign table', object: { name: 'f' } }],
    ['create server s foreign data wrapper w', { objectKind: 'server', object: { name: 's' } }],
    ['create cast (int as s.ty) without function', { objectKind: 'cast', object: { name: 'int4 as ty' } }],
    ['create text search configuration tc (copy = simple)', { objectKind: 'text search', object: { name: 'tc' } }],
    ['create operator s.=== (leftarg = int, rightarg = int, function = f)', { objectKind: 'operator', object: { schema: 's', name: '===' } }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toMatchObject([{ kind: 'create-object', ...expected }]);
  });

  it('reads what is made inside CREATE SCHEMA, in that schema', async () => {
    expect(await read('create schema s create table t (a int) create index on t (a) create view v as select a from t create sequence q grant select on t to x')).toMatchObject([
      { kind: 'create-object', objectKind: 'schema' },
      { kind: 'create-table', table: { schema: 's', name: 't' }, columns: [{ name: 'a' }] },
      { kind: 'create-index', table: { schema: 's', name: 't' } },
      { kind: 'create-object', objectKind: 'view', object: { schema: 's', name: 'v' } },
      { kind: 'create-object', objectKind: 'sequence', object: { schema: 's', name: 'q' } },
      { kind: 'grant' },
    ]);
  });

  it('places a name at the name', async () => {
    const sql = 'create or replace function "S" /* x */ . f() returns int language sql as $$select f()$$';
    const { operations } = await readOne('postgresql', sql);
    const [operation] = operations;
    const span = operation?.kind === 'create-object' ? operation.object.span : { start: 0, end: 0 };
    expect(sql.slice(span.start, span.end)).toBe('"S" /* x */ . f');
  });
});

describe('changed objects', () => {
  it.each([
    ["alter type s.e add value if not exists 'x' after 'y'", { objectKind: 'type', object: { schema: 's', name: 'e' }, action: 'ADD VALUE', value: 'x' }],
    ["alter type e rename value 'x' to 'y'", { objectKind: 'type', action: 'RENAME VALUE', value: 'y' }],
    ['alter type e rename to f', { objectKind: 'type', action: 'RENAME TO', value: 'f' }],
    ['alter type e rename attribute a to b', { objectKind: 'type', object: { name: 'e' }, action: 'RENAME ATTRIBUTE', value: 'b' }],
    ['alter domain d set not null', { objectKind: 'domain', action: 'SET NOT NULL' }],
    ['alter domain d drop default', { objectKind: 'domain', action: 'DROP DEFAULT' }],
    ['alter domain d add constraint c check (value > 0)', { objectKind: 'domain', action: 'ADD CONSTRAINT', value: 'c' }],
    ['alter domain d add check (value > 0) not valid', { objectKind: 'domain', action: 'ADD CONSTRAINT', notValid: true }],
    ['alter policy p on t using (a = 1)', { using: { text: 'a = 1' } }],
    ['alter role r bypassrls', { objectKind: 'role', powers: ['bypassrls'] }],
    ['alter function f() security invoker set work_mem from current', { settings: ['work_mem'] }],
    ['alter policy p on t using (true)', { objectKind: 'policy', object: { name: 'p' }, table: { name: 't' }, action: 'ALTER' }],
    ['alter domain d rename constraint a to b', { objectKind: 'domain', object: { name: 'd' }, action: 'RENAME CONSTRAINT', value: 'b' }],
    ['alter sequence s owned by none restart with 5', { objectKind: 'sequence', action: 'OWNED BY, RESTART' }],
    ['alter function f(int) stable', { objectKind: 'function', object: { name: 'f' }, action: 'VOLATILITY' }],
    ['alter function s.f(int) owner to bob', { objectKind: 'function', object: { schema: 's', name: 'f' }, action: 'OWNER TO', value: 'bob' }],
    ['alter procedure p() rename to q', { objectKind: 'procedure', action: 'RENAME TO', value: 'q' }],
    ['alter aggregate a(*) set schema s', { objectKind: 'aggregate', action: 'SET SCHEMA', value: 's' }],
    ['alter function f() depends on extension e', { objectKind: 'function', action: 'DEPENDS ON EXTENSION', value: 'e' }],
    ['alter trigger tr on s.t rename to x', { objectKind: 'trigger', object: { name: 'tr' }, table: { schema: 's', name: 't' }, action: 'RENAME TO', value: 'x' }],
    ['alter rule r on t rename to x', { objectKind: 'rule', object: { name: 'r' }, table: { name: 't' }, action: 'RENAME TO' }],
    ['alter view v rename to w', { objectKind: 'view', object: { name: 'v' }, action: 'RENAME TO', value: 'w' }],
    ['alter view v set schema s', { objectKind: 'view', action: 'SET SCHEMA', value: 's' }],
    ['alter schema s rename to x', { objectKind: 'schema', object: { name: 's' }, action: 'RENAME TO', value: 'x' }],
    ['alter schema s owner to current_user', { objectKind: 'schema', object: { name: 's' }, action: 'OWNER TO', value: 'current_user' }],
    ["alter extension e update to '2'", { objectKind: 'extension', action: 'UPDATE', value: '2' }],
    ['alter extension e add table s.t', { objectKind: 'extension', action: 'ADD TABLE', value: 's.t' }],
    ['alter role r rename to x', { objectKind: 'role', object: { name: 'r' }, action: 'RENAME TO' }],
    ['alter role r set search_path to a, b', { objectKind: 'role', action: 'SET', value: 'search_path = a, b' }],
    ['alter role all reset x', { objectKind: 'role', object: { name: 'all' }, action: 'RESET', value: 'x' }],
    ["alter database d set work_mem = '1MB'", { objectKind: 'database', action: 'SET', value: 'work_mem = 1MB' }],
    ['alter publication p drop table t', { objectKind: 'publication', action: 'DROP', publication: { tables: [{ name: 't' }] } }],
    ['alter publication p add tables in schema s', { action: 'ADD', publication: { schemas: ['s'] } }],
    ["alter publication p set (publish = 'update')", { action: 'SET', publication: { tables: [], publish: ['update'] } }],
    ['alter subscription s refresh publication', { objectKind: 'subscription', action: 'REFRESH' }],
    ['alter operator family f using btree rename to g', { objectKind: 'operator', object: { name: 'f' }, action: 'RENAME TO' }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toMatchObject([{ kind: 'alter-object', ...expected }]);
  });
});

describe('dropped objects', () => {
  it.each([
    ['drop view if exists a, s.b cascade', [{ objectKind: 'view', object: { name: 'a' }, ifExists: true, cascade: true }, { object: { schema: 's', name: 'b' } }]],
    ['drop materialized view m', [{ objectKind: 'materialized view' }]],
    ['drop sequence s', [{ objectKind: 'sequence' }]],
    ['drop type t', [{ objectKind: 'type', object: { name: 't' } }]],
    ['drop domain d', [{ objectKind: 'domain' }]],
    ['drop schema s, u cascade', [{ objectKind: 'schema', object: { name: 's' } }, { object: { name: 'u' }, cascade: true }]],
    ['drop function s.f(int, text), g', [{ objectKind: 'function', object: { schema: 's', name: 'f' } }, { object: { name: 'g' } }]],
    ['drop procedure p()', [{ objectKind: 'procedure' }]],
    ['drop aggregate a(*)', [{ objectKind: 'aggregate', object: { name: 'a' } }]],
    ['drop trigger if exists tr on s.t', [{ objectKind: 'trigger', object: { name: 'tr' }, table: { schema: 's', name: 't' }, ifExists: true }]],
    ['drop policy p on t', [{ objectKind: 'policy', object: { name: 'p' }, table: { name: 't' } }]],
    ['drop rule r on t', [{ objectKind: 'rule', table: { name: 't' } }]],
    ['drop extension if exists a, b', [{ objectKind: 'extension' }, { object: { name: 'b' } }]],
    ['drop role a, b', [{ objectKind: 'role', object: { name: 'a' } }, { object: { name: 'b' } }]],
    ['drop database if exists d with (force)', [{ objectKind: 'database', ifExists: true }]],
    ['drop operator s.+ (int, int)', [{ objectKind: 'operator', object: { schema: 's', name: '+' } }]],
    ['drop operator class c using btree', [{ objectKind: 'operator', object: { name: 'c' } }]],
    ['drop cast (int as text)', [{ objectKind: 'cast', object: { name: 'int4 as text' } }]],
    ['drop foreign table f', [{ objectKind: 'foreign table' }]],
    ['drop subscription s', [{ objectKind: 'subscription' }]],
    ['drop owned by a cascade', [{ objectKind: 'other', object: { name: 'a' }, cascade: true }]],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toMatchObject(expected.map((object) => ({ kind: 'drop-object', ...object })));
  });
});

describe('comments, privileges and settings', () => {
  it.each([
    ["comment on table s.t is 'x'", { objectKind: 'table', object: { schema: 's', name: 't' }, comment: 'x' }],
    ["comment on column s.t.c is E'a\\nb'", { objectKind: 'column', object: { schema: 's', name: 't' }, column: 'c', comment: 'a\nb' }],
    ['comment on column t.c is null', { objectKind: 'column', object: { name: 't' }, column: 'c' }],
    ["comment on constraint k on s.t is 'x'", { objectKind: 'constraint', object: { name: 'k' }, table: { schema: 's', name: 't' }, comment: 'x' }],
    ["comment on function f(int) is 'x'", { objectKind: 'function', object: { name: 'f' }, comment: 'x' }],
    ["comment on type t is 'x'", { objectKind: 'type', object: { name: 't' }, comment: 'x' }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toEqual([{ kind: 'comment', ...expected }]);
  });

  it.each([
    ['grant select, update (a) on s.t, u to bob, public with grant option', { kind: 'grant', privileges: ['SELECT', 'UPDATE'], objectKind: 'table', objects: [{ schema: 's', name: 't' }, { name: 'u' }], grantees: ['bob', 'public'], grantOption: true }],
    ['revoke all on schema s from public cascade', { kind: 'revoke', privileges: ['ALL'], objectKind: 'schema', objects: [{ name: 's' }], grantees: ['public'] }],
    ['grant all on all tables in schema a, b to bob', { kind: 'grant', privileges: ['ALL'], objectKind: 'table', objects: [{ schema: 'a', name: '*' }, { schema: 'b', name: '*' }], grantees: ['bob'] }],
    ['grant execute on function s.f(int) to bob', { kind: 'grant', privileges: ['EXECUTE'], objectKind: 'function', objects: [{ schema: 's', name: 'f' }], grantees: ['bob'] }],
    ['grant admin to bob', { kind: 'grant', privileges: ['admin'], objects: [], grantees: ['bob'] }],
    ['alter default privileges in schema s grant select on tables to public', { kind: 'grant', privileges: ['SELECT'], objectKind: 'table', objects: [], grantees: ['public'] }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toEqual([expected]);
  });

  it.each([
    ['set Lock_Timeout to $$2s$$', { name: 'lock_timeout', value: '2s', scope: 'session' }],
    ['set local search_path = a, "B c"', { name: 'search_path', value: 'a, B c', scope: 'transaction' }],
    ['set x to default', { name: 'x', scope: 'session' }],
    ['reset x', { name: 'x', scope: 'session' }],
    ['reset all', { name: 'all', scope: 'session' }],
    ['set statement_timeout = 0', { name: 'statement_timeout', value: '0', scope: 'session' }],
    ['set x.y = on', { name: 'x.y', value: 'on', scope: 'session' }],
    ["set time zone 'UTC'", { name: 'timezone', value: 'UTC', scope: 'session' }],
    ['set role bob', { name: 'role', value: 'bob', scope: 'session' }],
    ['set session characteristics as transaction isolation level serializable', { name: 'default_transaction_isolation', value: 'serializable', scope: 'session' }],
    ['alter system set work_mem = 5', { name: 'work_mem', value: '5', scope: 'persist' }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toEqual([{ kind: 'set-variable', ...expected }]);
  });

  it.each([
    ['vacuum full a, s.b', { kind: 'maintain', command: 'VACUUM FULL', concurrently: false, objects: [{ name: 'a' }, { schema: 's', name: 'b' }] }],
    ['vacuum (full false, analyze) a', { kind: 'maintain', command: 'VACUUM', concurrently: false, objects: [{ name: 'a' }] }],
    ['analyze a', { kind: 'maintain', command: 'ANALYZE', concurrently: false, objects: [{ name: 'a' }] }],
    ['reindex table concurrently s.a', { kind: 'maintain', command: 'REINDEX TABLE', concurrently: true, objects: [{ schema: 's', name: 'a' }] }],
    ['reindex (concurrently false) index i', { kind: 'maintain', command: 'REINDEX INDEX', concurrently: false, objects: [{ name: 'i' }] }],
    ['reindex schema s', { kind: 'maintain', command: 'REINDEX SCHEMA', concurrently: false, objects: [{ name: 's' }] }],
    ['cluster a using i', { kind: 'maintain', command: 'CLUSTER', concurrently: false, objects: [{ name: 'a' }] }],
    ['refresh materialized view m with no data', { kind: 'maintain', command: 'REFRESH MATERIALIZED VIEW', concurrently: false, withNoData: true, objects: [{ name: 'm' }] }],
    ['refresh materialized view concurrently m', { kind: 'maintain', command: 'REFRESH MATERIALIZED VIEW', concurrently: true, objects: [{ name: 'm' }] }],
    ['discard all', { kind: 'maintain', command: 'DISCARD ALL', concurrently: false, objects: [] }],
    ['call s.p(1)', { kind: 'run-code', command: 'CALL', object: { schema: 's', name: 'p' } }],
    ['execute q(1)', { kind: 'run-code', command: 'EXECUTE', object: { name: 'q' } }],
    ['checkpoint', { kind: 'other', command: 'CHECKPOINT', objects: [] }],
    ['savepoint a', { kind: 'transaction-control', command: 'savepoint' }],
    ['rollback to a', { kind: 'transaction-control', command: 'rollback-to' }],
    ['set transaction read only', { kind: 'transaction-control', command: 'set-transaction' }],
    ['end', { kind: 'transaction-control', command: 'commit' }],
    ['abort', { kind: 'transaction-control', command: 'rollback' }],
  ])('reads %s', async (sql, expected) => {
    expect(await read(sql)).toEqual([expected]);
  });
});

describe('the command of a statement', () => {
  it.each([
    ['create unique index i on t (a)', 'CREATE UNIQUE INDEX'],
    ['create /* x */ table\nt (a int)', 'CREATE TABLE'],
    ['create or replace function f() returns int return 1', 'CREATE OR REPLACE FUNCTION'],
    ['alter text search configuration c owner to x', 'ALTER TEXT SEARCH CONFIGURATION'],
    ['drop operator class c using btree', 'DROP OPERATOR CLASS'],
    ['drop materialized view m', 'DROP MATERIALIZED VIEW'],
    ['comment on column a.b is null', 'COMMENT ON COLUMN'],
    ['refresh materialized view m', 'REFRESH MATERIALIZED VIEW'],
    ['alter default privileges grant select on tables to x', 'ALTER DEFAULT PRIVILEGES'],
    ['create user mapping for x server s', 'CREATE USER MAPPING'],
    ['insert into t values (1)', 'INSERT'],
    ['with a as (select 1) delete from t', 'DELETE'],
    ['(values (1))', 'SELECT'],
    ['rollback to savepoint a', 'ROLLBACK TO'],
    ['set local a to b', 'SET'],
    ['do $$begin end$$', 'DO'],
    ['create tabel t ()', 'CREATE'],
    ['selct 1', 'SELCT'],
  ])('of %s is %s', async (sql, command) => {
    expect((await readOne('postgresql', sql)).command).toBe(command);
  });
});
