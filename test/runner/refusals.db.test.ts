import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import type { RunnerResult } from '../../src/runner/runner-request.ts';
import { makePlan, showStatus } from '../../src/runner/show-status.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf, type RunOptions } from './target.ts';

const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__b.sql': 'CREATE TABLE b (id int);' };

describeEachServer('a target as it should not be', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const request = (options: RunOptions = {}) => requestFor({ engine: server.engine, url: database.url }, files, options);
  const apply = async (options: RunOptions = {}): Promise<RunnerResult> => applyMigrations(await request(options));
  const tables = async (): Promise<readonly unknown[]> => {
    const schema = isPostgres ? "'public'" : 'database()';
    return (await database.query(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ${schema} ORDER BY 1`)).map((row) => row['name']);
  };

  it('has objects but no history: nothing is applied until it has a baseline', async () => {
    await database.query('CREATE TABLE old (id int)');
    expect(summaryOf(await apply())).toBe('blocked | history/not-empty');
    expect(summaryOf(await makePlan(await request()))).toBe('blocked | history/not-empty');
    expect(await tables()).toEqual(['old']);
    expect(summaryOf(await baseline({ ...(await request()), baselineVersion: '1' }))).toBe('success');
    expect(summaryOf(await apply())).toBe('success | V2__b.sql applied: done');
    const rows = await database.query('SELECT installed_rank, version, description, type, script, checksum, execution_time FROM flyway_schema_history WHERE installed_rank = 1');
    expect(rows).toEqual([{
      installed_rank: 1, version: '1', description: '<< Flyway Baseline >>', type: 'BASELINE', script: '<< Flyway Baseline >>', checksum: null, execution_time: 0,
    }]);
    const { comparison, notes } = await showStatus(await request());
    expect(comparison?.statuses.map(({ state }) => state)).toEqual(['below-baseline', 'applied']);
    expect(notes).toEqual(['1 migration is at or below the baseline: the baseline stands for them']);
  });

  it('has a view only, or a routine only, and is not empty either', async () => {
    await database.query('CREATE VIEW v AS SELECT 1 AS one');
    expect((await apply()).outcome).toBe('blocked');
    await database.query('DROP VIEW v');
    await database.query(isPostgres ? 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$' : 'CREATE FUNCTION f() RETURNS int DETERMINISTIC NO SQL RETURN 1');
    expect((await apply()).outcome).toBe('blocked');
    await database.query('DROP FUNCTION f');
    expect((await apply()).outcome).toBe('success');
  });

  it('has a history already: a baseline is refused, the same one again is nothing new', async () => {
    const first = await baseline({ ...(await request()), baselineVersion: '1.0', baselineDescription: 'as found' });
    expect(first.outcome).toBe('success');
    expect(summaryOf(await baseline({ ...(await request()), baselineVersion: '1' }))).toBe('no-changes');
    expect(summaryOf(await baseline({ ...(await request()), baselineVersion: '2' }))).toBe('user-error | history/not-baselined');
    await apply();
    expect(summaryOf(await baseline({ ...(await request()), baselineVersion: '1' }))).toBe('user-error | history/not-baselined');
  });

  it('has a history table of another tool: it is left alone', async () => {
    await database.query('CREATE TABLE flyway_schema_history (version varchar(100) PRIMARY KEY)');
    const result = await apply();
    expect(summaryOf(result)).toBe('user-error | history/other-tool');
    expect(result.error?.facts.actual).toBe('version');
    expect(await tables()).toEqual(['flyway_schema_history']);
  });

  it('has a history table of another name where that is configured', async () => {
    expect((await apply({ history: { placeholders: {}, historyTable: 'migration log' } })).outcome).toBe('success');
    expect(await tables()).toContain('migration log');
    expect((await apply({ history: { placeholders: {}, historyTable: 'migration log' } })).outcome).toBe('no-changes');
  });

  it('has a file that was edited, is missing or comes too late', async () => {
    await apply();
    const target = { engine: server.engine, url: database.url };
    const with2 = async (changed: Readonly<Record<string, string>>) => summaryOf(await applyMigrations(await requestFor(target, changed)));
    expect(await with2({ ...files, 'db/V1__a.sql': 'CREATE TABLE a (id bigint);' })).toBe('blocked | history/changed');
    expect(await with2({ 'db/V2__b.sql': files['db/V2__b.sql'] })).toBe('blocked | history/missing');
    expect(await with2({ 'db/V1__a.sql': files['db/V1__a.sql'] })).toBe('no-changes');
    const late = { ...files, 'db/V1_5__late.sql': 'CREATE TABLE late (id int);' };
    expect(await with2(late)).toBe('blocked | history/out-of-order');
    const allowed = await applyMigrations(await requestFor(target, late, { migrate: { outOfOrder: 'apply' } }));
    expect(summaryOf(allowed)).toBe('success | V1_5__late.sql applied: done');
  });

  it('is reached by a role that may not create tables', async () => {
    const account = `limited_${database.name}`;
    await database.query(isPostgres
      ? `CREATE ROLE ${account} LOGIN PASSWORD 'pw-of-limited'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`
      : `CREATE USER ${account} IDENTIFIED BY 'pw-of-limited'; GRANT SELECT ON ${database.name}.* TO ${account}`);
    const url = new URL(database.url);
    url.username = account;
    url.password = 'pw-of-limited';
    const result = await applyMigrations(await requestFor({ engine: server.engine, url: url.href }, files));
    expect(summaryOf(result)).toBe('database-error | database/privilege-missing');
    expect(result.error?.facts.where).toMatch(/^history table .*flyway_schema_history$/);
    expect(JSON.stringify(result.error?.facts)).not.toContain('pw-of-limited');
    expect(await tables()).toEqual([]);
    await database.query(isPostgres ? `DROP OWNED BY ${account}; DROP ROLE ${account}` : `DROP USER ${account}`);
  });
});

describeEachEngine('a statement that the server would not take', ['mysql', 'mariadb'], (server) => {
  it('is refused before it ends the connection', async () => {
    const database = await createDatabase(server);
    try {
      const [row] = await database.query('SELECT @@max_allowed_packet AS bytes');
      const most = Number(row?.['bytes']);
      const request = await requestFor({ engine: server.engine, url: database.url }, { 'db/V1__a.sql': 'CREATE TABLE a (t longtext);', 'db/V2__b.sql': `\nINSERT INTO a VALUES ('${'é'.repeat(most / 2)}');` });
      const result = await applyMigrations(request);
      expect(summaryOf(result)).toBe('user-error | plan/statement-too-long');
      expect(result.error?.facts).toEqual({ where: 'db/V2__b.sql:2', expected: `at most ${most} bytes`, actual: `${most + 25} bytes` });
      expect(await database.query('SHOW TABLES')).toEqual([]);
    } finally {
      await database.drop();
    }
  }, 60_000);
});

describeEachServer('a database that takes no writes', ['postgresql'], (server) => {
  it('is refused before anything is tried', async () => {
    const database = await createDatabase(server);
    try {
      await database.query(`ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
      const result = await applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files));
      expect(summaryOf(result)).toBe('database-error | database/read-only');
      expect(result.comparison).toBeUndefined();
    } finally {
      await database.drop();
    }
  });
});
