import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { mysqlAdapter } from '../../src/engines/mysql/adapter.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { single, startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { describeEachServer } from '../support/servers.ts';

describeEachServer('a session on the MySQL family', ['mysql', 'mariadb'], (server) => {
  let source: SessionSource;
  let session: DatabaseSession;

  beforeAll(async () => {
    source = await startSessions(server);
    session = await source.open();
  });

  afterAll(() => source.stop());

  beforeEach(async () => {
    const { name } = source.database;
    await session.send(statements('rollback', 'unlock tables', `drop database ${name}`, `create database ${name}`, `use ${name}`));
  });

  it('carries warnings with their numbers and without values', async () => {
    await session.send(statements('set session sql_mode = ""', 'create table t (n tinyint, s varchar(3))'));
    const { results, failure } = await session.send(statements("insert into t values (1000, 'canary'), ('canary', 'abc')"));
    expect(failure).toBeUndefined();
    expect(results[0]?.messages.map(({ severity, code }) => `${severity} ${code}`).sort()).toEqual(['warning 1264', 'warning 1265', 'warning 1366']);
    expect(JSON.stringify(results)).not.toContain('canary');
    await session.send(statements('set session sql_mode = default'));
  });

  it('reads the rows and warnings of a routine', async () => {
    await session.send(statements('create procedure p() begin select 1 as a; select 2 as b; drop table if exists never_there; end'));
    expect(await session.query({ text: 'call p()' })).toEqual([{ a: 1 }]);
    const { results, failure } = await session.send(statements('call p()', 'select 3'));
    expect([results.length, failure]).toEqual([2, undefined]);
    expect(results[0]?.messages).toMatchObject([{ code: '1051' }]);
  });

  it('lets no server read files of the runner', async () => {
    await session.send(statements('create table t (line text)'));
    const { failure } = await session.send(statements("load data local infile '/etc/hostname' into table t"));
    // The server refuses: this client did not say that it would send files.
    expect(failure?.problem.errno).toBe(server.engine === 'mariadb' ? 4166 : 3948);
    expect(await single(session, 'select count(*) from t')).toBe(0);
  });

  it('reads names of functions as names of tables, as the mysql client does', async () => {
    const fresh = await source.open();
    expect(await fresh.send(statements('create table count (id int)'))).not.toHaveProperty('failure');
  });

  it('places a syntax error by its line, also where the quoted text occurs before', async () => {
    const text = 'select nix, 1,\n  nix nix ^nix,\n  2 nix nix nix from t';
    const { failure } = await session.send(statements(text.replace('^', '')));
    expect(failure?.problem).toMatchObject({ errno: 1064, offset: text.indexOf('^') });
  });

  it('runs with checks on, in UTC, and with the server’s own mode', async () => {
    await session.send(mysqlAdapter.migrationSettings(session.server, { lockTimeoutMs: 1500, statementTimeoutMs: 2500 }));
    const [row] = await session.query({
      text: `select @@autocommit as a, @@foreign_key_checks as f, @@unique_checks as u, @@time_zone as z, @@lock_wait_timeout as l,
        @@innodb_lock_wait_timeout as i, @@sql_mode = @@global.sql_mode as m, @@character_set_client as c`,
    });
    expect(row).toEqual({ a: 1, f: 1, u: 1, z: '+00:00', l: 2, i: 2, m: 1, c: 'utf8mb4' });
    const timeout = server.engine === 'mariadb' ? '@@max_statement_time * 1000' : '@@max_execution_time';
    expect(Number(await single(session, `select ${timeout}`))).toBe(2500);
  });

  it('gives the next migration its database, no transaction, no locked table and checks again', async () => {
    const { name } = source.database;
    await session.send(statements('create table t (id int)', 'create table u (id int)'));
    await session.send(statements('set foreign_key_checks = 0, unique_checks = 0', "set time_zone = '+05:00'", 'use mysql', 'begin', `insert into ${name}.t values (1)`));
    const timeouts = { lockTimeoutMs: 1000, statementTimeoutMs: 0 };
    const commands = [...mysqlAdapter.resetBetweenMigrations(session.server), ...mysqlAdapter.migrationSettings(session.server, timeouts)];
    expect(await session.send(commands)).not.toHaveProperty('failure');
    expect(await session.query({ text: 'select database() as d, @@foreign_key_checks as f, @@unique_checks as u, @@time_zone as z' })).toEqual([{ d: name, f: 1, u: 1, z: '+00:00' }]);
    expect(await single(session, 'select count(*) from t')).toBe(0);
    await session.send(statements('lock tables t write'));
    await session.send(commands);
    expect(await session.send(statements('select * from u'))).not.toHaveProperty('failure');
  });

  it('works without a database', async () => {
    const url = Object.assign(new URL(server.url), { pathname: '' }).href;
    const homeless = await source.open({ url });
    expect(homeless.server).toMatchObject({ database: '', schema: '' });
    expect(await homeless.send(mysqlAdapter.resetBetweenMigrations(homeless.server))).not.toHaveProperty('failure');
  });

  it('refuses a lock’s name that is too long', async () => {
    await expect(mysqlAdapter.lock(session).tryAcquire('x'.repeat(300))).rejects.toMatchObject({ code: 'database/statement-failed' });
  });
});

describeEachServer('caching_sha2_password', ['mysql'], (server) => {
  let source: SessionSource;
  const user = `sha2_${process.pid}`;
  const password = 'pässword with #';

  beforeAll(async () => {
    source = await startSessions(server);
    await source.database.query(`create user ${user} identified with caching_sha2_password by '${password}'`);
    await source.database.query(`grant all on ${source.database.name}.* to ${user}`);
  });

  afterAll(async () => {
    await source.database.query(`drop user ${user}`);
    await source.stop();
  });

  it.each([
    ['by the server’s RSA key on plain loopback', ''],
    ['inside TLS', '?sslmode=require'],
    ['through the socket', `?socket=${encodeURIComponent(server.socket)}`],
  ])('logs in %s, the first time and from the server’s cache', async (_, parameters) => {
    const url = `${Object.assign(new URL(source.database.url), { username: user, password: encodeURIComponent(password) }).href}${parameters}`;
    await source.database.query('flush privileges');
    for (const attempt of ['full', 'cached']) {
      const session = await source.open({ url });
      expect([attempt, session.server.user]).toEqual([attempt, user]);
      expect(await single(session, "select variable_value <> '' from performance_schema.session_status where variable_name = 'Ssl_cipher'")).toBe(parameters.includes('sslmode') ? 1 : 0);
    }
  });
});

describe('settings of the MySQL family', () => {
  const server = { engine: 'mysql', version: { text: '8.4.0', number: 80_400 }, database: 'a`b', user: 'u', schema: 'a`b', readOnly: false, sessionId: 1, lowerCaseTableNames: 0 } as const;

  it.each([[0, 31_536_000], [1, 1], [999, 1], [1000, 1], [1001, 2], [5000, 5], [1e12, 31_536_000]])('turn a lock timeout of %i ms into %i s', (lockTimeoutMs, seconds) => {
    const text = mysqlAdapter.migrationSettings(server, { lockTimeoutMs, statementTimeoutMs: 0 }).map((command) => command.text).join();
    expect(text).toContain(`session lock_wait_timeout = ${seconds},`);
  });

  it('quote the database to return to', () => {
    expect(mysqlAdapter.resetBetweenMigrations(server).at(-1)?.text).toBe('use `a``b`');
  });
});
