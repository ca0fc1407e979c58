import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readOne, withoutSpans } from './reading.ts';

function shape(sql: string, engine: EngineName = 'mysql'): unknown {
  const { operations, problem } = readOne(engine, sql);
  if (problem !== undefined) throw new Error(`${problem.message} in ${sql}`);
  return withoutSpans(operations);
}

const created = { kind: 'create-object', orReplace: false, ifNotExists: false, temporary: false };
const dropped = { kind: 'drop-object', ifExists: false, cascade: false };

describe('tables and indexes', () => {
  it.each([
    ['drop table a, d.b', [{ kind: 'drop-table', table: { name: 'a' }, ifExists: false, temporary: false, cascade: false }, { kind: 'drop-table', table: { schema: 'd', name: 'b' }, ifExists: false, temporary: false, cascade: false }]],
    ['drop temporary table if exists a cascade', [{ kind: 'drop-table', table: { name: 'a' }, ifExists: true, temporary: true, cascade: true }]],
    ['truncate d.t', [{ kind: 'truncate-table', table: { schema: 'd', name: 't' }, cascade: false }]],
    ['rename table a to b, d.c to e.f', [{ kind: 'rename-table', table: { name: 'a' }, to: { name: 'b' } }, { kind: 'rename-table', table: { schema: 'd', name: 'c' }, to: { schema: 'e', name: 'f' } }]],
    ['create index i on t (a)', [{ kind: 'create-index', table: { name: 't' }, index: { name: 'i', unique: false, method: 'btree', keys: [{ column: 'a' }], include: [] }, ifNotExists: false, concurrently: false, only: false }]],
    ['create unique index i using hash on d.t (a desc)', [{ kind: 'create-index', table: { schema: 'd', name: 't' }, index: { name: 'i', unique: true, method: 'hash', keys: [{ column: 'a', order: 'desc' }], include: [] }, ifNotExists: false, concurrently: false, only: false }]],
    ['create fulltext index i on t (a) with parser ngram', [{ kind: 'create-index', table: { name: 't' }, index: { name: 'i', unique: false, method: 'fulltext', keys: [{ column: 'a' }], include: [] }, ifNotExists: false, concurrently: false, only: false }]],
    ['drop index i on t', [{ kind: 'drop-index', index: { name: 'i' }, table: { name: 't' }, ifExists: false, concurrently: false, cascade: false }]],
  ])('%s', (sql, expected) => {
    expect(shape(sql)).toEqual(expected);
  });

  it('keeps how an index is built and how long is waited for a lock', () => {
    expect(readOne('mysql', 'create index i on t (a) algorithm=inplace lock=none').online).toEqual({ algorithm: 'inplace', lock: 'none' });
    expect(readOne('mysql', 'drop index i on t lock=none').online).toEqual({ lock: 'none' });
    expect(readOne('mysql', 'create index i on t (a)')).not.toHaveProperty('online');
    expect(readOne('mariadb', 'drop table t nowait').online).toEqual({ waitSeconds: 0 });
    expect(readOne('mariadb', 'truncate t wait 3').online).toEqual({ waitSeconds: 3 });
    expect(readOne('mariadb', 'lock tables t write wait 2').online).toEqual({ waitSeconds: 2 });
  });
});

describe('databases, views, sequences', () => {
  it.each([
    ['create database if not exists d default charset utf8mb4', 'mysql', [{ ...created, objectKind: 'database', object: { name: 'd' }, ifNotExists: true }]],
    ['create schema d', 'mysql', [{ ...created, objectKind: 'database', object: { name: 'd' } }]],
    ['create or replace database d', 'mariadb', [{ ...created, objectKind: 'database', object: { name: 'd' }, orReplace: true }]],
    ['alter database d collate utf8mb4_bin', 'mysql', [{ kind: 'alter-object', objectKind: 'database', object: { name: 'd' }, action: 'ALTER DATABASE' }]],
    ['drop schema if exists d', 'mysql', [{ ...dropped, objectKind: 'database', object: { name: 'd' }, ifExists: true, cascade: true }]],
    ['drop view a, d.b restrict', 'mysql', [{ ...dropped, objectKind: 'view', object: { name: 'a' } }, { ...dropped, objectKind: 'view', object: { schema: 'd', name: 'b' } }]],
    ['create sequence s start with 5', 'mariadb', [{ ...created, objectKind: 'sequence', object: { name: 's' } }]],
    ['alter sequence s restart 5', 'mariadb', [{ kind: 'alter-object', objectKind: 'sequence', object: { name: 's' }, action: 'ALTER SEQUENCE' }]],
    ['drop sequence if exists s, d.t', 'mariadb', [{ ...dropped, objectKind: 'sequence', object: { name: 's' }, ifExists: true }, { ...dropped, objectKind: 'sequence', object: { schema: 'd', name: 't' }, ifExists: true }]],
    ['drop procedure d.p', 'mysql', [{ ...dropped, objectKind: 'procedure', object: { schema: 'd', name: 'p' } }]],
    ['drop trigger if exists t', 'mysql', [{ ...dropped, objectKind: 'trigger', object: { name: 't' }, ifExists: true }]],
    ['drop event e', 'mysql', [{ ...dropped, objectKind: 'event', object: { name: 'e' } }]],
    ['alter event e rename to d.f', 'mysql', [{ kind: 'alter-object', objectKind: 'event', object: { name: 'e' }, action: 'RENAME TO', value: 'f' }]],
    ["alter procedure p comment 'x'", 'mysql', [{ kind: 'alter-object', objectKind: 'procedure', object: { name: 'p' }, action: 'ALTER PROCEDURE' }]],
    ["create tablespace ts add datafile 'f'", 'mysql', [{ ...created, objectKind: 'tablespace', object: { name: 'ts' } }]],
    ['drop tablespace ts', 'mysql', [{ ...dropped, objectKind: 'tablespace', object: { name: 'ts' } }]],
    ["install plugin p soname 'x.so'", 'mysql', [{ ...created, objectKind: 'plugin', object: { name: 'p' } }]],
    ['uninstall plugin p', 'mysql', [{ ...dropped, objectKind: 'plugin', object: { name: 'p' } }]],
  ] as const)('%s', (sql, engine, expected) => {
    expect(shape(sql, engine)).toEqual(expected);
  });

  it('a view knows what it reads', () => {
    expect(shape('create or replace algorithm=merge view d.v (a) as select x from t where y = 1 with check option')).toEqual([
      {
        ...created, objectKind: 'view', object: { schema: 'd', name: 'v' }, orReplace: true,
        query: { tables: [{ name: 't' }], columns: ['x', 'y'], functions: [], predicate: { text: 'y = 1', columns: ['y'], functions: [] }, hasLimit: false },
        view: { outputs: [{ name: 'x', column: 'x' }], names: ['a'], aliases: [] },
      },
    ]);
    expect(shape("create view v as select t.*, u.a, u.b as c, count(*) n, 'x' 'y' from t join d.u as u")).toMatchObject([{ view: {
      outputs: [{ column: 't.*' }, { name: 'a', column: 'u.a' }, { name: 'c', column: 'u.b' }, { name: 'n' }, { name: 'y' }],
      aliases: [{ alias: 't', table: { name: 't' } }, { alias: 'u', table: { schema: 'd', name: 'u' } }],
    } }]);
    expect(shape('alter view v as select 1 from t')).toMatchObject([{ kind: 'create-object', orReplace: true, query: { tables: [{ name: 't' }] } }]);
  });
});

describe('settings', () => {
  it.each([
    ["set sql_mode = 'ANSI'", [{ kind: 'set-variable', name: 'sql_mode', value: 'ANSI', scope: 'session' }]],
    ['SET GLOBAL Max_Connections = 5', [{ kind: 'set-variable', name: 'max_connections', value: '5', scope: 'global' }]],
    ['set @@global.a = 1, @@b = default', [{ kind: 'set-variable', name: 'a', value: '1', scope: 'global' }, { kind: 'set-variable', name: 'b', scope: 'session' }]],
    ['set local lock_wait_timeout = 5, session a = on', [{ kind: 'set-variable', name: 'lock_wait_timeout', value: '5', scope: 'session' }, { kind: 'set-variable', name: 'a', value: 'on', scope: 'session' }]],
    ['set persist a = 1, persist_only b = 2', [{ kind: 'set-variable', name: 'a', value: '1', scope: 'persist' }, { kind: 'set-variable', name: 'b', value: '2', scope: 'persist' }]],
    ["set @A = 'x', @b := 1 + 1", [{ kind: 'set-variable', name: '@a', value: 'x', scope: 'user' }, { kind: 'set-variable', name: '@b', value: '1 + 1', scope: 'user' }]],
    ['set names utf8 collate utf8_bin', [{ kind: 'set-variable', name: 'names', value: 'utf8mb3', scope: 'session' }]],
    ['set character set default', [{ kind: 'set-variable', name: 'character set', scope: 'session' }]],
    ['set session transaction isolation level read committed, read only', [{ kind: 'set-variable', name: 'transaction_isolation', value: 'read-committed', scope: 'session' }, { kind: 'set-variable', name: 'transaction_read_only', value: '1', scope: 'session' }]],
    ['set transaction isolation level serializable', [{ kind: 'transaction-control', command: 'set-transaction' }]],
    ["set password for a@b = 'secret'", [{ kind: 'alter-object', objectKind: 'role', object: { name: 'a@b' }, action: 'SET PASSWORD' }]],
    ['set default role r to a, b@c', [{ kind: 'alter-object', objectKind: 'role', object: { name: 'a' }, action: 'SET DEFAULT ROLE' }, { kind: 'alter-object', objectKind: 'role', object: { name: 'b@c' }, action: 'SET DEFAULT ROLE' }]],
    ['set role none', [{ kind: 'other', command: 'SET ROLE', objects: [] }]],
  ])('%s', (sql, expected) => {
    expect(shape(sql)).toEqual(expected);
  });
});

describe('accounts', () => {
  it.each([
    ["create user 'a'@'%' identified by 'secret', b", [{ ...created, objectKind: 'role', object: { name: 'a@%' } }, { ...created, objectKind: 'role', object: { name: 'b' } }]],
    ['create role if not exists r', [{ ...created, objectKind: 'role', object: { name: 'r' }, ifNotExists: true }]],
    ['drop user if exists a@b, current_user', [{ ...dropped, objectKind: 'role', object: { name: 'a@b' }, ifExists: true }, { ...dropped, objectKind: 'role', object: { name: 'current_user' }, ifExists: true }]],
    ["alter user a identified by 'secret'", [{ kind: 'alter-object', objectKind: 'role', object: { name: 'a' }, action: 'ALTER USER' }]],
    ['rename user a to b@c', [{ kind: 'alter-object', objectKind: 'role', object: { name: 'a' }, action: 'RENAME TO', value: 'b@c' }]],
    ["grant select (a), insert on d.t to 'x'@'y', z", [{ kind: 'grant', privileges: ['SELECT', 'INSERT'], objects: [{ schema: 'd', name: 't' }], grantees: ['x@y', 'z'] }]],
    ['grant all privileges on d.* to a with grant option', [{ kind: 'grant', privileges: ['ALL'], objects: [{ schema: 'd', name: '*' }], grantees: ['a'], grantOption: true }]],
    ['grant create view on *.* to public', [{ kind: 'grant', privileges: ['CREATE VIEW'], objects: [], everywhere: true, grantees: ['public'] }]],
    ['grant select on * to a', [{ kind: 'grant', privileges: ['SELECT'], objects: [{ name: '*' }], grantees: ['a'] }]],
    ['grant execute on procedure d.p to a', [{ kind: 'grant', privileges: ['EXECUTE'], objectKind: 'procedure', objects: [{ schema: 'd', name: 'p' }], grantees: ['a'] }]],
    ['grant r1, r2@h to a', [{ kind: 'grant', privileges: ['r1', 'r2@h'], objects: [], grantees: ['a'] }]],
    ['revoke all, grant option from a', [{ kind: 'revoke', privileges: ['ALL', 'GRANT OPTION'], objects: [], grantees: ['a'] }]],
    ['revoke select on t from a', [{ kind: 'revoke', privileges: ['SELECT'], objects: [{ name: 't' }], grantees: ['a'] }]],
    ['grant proxy on a to b', [{ kind: 'grant', privileges: ['PROXY'], objects: [], grantees: ['b'] }]],
  ])('%s', (sql, expected) => {
    expect(shape(sql)).toEqual(expected);
  });

  it.each(["create user a identified by 'geheim'", "alter user a identified by 'geheim'", "set password = 'geheim'", "create user a identified with p as 'geheim'"])('%s keeps no password among its operations', (sql) => {
    expect(JSON.stringify(readOne('mysql', sql).operations)).not.toContain('geheim');
  });
});

describe('locks, transactions, maintenance', () => {
  it.each([
    ['lock tables t read, d.u as x write', [{ kind: 'lock-table', table: { name: 't' }, mode: 'READ' }, { kind: 'lock-table', table: { schema: 'd', name: 'u' }, mode: 'WRITE' }]],
    ['unlock tables', [{ kind: 'other', command: 'UNLOCK TABLES', objects: [] }]],
    ['begin work', [{ kind: 'transaction-control', command: 'begin' }]],
    ['start transaction read only', [{ kind: 'transaction-control', command: 'begin' }]],
    ['commit and chain', [{ kind: 'transaction-control', command: 'commit' }]],
    ['rollback to savepoint s', [{ kind: 'transaction-control', command: 'rollback-to' }]],
    ['savepoint s', [{ kind: 'transaction-control', command: 'savepoint' }]],
    ['release savepoint s', [{ kind: 'transaction-control', command: 'release' }]],
    ["xa prepare 'x'", [{ kind: 'transaction-control', command: 'prepare' }]],
    ["xa commit 'x' one phase", [{ kind: 'transaction-control', command: 'commit-prepared' }]],
    ['optimize table t, d.u', [{ kind: 'maintain', command: 'OPTIMIZE TABLE', concurrently: false, objects: [{ name: 't' }, { schema: 'd', name: 'u' }] }]],
    ['analyze local table t', [{ kind: 'maintain', command: 'ANALYZE TABLE', concurrently: false, objects: [{ name: 't' }] }]],
    ['flush tables with read lock', [{ kind: 'maintain', command: 'FLUSH TABLES WITH READ LOCK', concurrently: false, objects: [] }]],
    ['flush tables t with read lock', [{ kind: 'maintain', command: 'FLUSH TABLES WITH READ LOCK', concurrently: false, objects: [{ name: 't' }] }]],
    ['kill query 5', [{ kind: 'other', command: 'KILL', objects: [] }]],
    ['show create table d.t', [{ kind: 'other', command: 'SHOW', objects: [{ schema: 'd', name: 't' }] }]],
    ['use d', [{ kind: 'other', command: 'USE', objects: [{ name: 'd' }] }]],
    ['shutdown', [{ kind: 'other', command: 'SHUTDOWN', objects: [] }]],
  ])('%s', (sql, expected) => {
    expect(shape(sql)).toEqual(expected);
  });
});
