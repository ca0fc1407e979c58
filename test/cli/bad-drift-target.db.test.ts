import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { loadEngine } from '../../src/engines/registry.ts';
import { formatNamed } from '../../src/migrations/registry.ts';
import { lockKeys } from '../../src/runner/lock-keys.ts';
import { startSessions } from '../support/engine-session.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

const first = 'create table a (id int not null primary key, b int not null default 5);\n';

/** A URL with parts replaced. */
function urlOf(url: string, change: (parts: URL) => void): string {
  const parts = new URL(url);
  change(parts);
  return parts.href;
}

function suite(server: TestServer): void {
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase(server);
    const setup = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': first });
    const { report } = await runForReport(['migrate'], { folder: setup.path, env: { DATABASE_URL: database.url } });
    setup.remove();
    expect(report.outcome).toBe('success');
  });
  afterAll(() => database.drop());
  beforeEach(() => {
    project = new ProjectFolder().write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}migrate: {lock-wait: 1s}\n`, 'db/V1__a.sql': first });
  });
  afterEach(() => {
    project.remove();
  });

  function check(url: string, ...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> {
    return runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL', ...args], { folder: project.path, env: { DATABASE_URL: url, DEV_URL: server.url } });
  }

  async function expectError(url: string, expected: readonly [code: string, exitCode: number], ...args: readonly string[]): Promise<JsonReport> {
    const { report, end } = await check(url, ...args);
    expect([report.error?.code, end.exitCode]).toEqual(expected);
    expect(report.drift).toBeUndefined();
    return report;
  }

  it('is one error where the server is down, the password wrong, the database not there', async () => {
    await expectError(urlOf(database.url, (parts) => (parts.port = '1')), ['database/unreachable', 50]);
    await expectError(urlOf(database.url, (parts) => (parts.password = 'wrong-Canary-0815')), ['database/authentication-failed', 50]);
    await expectError(urlOf(database.url, (parts) => (parts.pathname = '/no_such_database')), ['database/unknown-database', 50]);
    await expectError('', ['database/url-missing', 2]);
  });

  it('is one error where the engine is another, or what the inputs need is missing', async () => {
    await expectError(database.url, ['database/engine-mismatch', 2], '--engine', server.engine === 'mysql' ? 'mariadb' : 'mysql');
    await expectError(database.url, ['input/missing-value', 2], '--expected', 'schema-file');
    await expectError(database.url, ['input/missing-value', 2], '--expected', 'url');
    await expectError(database.url, ['input/unknown-value', 2], '--expected', 'nothing');
    await expectError(database.url, ['config/unknown-target', 2], '--targets', 'nowhere');
    await expectError(database.url, ['config/unreadable', 2], '--config', 'accept.yml');
  });

  it('is inconclusive where the dev database cannot be had', async () => {
    const { report, end } = await runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { DATABASE_URL: database.url, DEV_URL: urlOf(server.url, (parts) => (parts.port = '1')) } });
    expect([report.error?.code, report.outcome, end.exitCode]).toEqual(['drift/expected-unavailable', 'inconclusive', 22]);
  });

  it('is inconclusive about an empty database where a file says what is expected', async () => {
    const empty = await createDatabase(server);
    project.write({ 'schema.sql': first });
    await expectError(empty.url, ['drift/empty-database', 22], '--expected', 'schema-file', '--schema-file', 'schema.sql');
    await empty.drop();
  });

  it('is inconclusive about a history that begins with a baseline without files', async () => {
    const own = await createDatabase(server);
    await own.query(first);
    await runForReport(['migrate', '--mode', 'baseline', '--to', '7'], { folder: project.path, env: { DATABASE_URL: own.url } });
    project.delete('db/V1__a.sql').write({ 'db/V8__b.sql': 'create table b (id int not null primary key);\n' });
    await expectError(own.url, ['drift/baseline-without-files', 22]);
    await own.drop();
  });

  if (server.engine === 'postgresql') {
    it('reads a database that takes no writes, and takes nothing back there', async () => {
      const own = await createDatabase(server);
      await runForReport(['migrate'], { folder: project.path, env: { DATABASE_URL: own.url } });
      await own.query('create index extra on a (b)');
      await own.query(`alter database ${own.name} set default_transaction_read_only = on`);
      const { report } = await check(own.url);
      expect([report.error, report.outcome]).toEqual([undefined, 'drift']);
      const refused = await check(own.url, '--reconcile', 'revert');
      expect([refused.report.error?.code, refused.end.exitCode]).toEqual(['database/read-only', 50]);
      await own.drop();
    });
  }

  it.each(['control', 'format'] as const)('is inconclusive while a migration runs, ours or the tool’s own: %s', async (whose) => {
    const source = await startSessions(server);
    try {
      const session = await source.open({ applicationName: 'the other one' });
      const adapter = await loadEngine(server.engine);
      const keys = lockKeys(formatNamed('flyway'), { family: adapter.family, database: session.server.database, schema: session.server.schema, table: 'flyway_schema_history' });
      expect(await adapter.lock(session).tryAcquire(keys[whose] ?? '')).toEqual({ outcome: 'acquired' });
      const report = await expectError(source.database.url, ['drift/migration-running', 22]);
      expect(report.outcome).toBe('inconclusive');
    } finally {
      await source.stop();
    }
  });
}

describeEachEngine('drift-check of a target that cannot be judged', ['postgresql', 'mysql', 'mariadb'], suite);

describeEachEngine('drift-check while a table is locked', ['postgresql'], (server) => {
  it('is inconclusive within 15 seconds, and waits for no lock longer than two', async () => {
    const source = await startSessions(server);
    const project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': `${first}create view v as select id from a where b > 1;\n` });
    const env = { DATABASE_URL: source.database.url, DEV_URL: server.url };
    try {
      await runForReport(['migrate'], { folder: project.path, env });
      const holder = await source.open();
      await holder.send([{ text: 'begin' }, { text: 'lock table a in access exclusive mode' }]);
      const started = Date.now();
      const { report, end } = await runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env });
      expect([report.error?.code, report.outcome, end.exitCode]).toEqual(['database/inspection-locked', 'inconclusive', 22]);
      expect(Date.now() - started).toBeLessThan(15_000);
    } finally {
      project.remove();
      await source.stop();
    }
  });

  it('is one error without the right to connect', async () => {
    const database = await createDatabase(server);
    const role = `r_${database.name}`;
    const project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': first });
    await database.query(`create role ${role} login password 'plain-Canary-1'; revoke connect on database ${database.name} from public`);
    const url = urlOf(database.url, (parts) => {
      parts.username = role;
      parts.password = 'plain-Canary-1';
    });
    const { report, end } = await runForReport(['drift-check'], { folder: project.path, env: { DATABASE_URL: url } });
    expect([report.error?.code, end.exitCode]).toEqual(['database/privilege-missing', 50]);
    project.remove();
    await database.query(`drop role ${role}`);
    await database.drop();
  });
});
