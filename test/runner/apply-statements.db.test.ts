import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { UserError } from '../../src/errors/user-error.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { applyStatements, type LooseStatement } from '../../src/runner/apply-statements.ts';
import { rejectionOf } from '../support/error-of.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf } from './target.ts';

const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);' };
const more = { ...files, 'db/V2__b.sql': 'CREATE TABLE b (id int);' };

describeEachEngine('statements that belong to no migration', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const migrate = async (all: Readonly<Record<string, string>>): Promise<string> => summaryOf(await applyMigrations(await requestFor({ engine: server.engine, url: database.url }, all)));
  const ran = async (statements: readonly LooseStatement[], confirm = (): Promise<void> => Promise.resolve()): Promise<string> =>
    applyStatements(await requestFor({ engine: server.engine, url: database.url }, files), { statements, actor: 'octocat', reason: 'because', confirm });
  const ledger = (): Promise<readonly unknown[]> => database.query(`
select r.outcome, r.finished_at is not null as ended, v.ordinal, v.actor, v.reason, v.statement, v.state
from schema_gitops_run r join schema_gitops_revert v on v.run_id = r.id order by r.started_at, v.ordinal`);
  const row = (ordinal: number, statement: string, ended: { readonly state: string; readonly outcome?: string } = { state: 'done' }): object =>
    ({ outcome: 'success', ended: isPostgres ? true : 1, ordinal, actor: 'octocat', reason: 'because', statement, ...ended });
  const one = (text: string, transactional = true): LooseStatement => ({ text, transactional });

  it('are in the ledger with who it was, why, and what it was, and keep no migration from running', async () => {
    await migrate(files);
    const texts = ['CREATE INDEX one ON a (id)', 'CREATE INDEX two ON a (id)'];
    const id = await ran(texts.map((text) => one(text)));
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(await ledger()).toEqual([row(1, texts[0] ?? ''), row(2, texts[1] ?? '')]);
    expect(await migrate(more)).toBe('success | V2__b.sql applied: done');
  });

  it('are recorded as far as they came', async () => {
    await migrate(files);
    const texts = ['CREATE INDEX one ON a (id)', 'CREATE INDEX two ON nowhere (id)', 'CREATE INDEX three ON a (id)'];
    expect(await rejectionOf(ran(texts.map((text) => one(text))))).toMatchObject({ code: 'database/statement-failed' });
    const states = isPostgres ? ['failed', 'failed', 'failed'] : ['done', 'failed', 'planned'];
    expect(await ledger()).toEqual(texts.map((text, index) => row(index + 1, text, { state: states[index] ?? '', outcome: 'failed' })));
    expect(await migrate(more)).toBe('success | V2__b.sql applied: done');
  });

  it('leave no trace where they are refused under the locks', async () => {
    await migrate(files);
    expect(await rejectionOf(ran([one('CREATE INDEX one ON a (id)')], () => Promise.reject(new UserError('drift/another-drift'))))).toMatchObject({ code: 'drift/another-drift' });
    expect(await database.query(`select table_name from information_schema.tables where table_name = 'schema_gitops_revert' and table_schema = ${isPostgres ? "'public'" : 'database()'}`)).toEqual([]);
    expect(await database.query('select count(*) as runs from schema_gitops_run')).toMatchObject([{ runs: isPostgres ? '1' : 1 }]);
  });

  it('have a ledger made for them where there was none', async () => {
    await database.query('create table a (id int)');
    await ran([one('CREATE INDEX one ON a (id)', false)]);
    expect(await ledger()).toEqual([row(1, 'CREATE INDEX one ON a (id)')]);
  });
});
