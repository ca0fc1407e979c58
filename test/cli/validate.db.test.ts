import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { leftDatabases } from '../support/left-databases.ts';
import { runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachServer, type TestServer } from '../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

function validate(server: TestServer, url = server.url): Promise<{ end: CliEnd; report: JsonReport }> {
  return runForReport(['validate', '--dev-database', 'url-env:DEV_URL'], { folder: project.path, env: { DEV_URL: url } });
}

describeEachServer('validate', ['postgresql', 'mysql', 'mariadb'], (server) => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': 'create table a (id int primary key, b int not null);\n' }).branchOff();
  });

  it('replays base and change set, and leaves nothing behind', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a add column c int null;\n', 'db/R__v.sql': 'create or replace view v as select id, c from a;\n' }).commit('feature');
    const { report, end } = await validate(server);
    expect([report.outcome, end.exitCode, report.findings]).toEqual(['success', 0, []]);
    expect(report.summary).toContain('3 migrations of 3 replayed');
    const database = await createDatabase(server);
    expect(await leftDatabases(server, database)).toEqual([]);
    await database.drop();
  }, 90_000);

  it('shows the failing statement at its line', async () => {
    project.write({ 'db/V2__b.sql': '-- first a good one\nalter table a add column c int null;\n\ninsert into a (id, nope)\nvalues (1, 2);\n' }).commit('feature');
    const { report, end } = await validate(server);
    expect(report.findings.map(({ rule, file, start }) => [rule, file, start.line])).toEqual([['trace-failed', 'db/V2__b.sql', 4]]);
    expect([report.outcome, end.exitCode]).toEqual(['findings', 10]);
  });

  it('finds an edited, a renamed and a deleted merged migration, and a version that comes too late', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/V3__c.sql': 'create table c (id int primary key);\ncreate table cc (id int primary key);\n', 'db/V4__d.sql': 'create table d (id int primary key);\n' }).commit('more');
    project.git('checkout', '-q', '-B', 'feature');
    project.git('mv', 'db/V3__c.sql', 'db/V3__renamed.sql');
    project.git('rm', '-q', 'db/V4__d.sql');
    project.write({ 'db/V1__a.sql': 'create table a (id bigint primary key, b int not null);\n', 'db/V2__late.sql': 'create table late (id int primary key);\n' }).commit('feature');
    const { report } = await runForReport(['validate', '--checks', 'integrity'], { folder: project.path });
    expect(report.findings.map(({ rule, file }) => [rule, file])).toEqual([
      ['edited-applied-migration', 'db/V1__a.sql'],
      ['out-of-order-version', 'db/V2__late.sql'],
      ['edited-applied-migration', 'db/V3__renamed.sql'],
      ['edited-applied-migration', 'db/V4__d.sql'],
    ]);
  });

  it('creates the roles that migrations grant to, without login, says so, and takes them away again', async () => {
    const role = `app_${server.id.replaceAll(/[^a-z0-9]/g, '')}_${String(process.pid)}`;
    const grant = server.engine === 'postgresql' ? `grant select on a to ${role};` : `grant select on a to ${role}@'%';`;
    project.write({ 'db/V2__b.sql': `${grant}\n` }).commit('feature');
    const { report } = await validate(server);
    expect([report.error, report.findings]).toEqual([undefined, []]);
    expect(report.notes.join('\n')).toContain(role);
    const database = await createDatabase(server);
    const query = server.engine === 'postgresql' ? `select rolname from pg_roles where rolname = '${role}'` : `select user from mysql.user where user = '${role}'`;
    expect(await database.query(query)).toEqual([]);
    await database.drop();
  });
});

describeEachServer('validate with extensions', ['postgresql'], (server) => {
  it('names a missing extension and the ways out, or leaves out what depends on it', async () => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key);\n' }).branchOff();
    project.write({ 'db/V2__geo.sql': 'create extension no_such_extension;\ncreate table g (id int primary key, p no_such_type not null);\ncreate table h (id int primary key);\n' }).commit('feature');
    const refused = await validate(server);
    expect([refused.report.error?.code, refused.report.error?.what.includes('no_such_extension')]).toEqual(['dev-database/extension-missing', true]);
    project.write({ 'schema-gitops.yml': `${flywayConfig('postgresql')}skip-extensions: [no_such_extension]\n` });
    const skipped = await validate(server);
    expect([skipped.report.error, skipped.report.outcome]).toEqual([undefined, 'success']);
    expect(JSON.parse(skipped.end.stdout)).toMatchObject({ notEvaluated: [{ file: 'db/V2__geo.sql', statement: 1, missing: 'extension' }, { file: 'db/V2__geo.sql', statement: 2 }] });
  });

  it('uses an empty database where none may be created, and refuses one that is not empty', async () => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key);\n' }).branchOff();
    project.write({ 'db/V2__b.sql': 'create schema s;\ncreate table s.b (id int primary key);\n' }).commit('feature');
    const database = await createDatabase(server);
    const role = `plain_${database.name}`;
    await database.query(`create role ${role} login password 'open-Canary-2'; alter database ${database.name} owner to ${role}; alter schema public owner to ${role}`);
    const url = new URL(database.url);
    url.username = role;
    url.password = 'open-Canary-2';
    const first = await validate(server, url.href);
    expect([first.report.error, first.report.outcome]).toEqual([undefined, 'success']);
    expect(await database.query("select nspname from pg_namespace where nspname = 's'")).toEqual([]);
    await database.query('create table mine (id int)');
    const second = await validate(server, url.href);
    expect(second.report.error?.code).toBe('dev-database/not-empty');
    expect(await database.query('select count(*)::int as n from mine')).toEqual([{ n: 0 }]);
    await database.drop();
  });
});

describe('validate without a dev database', () => {
  it('names every way to get one', async () => {
    project.write({ 'schema-gitops.yml': `${flywayConfig('mysql')}dev-database: embedded\n`, 'db/V1__a.sql': 'create table a (id int primary key);\n' });
    project.git('init', '-q', '-b', 'main');
    const { report, end } = await runForReport(['validate', '--all'], { folder: project.path });
    expect([report.error?.code, end.exitCode]).toEqual(['dev-database/none', 2]);
  });
});
