import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import type { RunnerResult } from '../../src/runner/runner-request.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { listLog, requestFor, summaryOf, type RunOptions } from './target.ts';
import { until, untilRunning } from './until.ts';

type Files = Readonly<Record<string, string>>;

describeEachEngine('a run that is disturbed', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const apply = async (files: Files, options: RunOptions = {}): Promise<RunnerResult> =>
    applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files, options));
  const sleepInto = (seconds: number) => (isPostgres ? `INSERT INTO a SELECT 1 FROM pg_sleep(${seconds});` : `INSERT INTO a SELECT sleep(${seconds}) + 1 FROM a;`);

  describe('by a lock on its table', () => {
    const first = { 'db/V1__a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);' };
    const alter = { ...first, 'db/V2__b.sql': 'ALTER TABLE a ADD COLUMN b int;' };
    const hold = (seconds: number) => database.query(isPostgres
      ? `BEGIN; SELECT * FROM a; SELECT pg_sleep(${seconds}); COMMIT;`
      : `START TRANSACTION; SELECT * FROM a; SELECT sleep(${seconds}); COMMIT;`);

    it('tries again until the lock is free', async () => {
      await apply(first);
      const log = listLog();
      const holder = hold(3);
      await untilRunning(database, server.engine, 'sleep(3)');
      const result = await apply(alter, { log, migrate: { lockTimeoutMs: 1_000 } });
      expect(summaryOf(result)).toBe('success | V2__b.sql applied: done');
      expect(log.lines.some((line) => /trying again in \d+ ms/.test(line))).toBe(true);
      await holder;
    });

    it('gives up when its time is over, and leaves nothing of the file behind', async () => {
      await apply(first);
      const holder = hold(6);
      await untilRunning(database, server.engine, 'sleep(6)');
      const result = await apply(alter, { migrate: { lockTimeoutMs: 1_000, lockWaitMs: 1_500 } });
      expect(summaryOf(result)).toBe('lock-timeout | database/lock-timeout | V2__b.sql failed: failed');
      expect(await database.query('SELECT version FROM flyway_schema_history')).toEqual([{ version: '1' }]);
      await holder;
      const mended = { ...first, 'db/V2__b.sql': 'ALTER TABLE a ADD COLUMN b bigint;' };
      expect(summaryOf(await apply(mended))).toBe('success | V2__b.sql applied: done');
    });
  });

  it('by the loss of its connection finds out what became of the transaction', async () => {
    await apply({ 'db/V1__a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);' });
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);', 'db/V2__b.sql': `INSERT INTO a VALUES (2);\n${sleepInto(20)}` };
    const running = apply(files);
    await untilRunning(database, server.engine, 'sleep(20)');
    await killSessions('sleep(20)');
    const result = await running;
    expect(summaryOf(result)).toMatch(/^failed \| database\/connection-lost \| V2__b\.sql failed: rolled-back, failed$/);
    expect(result.error?.facts.detail).toBe('the transaction was rolled back');
    expect(await database.query('SELECT id FROM a')).toEqual([{ id: 1 }]);
    const mended = { ...files, 'db/V2__b.sql': 'INSERT INTO a VALUES (2);' };
    expect(summaryOf(await apply(mended))).toBe('success | V2__b.sql applied: done');
  });

  const killSessions = async (text: string): Promise<void> => {
    if (isPostgres) {
      await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%${text}%' AND datname = current_database() AND pid <> pg_backend_pid()`);
      return;
    }
    const rows = await database.query(`SELECT id FROM information_schema.processlist WHERE info LIKE '%${text}%' AND id <> connection_id() AND db = database()`);
    for (const row of rows) await database.query(`KILL ${String(row['id'])}`);
  };

  it('by the loss of its lock starts nothing further', async () => {
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);', 'db/V2__slow.sql': sleepInto(4), 'db/V3__c.sql': 'CREATE TABLE c (id int);' };
    const running = apply(files);
    await untilRunning(database, server.engine, 'sleep(4)');
    // The control session is the one of the run that does not run the statement.
    if (isPostgres) {
      await database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'schema-gitops/%' AND datname = current_database() AND query NOT LIKE '%sleep(4)%'");
    } else {
      const rows = await database.query('SELECT id FROM information_schema.processlist WHERE db = database() AND info IS NULL');
      for (const row of rows) await database.query(`KILL ${String(row['id'])}`);
    }
    const result = await running;
    expect(summaryOf(result)).toBe('failed | database/lock-lost | V1__a.sql applied: done, done | V2__slow.sql applied: done | V3__c.sql not-executed: not-executed');
    expect(summaryOf(await apply(files))).toBe('success | V3__c.sql applied: done');
  });

  it('by a half-applied file that was edited where it is applied, refuses to go on', async () => {
    const stepwise: RunOptions = { migrate: { transaction: 'per-statement' } };
    const files = { 'db/V1__a.sql': `CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n${sleepInto(20)}\nINSERT INTO a VALUES (3);` };
    const stop = new AbortController();
    const running = apply(files, { ...stepwise, signal: stop.signal });
    await untilRunning(database, server.engine, 'sleep(20)');
    stop.abort();
    expect(summaryOf(await running)).toBe('cancelled | V1__a.sql failed: done, done, failed, not-executed');
    const edited = { 'db/V1__a.sql': files['db/V1__a.sql'].replace('VALUES (1)', 'VALUES (9)') };
    const refused = await apply(edited, stepwise);
    expect(summaryOf(refused)).toBe('blocked | history/half-applied-changed');
    expect(refused.error?.facts).toMatchObject({ where: 'db/V1__a.sql:2', detail: expect.stringMatching(/^statement 2, which run \S+ applied, was edited$/) });
    const mended = { 'db/V1__a.sql': files['db/V1__a.sql'].replace(sleepInto(20), 'INSERT INTO a VALUES (2);') };
    const result = await apply(mended, stepwise);
    expect(summaryOf(result)).toBe('success | V1__a.sql applied: done, done, done, done');
    expect(result.plan?.migrations[0]?.notes).toEqual(['db/V1__a.sql: goes on after an earlier run, which did 2 statements of 4']);
    expect(await database.query('SELECT id FROM a ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });
});

describeEachEngine('a whole run in one transaction', ['postgresql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());
  const whole: RunOptions = { migrate: { transaction: 'whole-run' } };
  const apply = async (files: Files): Promise<RunnerResult> => applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files, whole));

  it('is all there or nothing of it', async () => {
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__b.sql': 'CREATE TABLE b (id int);' };
    const failed = await apply({ ...files, 'db/V3__c.sql': 'CREATE TABLE c (id nonsense);' });
    expect(summaryOf(failed)).toBe('failed | database/statement-failed | V1__a.sql not-executed: rolled-back | V2__b.sql not-executed: rolled-back | V3__c.sql failed: failed');
    expect(await database.query('SELECT count(*)::int AS n FROM flyway_schema_history')).toEqual([{ n: 0 }]);
    expect(summaryOf(await apply(files))).toBe('success | V1__a.sql applied: done | V2__b.sql applied: done');
    expect(await database.query('SELECT installed_rank, version FROM flyway_schema_history ORDER BY 1')).toEqual([{ installed_rank: 1, version: '1' }, { installed_rank: 2, version: '2' }]);
  });

  it('is refused for what cannot run in one', async () => {
    const result = await apply({ 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__b.sql': 'CREATE INDEX CONCURRENTLY i ON a (id);' });
    expect(summaryOf(result)).toBe('user-error | plan/not-one-transaction');
  });
});

describeEachEngine('the session of a migration', ['postgresql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());
  const apply = async (files: Files, options: RunOptions = {}): Promise<RunnerResult> => applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files, options));

  it('may take another role: the history is still written by ours', async () => {
    const role = `other_${database.name}`;
    await database.query(`CREATE ROLE ${role}; GRANT CREATE, USAGE ON SCHEMA public TO ${role}`);
    const result = await apply({
      'db/V1__a.sql': `SET ROLE ${role};\nCREATE TABLE a (id int);`,
      'db/V2__b.sql': `SET ROLE ${role};\nCREATE INDEX CONCURRENTLY i ON a (id);\nINSERT INTO a VALUES (1);\nCREATE TABLE b (id int);`,
      'db/V3__c.sql': 'CREATE TABLE c (id int);',
    });
    expect(summaryOf(result)).toBe('success | V1__a.sql applied: done, done | V2__b.sql applied: done, done, done, done | V3__c.sql applied: done');
    const owners = await database.query("SELECT relname, pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relname IN ('a', 'b', 'c') ORDER BY 1");
    expect(owners).toEqual([{ relname: 'a', owner: role }, { relname: 'b', owner: role }, { relname: 'c', owner: 'postgres' }]);
    expect(await database.query('SELECT DISTINCT installed_by FROM flyway_schema_history')).toEqual([{ installed_by: 'postgres' }]);
    await database.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('may not free the lock, neither in the open nor inside a block', async () => {
    for (const statement of ['SELECT pg_advisory_unlock_all();', 'DO $$ BEGIN PERFORM pg_advisory_unlock_all(); END $$;']) {
      const result = await apply({ 'db/V1__a.sql': statement });
      expect(summaryOf(result)).toBe('user-error | plan/releases-lock');
    }
  });

  it('may free the lock by a function of its own: the run stops behind the migration that did', async () => {
    const files = {
      'db/V1__a.sql': 'CREATE FUNCTION free() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_unlock_all() $$;',
      'db/V2__b.sql': 'SELECT free();',
      'db/V3__c.sql': 'CREATE TABLE c (id int);',
    };
    expect(summaryOf(await apply(files))).toBe('failed | database/lock-lost | V1__a.sql applied: done | V2__b.sql applied: done | V3__c.sql not-executed: not-executed');
    expect(summaryOf(await apply(files))).toBe('success | V3__c.sql applied: done');
  });

  it('is created in a schema that is not there yet, with the row that Flyway writes for it', async () => {
    const history = { placeholders: {}, historySchema: 'app data' };
    expect((await apply({ 'db/V1__a.sql': 'CREATE TABLE a (id int);' }, { history })).outcome).toBe('success');
    expect(await database.query('SELECT installed_rank, version, description, type, script, checksum FROM "app data".flyway_schema_history WHERE type <> \'SQL\'')).toEqual([
      { installed_rank: 0, version: null, description: '<< Flyway Schema Creation >>', type: 'SCHEMA', script: '"app data"', checksum: null },
    ]);
  });

  it('is ended by the statement timeout, except where a build blocks nobody', async () => {
    const migrate = { statementTimeoutMs: 500 };
    expect(summaryOf(await apply({ 'db/V1__a.sql': 'SELECT pg_sleep(5);' }, { migrate }))).toBe('failed | database/statement-failed | V1__a.sql failed: failed');
    const slowBuild = 'CREATE TABLE a (id int);\nINSERT INTO a SELECT generate_series(1, 3);\nCREATE FUNCTION slow(int) RETURNS int IMMUTABLE LANGUAGE sql AS \'SELECT $1 FROM pg_sleep(0.3)\';';
    const files = { 'db/V1__a.sql': slowBuild, 'db/V2__b.sql': 'CREATE INDEX CONCURRENTLY i ON a (slow(id));' };
    expect(summaryOf(await apply(files, { migrate }))).toBe('success | V1__a.sql applied: done, done, done | V2__b.sql applied: done');
  });

  it('is not waited for for ever where CREATE INDEX CONCURRENTLY is stopped: the next run removes what it left', async () => {
    await apply({ 'db/V1__a.sql': 'CREATE TABLE a (id int);' });
    const blocker = database.query('BEGIN; INSERT INTO a VALUES (1); SELECT pg_sleep(4); COMMIT;');
    await untilRunning(database, server.engine, 'sleep(4)');
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__b.sql': 'CREATE INDEX CONCURRENTLY i ON a (id);' };
    const stop = new AbortController();
    const running = apply(files, { signal: stop.signal });
    await until(async () => (await database.query("SELECT 1 AS found FROM pg_class WHERE relname = 'i'")).length > 0);
    stop.abort();
    expect(summaryOf(await running)).toBe('cancelled | V2__b.sql failed: failed');
    const valid = 'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = \'i\'::regclass';
    expect(await database.query(valid)).toEqual([{ valid: false }]);
    await blocker;
    expect(summaryOf(await apply(files))).toBe('success | V2__b.sql applied: done');
    expect(await database.query(valid)).toEqual([{ valid: true }]);
  });
});
