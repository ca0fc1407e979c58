import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { postgresAdapter } from '../../src/engines/postgres/adapter.ts';
import { problemCode } from '../../src/errors/problem-code.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { single, startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { listen } from '../support/loopback.ts';
import { describeEachServer } from '../support/servers.ts';

describeEachServer('a session on PostgreSQL', ['postgresql'], (server) => {
  let source: SessionSource;
  let session: DatabaseSession;

  beforeAll(async () => {
    source = await startSessions(server);
    session = await source.open();
  });

  afterAll(() => source.stop());

  beforeEach(async () => {
    await session.send(statements('rollback', 'drop schema public cascade', 'create schema public'));
  });

  async function tables(): Promise<readonly unknown[]> {
    const rows = await source.database.query("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1");
    return rows.map((row) => row['name']);
  }

  describe('transactions', () => {
    it('wait for the server once, however many statements they have', async () => {
      const delayMs = 60;
      const slow = await listen((socket) => delayBothWays(socket, Number(new URL(server.url).port), delayMs));
      const url = Object.assign(new URL(source.database.url), { port: String(slow.port) }).href;
      const distant = await source.open({ url });
      const creations = Array.from({ length: 100 }, (_, index) => `create table t${index} (id int)`);
      const start = performance.now();
      const { failure } = await distant.send(statements('begin', ...creations, 'commit'));
      const trips = (performance.now() - start) / (2 * delayMs);
      expect(failure).toBeUndefined();
      expect(trips).toBeLessThan(20);
      await distant.close();
      await slow.stop();
    });

    it('that a flight began are over when it fails', async () => {
      await session.send(statements('begin', 'create table t (id int)', 'select nonsense', 'commit'));
      expect(await single(session, 'select 1')).toBe(1);
      expect(await tables()).toEqual([]);
    });

    it('that were open before stay open and failed', async () => {
      await session.send(statements('begin'));
      await session.send(statements('select nonsense'));
      const { failure } = await session.send(statements('select 1'));
      expect(failure?.problem.sqlState).toBe('25P02');
      expect(await session.send(statements('rollback', 'select 1'))).not.toHaveProperty('failure');
    });

    it('go on from a savepoint', async () => {
      await session.send(statements('begin', 'create table t (id int)', 'savepoint a'));
      await session.send(statements('select nonsense'));
      const { failure } = await session.send(statements('rollback to savepoint a', 'create table u (id int)', 'commit'));
      expect(failure).toBeUndefined();
      expect(await tables()).toEqual(['t', 'u']);
    });

    it('whose COMMIT is answered with ROLLBACK have failed', async () => {
      await session.send(statements('begin', 'create table t (id int)'));
      await session.send(statements('select nonsense'));
      const { results, failure } = await session.send(statements('commit'));
      expect(results).toEqual([]);
      expect(failure).toMatchObject({ index: 0, problem: { message: expect.stringContaining('ROLLBACK') } });
    });

    it('fail at COMMIT where a deferred constraint is violated', async () => {
      await session.send(statements('create table p (id int primary key)', 'create table c (p int references p deferrable initially deferred)'));
      const { results, failure } = await session.send(statements('begin', 'insert into c values (1)', 'commit'));
      expect([results.length, failure?.index, failure?.problem.sqlState]).toEqual([2, 2, '23503']);
    });

    it('keep what was committed before a later failure, and report no more than that as done', async () => {
      const texts = ['begin', 'create table t (id int)', 'commit', 'create table u (id int)', 'create table u (id int)', 'create table v (id int)'];
      const { results, failure } = await session.send(statements(...texts));
      expect([results.length, failure?.index]).toEqual([4, 4]);
      expect(await tables()).toEqual(['t', 'u']);
    });

    it('are recognised behind comments', async () => {
      const begin = '/* a /* nested */ one */ -- and a line\n\tBeGiN';
      const { failure } = await session.send(statements(begin, 'create table t (id int)', 'select nonsense'));
      expect(failure?.index).toBe(2);
      expect(await tables()).toEqual([]);
    });

    it('are split where they are long, and still fail as a whole', async () => {
      const inserts = Array.from({ length: 1200 }, (_, index) => `insert into t values (${index === 1100 ? 'nonsense' : index})`);
      const { results, failure } = await session.send(statements('begin', 'create table t (id int)', ...inserts, 'commit'));
      expect([results.length, failure?.index]).toEqual([1102, 1102]);
      expect(await tables()).toEqual([]);
    });
  });

  it('runs what the server refuses inside a transaction', async () => {
    const texts = ['create table t (id int)', 'create index concurrently i on t (id)', 'vacuum t', 'reindex table concurrently t', 'insert into t values (1)'];
    const { results, failure } = await session.send(statements(...texts));
    expect(failure).toBeUndefined();
    expect(results.map(({ tag }) => tag)).toEqual(['CREATE TABLE', 'CREATE INDEX', 'VACUUM', 'REINDEX', 'INSERT']);
  });

  it.each([
    ['alone', ['copy t from stdin'], 0],
    ['last in a transaction', ['begin', 'copy t from stdin'], 1],
    ['amid a transaction', ['begin', 'copy t from stdin', 'insert into t values (1)', 'commit'], 1],
  ])('refuses COPY FROM STDIN %s, and goes on', async (_, texts, index) => {
    await session.send(statements('create table t (id int)'));
    const { failure } = await session.send(statements(...texts));
    expect(failure?.index).toBe(index);
    expect(await single(session, 'select count(*)::int from t')).toBe(0);
  });

  it('passes over COPY TO STDOUT and answers of many rows', async () => {
    const { results, failure } = await session.send(statements('copy (select generate_series(1, 1000)) to stdout', 'select generate_series(1, 1000)', '-- nothing'));
    expect(failure).toBeUndefined();
    expect(results.map(({ tag, rowCount }) => [tag, rowCount])).toEqual([['COPY', 1000], ['SELECT', 1000], ['', 0]]);
  });

  it('names the function and line of an error, and no statement or row of it', async () => {
    const body = "begin\n  execute format('insert into t values (%L)', 'canary-row');\nend";
    await session.send(statements('create table t (id int)', `create function f() returns void language plpgsql as $$${body}$$`));
    const { failure } = await session.send(statements('select f()'));
    expect(failure?.problem).toMatchObject({ sqlState: '22P02', context: 'PL/pgSQL function f() line 2 at EXECUTE' });
    expect(JSON.stringify(failure)).not.toContain('canary');
  });

  it('passes the server’s hint on', async () => {
    await session.send(statements('create table t (identity_number int)'));
    const { failure } = await session.send(statements('select identity_numbr from t'));
    expect(failure?.problem.hint).toContain('identity_number');
  });

  it('sees that the database is read-only', async () => {
    await session.send(statements(`alter database ${source.database.name} set default_transaction_read_only = on`));
    const reader = await source.open();
    const { failure } = await reader.send(statements('create table t (id int)'));
    await session.send(statements(`alter database ${source.database.name} reset default_transaction_read_only`));
    expect(reader.server.readOnly).toBe(true);
    expect(failure === undefined ? failure : problemCode(failure.problem)).toBe('database/read-only');
  });

  it('takes the schema that the URL names', async () => {
    await session.send(statements('create schema "My ""App\\"'));
    const { database } = source;
    const url = `${database.url}?schema=${encodeURIComponent('My "App\\')}`;
    expect((await source.open({ url })).server.schema).toBe('My "App\\');
    expect((await source.open({ url: `${database.url}?schema=nowhere` })).server.schema).toBe('');
    await session.send(statements('drop schema "My ""App\\"'));
  });

  it('speaks UTF-8 with a database of another encoding', async () => {
    const name = `${source.database.name}_latin`;
    await session.send(statements(`create database ${name} encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'`));
    const latin = await source.open({ url: Object.assign(new URL(source.database.url), { pathname: name }).href });
    await latin.send([{ text: 'create table t (a text, b text)' }, { text: "insert into t values ('é', $1)", values: ['ü'] }]);
    expect(await latin.query({ text: 'select a, b, octet_length(a) as n from t' })).toEqual([{ a: 'é', b: 'ü', n: 1 }]);
    await latin.close();
    await session.send(statements(`drop database ${name}`));
  });

  it('gives the next migration a session as new', async () => {
    const settings = postgresAdapter.migrationSettings(session.server, { lockTimeoutMs: 1500, statementTimeoutMs: 0 });
    const state = `select current_setting('search_path') || current_user || session_user || current_setting('session_replication_role')
      || current_setting('lock_timeout') || (select count(*) from pg_prepared_statements) || (select count(*) from pg_listening_channels())
      || coalesce(to_regclass('pg_temp.left_over')::text, 'none') || (select count(*) from pg_cursors where name <> '')`;
    await session.send(settings);
    const before = await single(session, state);
    const role = `leaver_${process.pid}`;
    await session.send(statements(
      `create role ${role}`, `grant ${role} to postgres`, 'set search_path = elsewhere', 'set session_replication_role = replica', 'set lock_timeout = 5',
      'create temp table left_over (id int)', 'prepare p as select 1', 'listen c', 'begin', 'declare k cursor with hold for select 1', 'commit',
      `set session authorization ${role}`,
    ));
    expect(await single(session, state)).not.toBe(before);
    const { failure } = await session.send([...postgresAdapter.resetBetweenMigrations(session.server), ...settings]);
    expect(failure).toBeUndefined();
    expect(await single(session, state)).toBe(before);
    await session.send(statements(`drop role ${role}`));
  });

  it('is shown with its name in the server’s list of sessions', async () => {
    const named = await source.open({ applicationName: 'schema-gitops/run-1' });
    expect(await single(named, 'select application_name from pg_stat_activity where pid = pg_backend_pid()')).toBe('schema-gitops/run-1');
  });
});

/** Holds back every piece, without changing the order. */
function delayBothWays(socket: Socket, port: number, delayMs: number): void {
  const target = connect(port, '127.0.0.1');
  const pass = (from: Socket, to: Socket): void => {
    from.on('data', (chunk: Buffer) => setTimeout(() => to.write(chunk), delayMs));
    from.on('close', () => setTimeout(() => to.destroy(), delayMs));
    from.on('error', () => to.destroy());
  };
  pass(socket, target);
  pass(target, socket);
}
