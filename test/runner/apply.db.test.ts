import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import type { RunnerResult } from '../../src/runner/runner-request.ts';
import { makePlan, showStatus } from '../../src/runner/show-status.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { listLog, requestFor, summaryOf, type RunOptions } from './target.ts';

type Files = Readonly<Record<string, string>>;

const shop: Files = {
  'db/V1__customers.sql': 'CREATE TABLE customers (id int NOT NULL PRIMARY KEY, name varchar(50));\nINSERT INTO customers VALUES (1, \'Ada\'), (2, \'Grace\');',
  'db/V2__orders.sql': 'CREATE TABLE orders (id int NOT NULL PRIMARY KEY, customer int REFERENCES customers (id));',
  'db/sub/V2_1__note.sql': 'ALTER TABLE orders ADD COLUMN note varchar(100);',
  'db/V3__rows.sql': "INSERT INTO orders (id, customer) VALUES (1, 1);\nUPDATE orders SET note = 'first' WHERE id = 1;",
  'db/R__totals.sql': 'CREATE OR REPLACE VIEW totals AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;',
};

describeEachServer('apply', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const target = () => ({ engine: server.engine, url: database.url });
  const apply = async (files: Files, options: RunOptions = {}): Promise<RunnerResult> => applyMigrations(await requestFor(target(), files, options));
  const history = () => database.query('SELECT installed_rank, version, description, type, script, success FROM flyway_schema_history ORDER BY installed_rank');

  it('applies versioned, then repeatable migrations, and records them as Flyway does', async () => {
    const log = listLog();
    const result = await apply(shop, { log });
    expect(summaryOf(result)).toBe([
      'success', 'V1__customers.sql applied: done, done', 'V2__orders.sql applied: done', 'sub/V2_1__note.sql applied: done',
      'V3__rows.sql applied: done, done', 'R__totals.sql applied: done',
    ].join(' | '));
    const isTrue = server.engine === 'postgresql' ? true : 1;
    expect(await history()).toEqual([
      { installed_rank: 1, version: '1', description: 'customers', type: 'SQL', script: 'V1__customers.sql', success: isTrue },
      { installed_rank: 2, version: '2', description: 'orders', type: 'SQL', script: 'V2__orders.sql', success: isTrue },
      { installed_rank: 3, version: '2.1', description: 'note', type: 'SQL', script: 'sub/V2_1__note.sql', success: isTrue },
      { installed_rank: 4, version: '3', description: 'rows', type: 'SQL', script: 'V3__rows.sql', success: isTrue },
      { installed_rank: 5, version: null, description: 'totals', type: 'SQL', script: 'R__totals.sql', success: isTrue },
    ]);
    expect(await database.query('SELECT * FROM orders')).toEqual([{ id: 1, customer: 1, note: 'first' }]);
    expect(log.lines.at(-1)).toMatch(/^Applied db\/R__totals\.sql in \d+ ms \(5 of 5\)\.$/);
  });

  it('finds nothing to do the second time and changes nothing', async () => {
    await apply(shop);
    const before = await history();
    const result = await apply(shop);
    expect(summaryOf(result)).toBe('no-changes');
    expect(await history()).toEqual(before);
    expect(await database.query('SELECT outcome FROM schema_gitops_run')).toEqual([{ outcome: 'success' }]);
    const status = await showStatus(await requestFor(target(), shop));
    expect(status.comparison?.statuses.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'applied', 'applied']);
  });

  it('runs a repeatable migration again when its text changes', async () => {
    await apply(shop);
    const changed = { ...shop, 'db/R__totals.sql': `${shop['db/R__totals.sql'] ?? ''} -- again` };
    expect(summaryOf(await apply(changed))).toBe('success | R__totals.sql applied: done');
    expect(summaryOf(await apply(changed))).toBe('no-changes');
    expect((await history()).length).toBe(6);
  });

  it('stops at the first failure and says what was applied', async () => {
    const result = await apply({
      'db/V1__a.sql': 'CREATE TABLE a (id int);',
      'db/V2__b.sql': 'CREATE TABLE b (id int);\n\nINSERT INTO\n  nowhere VALUES (1);\nCREATE TABLE c (id int);',
      'db/V3__d.sql': 'CREATE TABLE d (id int);',
    });
    const second = server.engine === 'postgresql' ? 'rolled-back, failed, not-executed' : 'done, failed, not-executed';
    expect(summaryOf(result)).toBe(`failed | database/statement-failed | V1__a.sql applied: done | V2__b.sql failed: ${second} | V3__d.sql not-executed: not-executed`);
    expect(result.error?.facts.where).toMatch(/^db\/V2__b\.sql:[34]$/);
    expect(result.error?.facts.detail).toBe('statement 2 of 3, INSERT');
    expect(result.error?.facts.cause).toMatch(/nowhere/);
    expect(await database.query('SELECT outcome FROM schema_gitops_run')).toEqual([{ outcome: 'failed' }]);
  });

  it('refuses to go on behind a failure that could not be rolled back', async () => {
    const bad = server.engine === 'postgresql' ? 'CREATE INDEX CONCURRENTLY i ON nowhere (id);' : 'CREATE TABLE a (id int);\nALTER TABLE nowhere ADD COLUMN x int;';
    expect((await apply({ 'db/V1__a.sql': bad })).outcome).toBe('failed');
    expect(await history()).toMatchObject([{ version: '1', success: server.engine === 'postgresql' ? false : 0 }]);
    const again = await apply({ 'db/V1__a.sql': bad });
    expect(summaryOf(again)).toBe('failed | history/failed-migration');
    expect(again.error?.facts.where).toBe('db/V1__a.sql');
  });

  it('makes the plan that it then applies, and refuses any other', async () => {
    const { plan } = await makePlan(await requestFor(target(), shop));
    expect(plan?.migrations.map(({ migration, mode }) => `${migration.script} ${mode}`)).toEqual(
      server.engine === 'postgresql'
        ? ['V1__customers.sql atomic', 'V2__orders.sql atomic', 'sub/V2_1__note.sql atomic', 'V3__rows.sql atomic', 'R__totals.sql atomic']
        : ['V1__customers.sql stepwise', 'V2__orders.sql stepwise', 'sub/V2_1__note.sql stepwise', 'V3__rows.sql atomic', 'R__totals.sql stepwise'],
    );
    const expectedPlanHash = plan?.hash ?? '';
    const other = await apply({ ...shop, 'db/V4__more.sql': 'CREATE TABLE more (id int);' }, { expectedPlanHash });
    expect(summaryOf(other)).toBe('plan-changed | plan/changed');
    expect(await tables()).toEqual([]);
    expect((await apply(shop, { expectedPlanHash })).outcome).toBe('success');
  });

  const tables = async () => {
    const schema = server.engine === 'postgresql' ? "'public'" : 'database()';
    const rows = await database.query(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ${schema} ORDER BY 1`);
    return rows.map((row) => row['name']);
  };

  it('applies up to a version', async () => {
    expect(summaryOf(await apply(shop, { to: '2' }))).toBe('success | V1__customers.sql applied: done, done | V2__orders.sql applied: done | R__totals.sql applied: done');
    expect(summaryOf(await apply(shop, { to: '2.0' }))).toBe('no-changes');
    expect(summaryOf(await apply(shop))).toBe('success | sub/V2_1__note.sql applied: done | V3__rows.sql applied: done, done');
  });

  it('carries what the server remarked into the run', async () => {
    const result = await apply({ 'db/V1__a.sql': 'CREATE TABLE a (id int);\nCREATE TABLE IF NOT EXISTS a (id int);\nDROP TABLE IF EXISTS b;' });
    const messages = result.run?.migrations[0]?.statements.map((statement) => statement.messages.map(({ message }) => message).join());
    expect(messages?.[0]).toBe('');
    expect(messages?.[1]).toMatch(/already exists/);
    expect(messages?.[2]).toMatch(/does not exist|Unknown table/);
  });

  it('records an empty file and one of comments only', async () => {
    expect(summaryOf(await apply({ 'db/V1__empty.sql': '', 'db/V2__comment.sql': '-- nothing\n/* here */\n' }))).toBe('success | V1__empty.sql applied:  | V2__comment.sql applied: ');
    expect((await history()).length).toBe(2);
  });

  it('leaves no session and no lock behind', async () => {
    await apply(shop);
    await apply({ ...shop, 'db/V9__bad.sql': 'CREATE NONSENSE;' });
    const leftOver = server.engine === 'postgresql'
      ? "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'schema-gitops%'"
      : 'SELECT count(*) AS n FROM information_schema.processlist WHERE db = database() AND id <> connection_id()';
    const deadline = Date.now() + 5_000;
    let rows = await database.query(leftOver);
    while (rows[0]?.['n'] !== 0 && Date.now() < deadline) rows = await database.query(leftOver);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('keeps what a migration sets in its session from the next one', async () => {
    const files = server.engine === 'postgresql'
      ? { 'db/V1__a.sql': 'CREATE SCHEMA other;\nSET search_path TO other;\nCREATE TABLE a (id int);', 'db/V2__b.sql': 'CREATE TABLE b (id int);' }
      : { 'db/V1__a.sql': "SET SESSION sql_mode = 'ANSI_QUOTES';\nCREATE TABLE \"a\" (id int);", 'db/V2__b.sql': 'CREATE TABLE b (id int, note varchar(10) DEFAULT "x");' };
    expect((await apply(files)).outcome).toBe('success');
    expect(await tables()).toContain('b');
  });

  it('sends a file without its own transaction', async () => {
    const result = await apply({ 'db/V1__a.sql': 'BEGIN;\nCREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\nCOMMIT;' });
    expect(summaryOf(result)).toBe('success | V1__a.sql applied: done, done');
    expect(result.plan?.migrations[0]?.notes[0]).toMatch(/its own BEGIN and COMMIT are left out/);
  });

  it('does the same for plain SQL, with a history of its own', async () => {
    const files = { 'db/001_a.sql': 'CREATE TABLE a (id int);', 'db/2_b.sql': 'INSERT INTO a VALUES (1);' };
    const request = () => requestFor(target(), files, { format: 'plain-sql' });
    expect(summaryOf(await applyMigrations(await request()))).toBe('success | 001_a.sql applied: done | 2_b.sql applied: done');
    expect(summaryOf(await applyMigrations(await request()))).toBe('no-changes');
    const rows = await database.query('SELECT applied_order, kind, version, description, script, length(checksum) AS width FROM schema_gitops_history ORDER BY 1');
    expect(rows).toEqual([
      { applied_order: 1, kind: 'versioned', version: '001', description: 'a', script: '001_a.sql', width: 64 },
      { applied_order: 2, kind: 'versioned', version: '2', description: 'b', script: '2_b.sql', width: 64 },
    ]);
    const edited = await applyMigrations(await requestFor(target(), { ...files, 'db/2_b.sql': 'INSERT INTO a VALUES (2);' }, { format: 'plain-sql' }));
    expect(summaryOf(edited)).toBe('blocked | history/changed');
  });

  it('runs a plain file without a transaction where its head says so, keeping what went through before a failure', async () => {
    const file = { 'db/1_a.sql': '-- +goose NO TRANSACTION\nCREATE TABLE a (id int);\nINSERT INTO nowhere VALUES (1);' };
    const result = await applyMigrations(await requestFor(target(), file, { format: 'plain-sql' }));
    expect(summaryOf(result)).toBe('failed | database/statement-failed | 1_a.sql failed: done, failed');
    expect(await tables()).toContain('a');
  });

  it('puts placeholders in, and knows them in the checksum of a repeatable migration', async () => {
    const files = { 'db/V1__a.sql': "CREATE TABLE ${prefix}a (id int, owner varchar(50) DEFAULT '${flyway:user}');", 'db/R__v.sql': 'CREATE OR REPLACE VIEW v AS SELECT id FROM ${prefix}a;' };
    const placeholders = { prefix: 'p_' };
    expect((await apply(files, { history: { placeholders } })).outcome).toBe('success');
    expect(await tables()).toContain('p_a');
    expect((await apply(files, { history: { placeholders } })).outcome).toBe('no-changes');
    expect(summaryOf(await apply(files))).toBe('user-error | migrations/unknown-placeholder');
  });
});

describe('what is not a server', () => {
  it('is reported without the password', async () => {
    const request = await requestFor({ engine: 'postgresql', url: 'postgresql://deployer:s3cret-word@127.0.0.1:1/shop?sslmode=disable' }, shop);
    const result = await applyMigrations(request);
    expect(result.outcome).toBe('database-error');
    expect(JSON.stringify([result.error?.facts, result.error?.message, result.notes])).not.toContain('s3cret');
  });
});
