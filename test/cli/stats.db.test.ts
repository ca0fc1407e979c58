import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { readStatistics } from '../../src/statistics/read-statistics.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

function suite(server: TestServer): void {
  const isPostgres = server.engine === 'postgresql';
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createDatabase(server);
    await database.query('create table users (id int not null primary key, age int)');
    await database.query('insert into users with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) select i, i from n');
    await database.query(isPostgres ? 'analyze users' : 'analyze table users');
    project = new ProjectFolder().write({
      'schema-gitops.yml': `${flywayConfig(server.engine)}lint: {rules: {index-large-table: {rows: 100}}, small-table: {rows: 0}}\n`,
      'db/V1__users.sql': 'create table users (id int not null primary key, age int);\n',
      'db/V2__index.sql': isPostgres ? 'create index concurrently users_age on users (age);\n' : 'alter table users add index users_age (age), algorithm=inplace, lock=none;\n',
    });
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  const place = (url = database.url): { folder: string; env: Record<string, string> } => ({ folder: project.path, env: { TARGET_URL: url } });
  const stats = (...args: readonly string[]): Promise<CliEnd> => runCli(['stats', '--url-env', 'TARGET_URL', ...args], place());
  async function lint(args: readonly string[], url?: string): Promise<{ readonly rules: readonly string[]; readonly report: JsonReport; readonly end: CliEnd }> {
    const { report, end } = await runForReport(['lint', '--all', ...args], place(url));
    return { report, end, rules: report.findings.map(({ rule }) => rule).filter((rule) => rule === 'index-large-table') };
  }

  it('prints a file that lint takes', async () => {
    const end = await stats();
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    const read = readStatistics(end.stdout, 'stdout');
    expect(read.engine.name).toBe(server.engine);
    expect(read.database).toBe(database.name);
    expect([...read.tables.values()].map(({ rows }) => rows)).toEqual([500]);
    project.write({ 'stats.json': end.stdout });
    expect((await lint([])).rules).toEqual([]);
    const judged = await lint(['--stats-file', 'stats.json']);
    expect(judged.rules).toEqual(['index-large-table']);
    expect(judged.report.notes.join()).toContain('Sizes of tables come from stats.json');
  });

  it('writes the file where it is told to, also without migrations', async () => {
    const empty = new ProjectFolder();
    const end = await runCli(['stats', '--url-env', 'TARGET_URL', '--output', 'out.json'], { folder: empty.path, env: { TARGET_URL: database.url } });
    expect([end.exitCode, end.stdout]).toEqual([0, '']);
    expect(end.stderr).toContain('out.json was written: 1 tables');
    expect(readStatistics(readFileSync(path.join(empty.path, 'out.json'), 'utf8'), 'out.json').tables.size).toBe(1);
    empty.remove();
  });

  it('is asked by lint itself where an input names the target', async () => {
    expect((await lint(['--url-env', 'TARGET_URL'])).rules).toEqual(['index-large-table']);
  });

  it('is missed, and said to be, where the target cannot be asked: nothing fails by that', async () => {
    const gone = new URL(database.url);
    gone.port = '1';
    const { report, rules, end } = await lint(['--url-env', 'TARGET_URL'], gone.href);
    expect([rules, report.error, report.outcome === 'database-error']).toEqual([[], undefined, false]);
    expect(report.notes.join()).toContain('could not be collected');
    expect(end.stdout).not.toContain(gone.password);
    const unset = await lint(['--url-env', 'NO_SUCH_VARIABLE']);
    expect([unset.rules, unset.report.error]).toEqual([[], undefined]);
  });

  it('refuses a target and a file of another engine', async () => {
    const other = isPostgres ? 'mysql' : 'postgresql';
    const end = await stats();
    project.write({ 'stats.json': end.stdout.replace(`"name":"${server.engine}"`, `"name":"${other}"`) });
    const judged = await lint(['--stats-file', 'stats.json']);
    expect([judged.report.error?.code, judged.end.exitCode]).toEqual(['statistics/engines-differ', 2]);
    const mismatch = await runCli(['stats', '--url-env', 'TARGET_URL', '--engine', server.engine === 'mysql' ? 'mariadb' : 'mysql'], place());
    expect([mismatch.exitCode === 0, mismatch.stdout]).toEqual([false, '']);
  });

  it('refuses files that are not there, not of this form, or behind a link', async () => {
    const code = async (file: string): Promise<string | undefined> => (await lint(['--stats-file', file])).report.error?.code;
    expect(await code('none.json')).toBe('statistics/file-unreadable');
    project.write({ 'bad.json': '{"schema": "schema-gitops/stats/v1",}', 'bytes.json': Uint8Array.of(0xff, 0xfe, 0x7b) });
    expect(await code('bad.json')).toBe('statistics/file-invalid');
    expect(await code('bytes.json')).toBe('statistics/file-invalid');
    symlinkSync('/etc/passwd', path.join(project.path, 'link.json'));
    expect(await code('link.json')).toBe('input/path-outside');
    project.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}lint: {stats-file: ../secret.json}\n` });
    expect((await lint([])).report.error?.code).toBe('input/path-outside');
  });

  it('fails with the exit code of what went wrong, and prints nothing', async () => {
    const missing = await runCli(['stats'], { folder: project.path });
    expect([missing.exitCode, missing.stdout]).toEqual([2, '']);
    expect(missing.stderr).toContain('database/url-missing');
    const wrong = new URL(database.url);
    wrong.password = 'wr0ngPassw0rd';
    const refused = await runCli(['stats', '--url-env', 'TARGET_URL'], place(wrong.href));
    expect([refused.exitCode, refused.stdout]).toEqual([50, '']);
    expect(refused.stderr).not.toContain('wr0ngPassw0rd');
    const unwritable = await stats('--output', 'no/such/folder.json');
    expect(unwritable.exitCode).toBe(2);
    expect(existsSync(path.join(project.path, 'no'))).toBe(false);
  });
}

describeEachEngine('stats', ['postgresql', 'mysql', 'mariadb'], suite);
