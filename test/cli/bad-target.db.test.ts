import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';

const first = 'create table a (id int primary key);\n';
const second = 'create table b (id int primary key);\n';

/** A URL of the server with parts replaced. */
function urlOf(database: TestDatabase, change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

/** No form of the password may be in anything that a run said. */
function expectNoSecret(end: CliEnd, url: string): void {
  const password = decodeURIComponent(new URL(url).password);
  for (const form of [url, password, encodeURIComponent(password), Buffer.from(password).toString('base64')]) {
    if (form.length > 3) expect(`${end.stdout}${end.stderr}`).not.toContain(form);
  }
}

function suite(server: TestServer): void {
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase(server);
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': first, 'db/V2__b.sql': second });
  });
  afterEach(() => {
    project.remove();
  });

  async function migrate(url: string, ...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> {
    const answer = await runForReport(['migrate', ...args], { folder: project.path, env: { DATABASE_URL: url } });
    expectNoSecret(answer.end, url.includes('://') && !url.includes(' ') ? url : 'x://y:zzzz@w');
    return answer;
  }

  it('asks for the variable when no URL is set', async () => {
    const { end, report } = await runForReport(['migrate'], { folder: project.path });
    expect([report.error?.code, report.error?.where, end.exitCode]).toEqual(['database/url-missing', 'DATABASE_URL', 2]);
  });

  it('says that a URL cannot be read, without showing it', async () => {
    const { end, report } = await runForReport(['migrate'], { folder: project.path, env: { DATABASE_URL: 'postgresql://u:hunter2canary@h:port/x' } });
    expect([report.error?.code, end.exitCode]).toEqual(['database/url-invalid', 2]);
    expect(`${end.stdout}${end.stderr}`).not.toContain('hunter2canary');
  });

  it('says that the server cannot be reached', async () => {
    const url = urlOf(database, (parts) => {
      parts.port = '1';
    });
    const { end, report } = await migrate(url);
    expect([report.error?.code, end.exitCode]).toEqual(['database/unreachable', 50]);
  });

  it('says that the login was refused', async () => {
    const url = urlOf(database, (parts) => {
      parts.password = 'wrong-Canary%2F0815';
    });
    const { end, report } = await migrate(url);
    expect([report.error?.code, end.exitCode]).toEqual(['database/authentication-failed', 50]);
  });

  it('says that the database does not exist', async () => {
    const url = urlOf(database, (parts) => {
      parts.pathname = '/no_such_database';
    });
    const { end, report } = await migrate(url);
    expect([report.error?.code, end.exitCode]).toEqual(['database/unknown-database', 50]);
  });

  it('refuses a server of another engine', async () => {
    for (const engine of ['postgresql', 'mysql', 'mariadb'].filter((name) => name !== server.engine)) {
      project.write({ 'schema-gitops.yml': flywayConfig(engine) });
      const { end, report } = await migrate(database.url);
      expect([report.error?.code, end.exitCode]).toEqual(['database/engine-mismatch', 2]);
    }
  });

  it('refuses a history table with another tool’s columns, and leaves it alone', async () => {
    const own = await createDatabase(server);
    await own.query('create table flyway_schema_history (id int primary key, tag varchar(10))');
    const { end, report } = await migrate(own.url);
    expect([report.error?.code, end.exitCode]).toEqual(['history/other-tool', 2]);
    expect(await own.query('select count(*) as n from flyway_schema_history')).toEqual([{ n: expect.anything() }]);
    await own.drop();
  });

  it('refuses a database that holds tables but no history', async () => {
    const own = await createDatabase(server);
    await own.query('create table older (id int primary key)');
    const { end, report } = await migrate(own.url);
    expect([report.error?.code, end.exitCode]).toEqual(['history/not-empty', 11]);
    await own.drop();
  });

  it('stops at the failed statement, keeps what was applied, and refuses to go on until it is settled', async () => {
    const own = await createDatabase(server);
    project.write({ 'db/V2__b.sql': 'create table b (id int primary key);\ninsert into no_such_table values (1);\n', 'db/V3__c.sql': 'create table c (id int primary key);' });
    const { end, report } = await migrate(own.url);
    expect([report.outcome, end.exitCode]).toEqual(['failed', 40]);
    expect(report.error?.where).toContain('db/V2__b.sql:2');
    expect(report.run?.migrations.map(({ version, state }) => [version, state])).toEqual([['1', 'applied'], ['2', 'failed'], ['3', 'not-executed']]);
    project.write({ 'db/V2__b.sql': 'create table b (id int primary key);\n' });
    const again = await migrate(own.url);
    if (server.engine === 'postgresql') expect(again.report.outcome).toBe('success');
    else expect([again.report.outcome, again.report.error?.code]).toEqual(['failed', 'history/failed-migration']);
    await own.drop();
  });

  it('applies everything, and then nothing', async () => {
    const own = await createDatabase(server);
    const run = await migrate(own.url);
    expect([run.report.error, run.report.outcome]).toEqual([undefined, 'success']);
    const again = await migrate(own.url);
    expect([again.report.outcome, again.end.exitCode]).toEqual(['no-changes', 0]);
    const status = await runForReport(['status'], { folder: project.path, env: { DATABASE_URL: own.url } });
    expect(status.report.migrations?.files.map(({ state }) => state)).toEqual(['applied', 'applied']);
    await own.drop();
  });

  it('blocks when an applied migration was edited or is gone', async () => {
    const own = await createDatabase(server);
    await migrate(own.url);
    project.write({ 'db/V1__a.sql': 'create table a (id bigint primary key);\n', 'db/V3__c.sql': 'create table c (id int primary key);' });
    const edited = await migrate(own.url);
    expect([edited.report.outcome, edited.report.error?.code, edited.end.exitCode]).toEqual(['blocked', 'history/changed', 11]);
    await own.drop();
  });

  it('applies only the plan that was approved', async () => {
    const own = await createDatabase(server);
    const plan = await migrate(own.url, '--mode', 'plan');
    const hash = plan.report.plan?.hash ?? '';
    project.write({ 'db/V3__c.sql': 'create table c (id int primary key);' });
    const changed = await migrate(own.url, '--expected-plan-hash', hash);
    expect([changed.report.outcome, changed.end.exitCode]).toEqual(['plan-changed', 21]);
    const fresh = await migrate(own.url, '--mode', 'plan');
    const applied = await migrate(own.url, '--expected-plan-hash', fresh.report.plan?.hash ?? '');
    expect(applied.report.outcome).toBe('success');
    await own.drop();
  });

  it('shows no secret to a person either, whatever the server refuses', async () => {
    const url = urlOf(database, (parts) => {
      parts.username = 'canary_user';
      parts.password = 'canary%40%2Fpass';
    });
    const end = await runCli(['migrate', '--verbose'], { folder: project.path, env: { DATABASE_URL: url } });
    expectNoSecret(end, url);
    expect(end.stdout).toContain('database/authentication-failed');
  });
}

describeEachServer('bad input about the target', ['postgresql', 'mysql', 'mariadb'], suite);

describeEachServer('privileges on PostgreSQL', ['postgresql'], (server) => {
  it('names what a role without CREATE lacks, and a read-only database', async () => {
    const database = await createDatabase(server);
    const role = `r_${database.name}`;
    await database.query(`create role ${role} login password 'plain-Canary-1'; revoke create on schema public from public; grant connect on database ${database.name} to ${role}`);
    const project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': first });
    const url = urlOf(database, (parts) => {
      parts.username = role;
      parts.password = 'plain-Canary-1';
    });
    try {
      const denied = await runForReport(['migrate'], { folder: project.path, env: { DATABASE_URL: url } });
      expect([denied.report.error?.code, denied.end.exitCode]).toEqual(['database/privilege-missing', 50]);
      await database.query(`alter database ${database.name} set default_transaction_read_only = on`);
      const readOnly = await runForReport(['migrate'], { folder: project.path, env: { DATABASE_URL: database.url } });
      expect([readOnly.report.error?.code, readOnly.end.exitCode]).toEqual(['database/read-only', 50]);
    } finally {
      project.remove();
      await database.drop();
    }
  });
});

describe('the suite', () => {
  it('knows how a secret is looked for', () => {
    expect(() => {
      expectNoSecret({ exitCode: 0, stdout: 'p%40ss', stderr: '' }, 'postgresql://u:p%40ss@h/d');
    }).toThrow();
  });
});
