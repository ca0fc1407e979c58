import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { spawnRunner } from './spawn-runner.ts';
import { listLog, requestFor, summaryOf } from './target.ts';

/** Files that fail or count wrong when a statement runs twice. */
const files: Readonly<Record<string, string>> = {
  'db/V1__counter.sql': 'CREATE TABLE counter (id int NOT NULL PRIMARY KEY, n int NOT NULL);\nINSERT INTO counter VALUES (1, 0);',
  ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [
    `db/V${index + 2}__step.sql`,
    `CREATE TABLE step_${index} (id int NOT NULL PRIMARY KEY);\nUPDATE counter SET n = n + 1;`,
  ])),
};

describeEachServer('runners at once', ['postgresql', 'mysql', 'mariadb'], (server) => {
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

  it('say who holds the lock, and give up when their time is over', async () => {
    const slow = spawnRunner({ ...target(), files: { 'db/V1__slow.sql': `${sleep}(4);` } });
    await lockIsHeld(database, server.engine);
    const log = listLog();
    const result = await applyMigrations(await requestFor(target(), files, { log, migrate: { lockWaitMs: 300 } }));
    expect(summaryOf(result)).toBe('lock-timeout | database/lock-timeout');
    expect(result.error?.facts.cause).toMatch(/^the lock is held by session \d+/);
    expect(log.lines[0]).toMatch(/^Waiting for another run: the lock is held by session \d+/);
    expect((await slow.ended).lastLine).toMatch(/^success/);
  });

  it('wait for a statement whose runner was killed', async () => {
    // The statement cannot be rolled back by the loss of its connection alone: it ends first.
    const ddl = server.engine === 'postgresql' ? 'VACUUM' : 'CREATE TABLE late AS SELECT sleep(3) AS s';
    const first = spawnRunner({ ...target(), files: { 'db/V1__slow.sql': server.engine === 'postgresql' ? `${sleep}(3);` : `${ddl};` } });
    await lockIsHeld(database, server.engine);
    await statementRuns(database, server.engine);
    first.child.kill('SIGKILL');
    await first.ended;
    const { lastLine } = await spawnRunner({ ...target(), files: { 'db/V1__slow.sql': server.engine === 'postgresql' ? `${sleep}(3);` : `${ddl};` } }).ended;
    expect(lastLine).toMatch(/^success \| V1__slow\.sql applied: done$/);
    const rows = await database.query('SELECT version, success FROM flyway_schema_history');
    expect(rows.map((row) => row['version'])).toEqual(['1']);
  }, 60_000);
});

async function lockIsHeld(database: TestDatabase, engine: string): Promise<void> {
  const query = engine === 'postgresql'
    ? "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted"
    : "SELECT count(*) AS n FROM information_schema.processlist WHERE db = database() AND info LIKE '%sleep(%' AND id <> connection_id()";
  await until(async () => Number((await database.query(query))[0]?.['n']) >= (engine === 'postgresql' ? 2 : 1));
}

async function statementRuns(database: TestDatabase, engine: string): Promise<void> {
  const query = engine === 'postgresql'
    ? "SELECT count(*)::int AS n FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"
    : "SELECT count(*) AS n FROM information_schema.processlist WHERE info LIKE '%sleep(%' AND id <> connection_id() AND db = database()";
  await until(async () => Number((await database.query(query))[0]?.['n']) >= 1);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the state that the test waits for did not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
