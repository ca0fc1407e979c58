import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

function suite(server: TestServer): void {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createDatabase(server);
    project.write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': 'create table a (id int not null primary key);\n', 'db/V2__b.sql': 'create table b (id int not null primary key);\n', 'db/V4__d.sql': 'create table d (id int not null primary key);\n' });
    project.branchOff();
    const { report } = await run('migrate', '--url-env', 'TARGET_URL');
    expect(report.error).toBeUndefined();
  });
  afterEach(async () => {
    await database.drop();
  });

  const run = (...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> => runForReport(args, { folder: project.path, env: { TARGET_URL: database.url } });

  it('says what the target has, what is pending, and what migrate would do, and changes nothing', async () => {
    project.write({ 'db/V5__e.sql': 'create table e (id int not null primary key);\ncreate index e_i on e (id);\n' }).commit('five');
    const { report } = await run('validate', '--checks', 'history', '--url-env', 'TARGET_URL');
    expect([report.error, report.outcome, report.findings]).toEqual([undefined, 'success', []]);
    expect(report.notes.join('\n')).toContain('default: 3 applied, 1 pending. migrate would apply 1 migration with 2 statements there.');
    expect(report.targets?.[0]?.migrations?.files.map(({ path, state }) => [path, state])).toEqual([['db/V1__a.sql', 'applied'], ['db/V2__b.sql', 'applied'], ['db/V4__d.sql', 'applied'], ['db/V5__e.sql', 'pending']]);
    const again = await run('status', '--url-env', 'TARGET_URL');
    expect(again.report.migrations?.files.filter(({ state }) => state === 'pending')).toHaveLength(1);
  });

  it('finds what is changed, missing and late; what this change set did is an error, what was so before a warning', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/V1__a.sql': 'create table a (id bigint not null primary key);\n' }).commit('edited before');
    project.git('checkout', '-q', '-B', 'feature');
    project.delete('db/V2__b.sql').write({ 'db/V3__late.sql': 'create table late (id int not null primary key);\n' }).commit('feature');
    const { report, end } = await run('validate', '--checks', 'history', '--url-env', 'TARGET_URL');
    expect(report.findings.map(({ rule, severity, file }) => [rule, severity, file])).toEqual([
      ['target-history', 'warning', 'db/V1__a.sql'],
      ['target-history', 'error', 'db/V2__b.sql'],
      ['target-history', 'error', 'db/V3__late.sql'],
    ]);
    expect([report.outcome, end.exitCode]).toEqual(['findings', 10]);
    expect(report.notes.join('\n')).toMatch(/1 applied, 1 missing, 1 out of order, 1 changed\. migrate would stop there: /);
  });
}

describeEachEngine('the history of a target', ['postgresql', 'mysql', 'mariadb'], suite);

describe('the history of a target that cannot be asked', () => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int);\n' });
  });

  it.each([['is not set', ''], ['cannot be reached', 'postgresql://u:hidden-Canary-7@127.0.0.1:9/x']])('is not evaluated where its URL %s', async (_, url) => {
    const { report, end } = await runForReport(['validate', '--all', '--checks', 'history', '--url-env', 'TARGET_URL'], { folder: project.path, env: { TARGET_URL: url } });
    expect([report.outcome, end.exitCode]).toEqual(['success', 0]);
    expect(JSON.parse(end.stdout)).toMatchObject({ notEvaluated: [{ rule: 'target-history', missing: 'target' }] });
    expect(end.stdout).not.toContain('Canary');
  });

  it('is not looked at where nobody names a target', async () => {
    const { end } = await runForReport(['validate', '--all', '--checks', 'integrity'], { folder: project.path, env: { DATABASE_URL: 'postgresql://u:p@127.0.0.1:9/x' } });
    expect(JSON.parse(end.stdout)).toMatchObject({ notEvaluated: [] });
  });
});
