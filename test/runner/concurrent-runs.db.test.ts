import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { makePlan } from '../../src/runner/show-status.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { spawnRunner } from './spawn-runner.ts';
import { listLog, requestFor, summaryOf } from './target.ts';
import { untilRunning } from './until.ts';

/** Files that fail or count wrong when a statement runs twice. */
const files: Readonly<Record<string, string>> = {
  'db/V1__counter.sql': 'CREATE TABLE counter (id int NOT NULL PRIMARY KEY, n int NOT NULL);\nINSERT INTO counter VALUES (1, 0);',
  ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [
    `db/V${index + 2}__step.sql`,
    `CREATE TABLE step_${index} (id int NOT NULL PRIMARY KEY);\nUPDATE counter SET n = n + 1;`,
  ])),
};

describeEachEngine('runners at once', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const target = () => ({ engine: server.engine, url: database.url });
  const sleep = server.engine === 'postgresql' ? 'SELECT pg_sleep' : 'DO sleep';

  it('apply every migration once, as four processes', async () => {
    const runners = Array.from({ length: 4 }, () => spawnRunner({ ...target(), files }));
    const ends = await Promise.all(runners.map(({ ended }) => ended));
    const words = ends.map(({ lastLine }) => lastLine.split(' | ')[0]).sort();
    expect(words).toEqual(['no-changes', 'no-changes', 'no-changes', 'success']);
    expect(await database.query('SELECT n FROM counter')).toEqual([{ n: 8 }]);
    const rows = await database.query('SELECT version FROM flyway_schema_history ORDER BY installed_rank');
    expect(rows.map((row) => row['version'])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
  }, 60_000);

  it('do not take the first tables of another for somebody else’s', async () => {
    await applyMigrations(await requestFor(target(), files));
    // As another run sees it that asks for the history a moment before it is created, and for objects a moment after.
    const early = async () => {
      const request = await requestFor(target(), files);
      let asked = 0;
      const connect: typeof request.adapter.connect = async (connection) => {
        const session = await request.adapter.connect(connection);
        const query: typeof session.query = (command) => (command.text.includes('as table_name') && (asked += 1) === 1 ? Promise.resolve([]) : session.query(command));
        const { server: info, traits } = session;
        return { server: info, traits, query, queryAll: (texts) => session.queryAll(texts), send: (commands) => session.send(commands), cancel: () => session.cancel(), close: () => session.close() };
      };
      return { ...request, adapter: { ...request.adapter, connect } };
    };
    expect(summaryOf(await applyMigrations(await early()))).toBe('no-changes');
    expect(summaryOf(await makePlan(await early()))).toBe('no-changes');
  });

  it('say who holds the lock, and give up when their time is over', async () => {
    const slow = spawnRunner({ ...target(), files: { 'db/V1__slow.sql': `${sleep}(4);` } });
    await untilRunning(database, server.engine, 'sleep(4)');
    const log = listLog();
    const result = await applyMigrations(await requestFor(target(), files, { log, migrate: { lockWaitMs: 300 } }));
    expect(summaryOf(result)).toBe('lock-timeout | database/lock-timeout');
    expect(result.error?.facts.cause).toMatch(/^the lock is held by session \d+/);
    expect(log.lines[0]).toMatch(/^Waiting for another run: the lock is held by session \d+/);
    expect((await slow.ended).lastLine).toMatch(/^success/);
  });

  it('wait for a statement whose runner was killed', async () => {
    // The server does not notice at once that the runner is gone: the statement goes on, and so does its effect.
    const slow = { 'db/V1__slow.sql': server.engine === 'postgresql' ? 'SELECT pg_sleep(3);' : 'CREATE TABLE late AS SELECT sleep(3) AS s;' };
    const first = spawnRunner({ ...target(), files: slow });
    await untilRunning(database, server.engine, 'sleep(3)');
    first.child.kill('SIGKILL');
    await first.ended;
    const { lastLine } = await spawnRunner({ ...target(), files: slow }).ended;
    expect(lastLine).toMatch(/^success \| V1__slow\.sql applied: done$/);
    const rows = await database.query('SELECT version, success FROM flyway_schema_history');
    expect(rows.map((row) => row['version'])).toEqual(['1']);
  }, 60_000);
});
