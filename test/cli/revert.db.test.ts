import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { describeEachEngine, type TestServer } from '../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

const read = (path: string): string => readFileSync(join(project.path, path), 'utf8');
const written = (): readonly string[] => readdirSync(join(project.path, 'db')).filter((name) => name.includes('revert'));

function suite(server: TestServer): void {
  const run = (...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> =>
    runForReport(args, { folder: project.path, env: { DEV_URL: server.url } });

  /** The schema that the migrations make, as the command snapshot writes it, without the version. */
  const schema = async (): Promise<string> => {
    const { report } = await run('snapshot', '--schema-file', 'schema.snapshot');
    expect(report.error).toBeUndefined();
    return read('schema.snapshot').replace(/^head:.*$/m, '');
  };

  beforeEach(() => {
    project.write({
      'schema-gitops.yml': `${flywayConfig(server.engine)}dev-database: {url-env: DEV_URL}\n`,
      'db/V1__a.sql': 'create table a (id int not null primary key, name varchar(40) not null, note varchar(80));\n',
    });
  });

  it('takes the newest version back: the schema is what it was before', async () => {
    const before = await schema();
    project.write({
      'db/V2__more.sql': [
        'create table b (id int not null primary key, a_id int not null, foreign key (a_id) references a (id));',
        'alter table a add column extra int;', 'create index a_name on a (name);', 'alter table a drop column note;',
        'create view v as select id, extra from a;', "insert into b (id, a_id) select 1, id from a where name = 'x';",
      ].join('\n'),
    });
    const { report, end } = await run('revert', '2');
    expect([report.error, report.outcome, end.exitCode]).toEqual([undefined, 'success', 0]);
    expect(written()).toEqual(['V3__revert_2.sql']);
    expect(await schema()).toBe(before);
    expect(report.notes.join('\n')).toMatch(/lost with .*\ba\.extra\b.*\bb\b[\s\S]*Comes back without .*\ba\.note\b[\s\S]*changed rows.*\bb\b/);
    expect(read('db/V3__revert_2.sql')).toContain('-- Takes version 2 back: db/V2__more.sql');
    const valid = await run('validate', '--all');
    expect([valid.report.error, valid.report.outcome]).toEqual([undefined, 'success']);
  }, 120_000);

  it('takes one of the middle back and leaves what came later', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a add column b int;\n', 'db/V3__c.sql': 'alter table a add column c int;\ncreate table t (id int not null primary key);\n' });
    const { report } = await run('revert', '--migration', '2');
    expect([report.error, written()]).toEqual([undefined, ['V4__revert_2.sql']]);
    const text = await schema();
    expect([/\bc\b/.test(text), /\bb\b/.test(text), /\bt\b/.test(text)]).toEqual([true, false, true]);
    const again = await run('revert', '2');
    // MySQL has no DROP COLUMN IF EXISTS, so that the compensating migration needs the one that it takes back.
    expect([again.report.error?.code, again.end.exitCode]).toEqual([server.engine === 'mysql' ? 'revert/needed-later' : 'revert/nothing-in-schema', 11]);
  }, 120_000);

  it('names the later migration that needs it', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a add column b int;\n', 'db/V3__i.sql': 'create table i (id int not null primary key);\ncreate index a_b on a (b);\n' });
    const { report, end } = await run('revert', '2');
    expect([report.error?.code, report.error?.where, end.exitCode]).toEqual(['revert/needed-later', 'db/V3__i.sql, statement 2', 11]);
    expect(written()).toEqual([]);
  }, 60_000);

  it('does not make up values for a column that must have one, and shows what it could prove', async () => {
    project.write({ 'db/V2__d.sql': 'alter table a drop column name;\n' });
    const { report, end } = await run('revert', '2');
    expect([report.error?.code, written()]).toEqual(['revert/value-unknown', []]);
    expect(JSON.parse(end.stdout)).toMatchObject({ plan: { migrations: [{ statements: [{ sql: expect.stringMatching(/ADD COLUMN/) }] }] } });
  }, 60_000);

  it('says that rows are not taken back where a migration changes nothing else', async () => {
    project.write({ 'db/V2__rows.sql': "insert into a (id, name) values (1, 'x');\n" });
    const { report } = await run('revert', '2');
    expect([report.error?.code, written()]).toEqual(['revert/nothing-in-schema', []]);
    expect(report.notes.join('\n')).toContain('changed rows');
  }, 60_000);

  it('shows the migration without writing it where that is asked for', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a add column b int;\n' });
    const { report } = await run('revert', '2', '--dry-run');
    expect([report.outcome, written()]).toEqual(['success', []]);
    expect(report.summary).toContain('db/V3__revert_2.sql would be written');
  }, 60_000);
}

describeEachEngine('revert', ['postgresql', 'mysql', 'mariadb'], suite);

describeEachEngine('revert on PostgreSQL', ['postgresql'], (server) => {
  const run = async (...args: readonly string[]): Promise<JsonReport> => (await runForReport(args, { folder: project.path, env: { DEV_URL: server.url } })).report;

  it('writes nothing where a part cannot be proved, and says which', async () => {
    project.write({
      'schema-gitops.yml': `${flywayConfig('postgresql')}dev-database: {url-env: DEV_URL}\n`,
      'db/V1__a.sql': "create type mood as enum ('ok');\ncreate table a (id int primary key, m mood);\n",
      'db/V2__b.sql': "alter type mood add value 'sad';\n",
      'db/V3__c.sql': 'create index a_m on a (m);\n',
    });
    const report = await run('revert', '2');
    expect([report.error?.code, report.error?.what.includes('mood'), written()]).toEqual(['revert/not-provable', true, []]);
  }, 60_000);

  it('writes nothing that a new database would undo again', async () => {
    project.write({
      'schema-gitops.yml': `${flywayConfig('postgresql')}dev-database: {url-env: DEV_URL}\n`,
      'db/V1__a.sql': 'create table a (id int primary key);\n',
      'db/V2__m.sql': 'create table m (id int);\n',
      'db/R__toggle.sql': "do $$ begin if to_regclass('m') is null then create table m (id int); else drop table m; end if; end $$;\n",
    });
    const report = await run('revert', '2');
    expect([report.error?.code, report.error?.what.includes('public.m would still differ'), written()]).toEqual(['revert/not-provable', true, []]);
  }, 60_000);

  it('makes a view anew that a repeatable migration selects everything into', async () => {
    project.write({
      'schema-gitops.yml': `${flywayConfig('postgresql')}dev-database: {url-env: DEV_URL}\n`,
      'db/V1__a.sql': 'create table a (id int primary key);\n',
      'db/V2__b.sql': 'alter table a add column b int;\n',
      'db/R__v.sql': 'create or replace view v as select * from a;\n',
    });
    const report = await run('revert', '2');
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
    expect(read('db/V3__revert_2.sql')).toMatch(/DROP VIEW[\s\S]*DROP COLUMN[\s\S]*VIEW public\.v/);
  }, 60_000);

  it('writes nothing that the format would read as something else', async () => {
    project.write({
      'schema-gitops.yml': `version: 1\nengine: postgresql\nmigrations: {path: db, format: flyway, placeholders: {text: '$\{other}'}}\ndev-database: {url-env: DEV_URL}\n`,
      'db/V1__f.sql': "create function f() returns text language sql as $f$ select '$\{text}' $f$;\n",
      'db/V2__g.sql': 'drop function f();\n',
    });
    const report = await run('revert', '2');
    expect([report.error?.code, report.error?.cause, written()]).toEqual(['revert/format-needs-more', 'migrations/unknown-placeholder', []]);
  }, 60_000);

  it('keeps a file name from saying more than a name in the head of the file', async () => {
    project.write({
      'schema-gitops.yml': `${flywayConfig('postgresql')}dev-database: {url-env: DEV_URL}\n`,
      'db/V1__a.sql': 'create table a (id int primary key);\n',
      'db/V2__b\ndrop table a;.sql': 'create table b (id int primary key);\n',
    });
    const report = await run('revert', '2');
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
    expect(read('db/V3__revert_2.sql').split('\n')[0]).toBe('-- Takes version 2 back: db/V2__b drop table a;.sql');
  }, 60_000);
});

describe('revert without a server', () => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key);\n' });
  });

  it('names a version that is not there, and the newest one', async () => {
    const { report, end } = await runForReport(['revert', '9'], { folder: project.path });
    expect([report.error?.code, end.exitCode]).toEqual(['revert/unknown-version', 2]);
    expect(end.stdout).toContain('the newest is 1');
  });

  it('asks for a version, and takes one alone', async () => {
    const none = await runForReport(['revert'], { folder: project.path });
    const two = await runForReport(['revert', '1', '2'], { folder: project.path });
    expect([none.report.error?.code, two.report.error?.code]).toEqual(['input/missing-value', 'input/unknown-option']);
    const help = await runCli(['revert', '--help'], { folder: project.path });
    expect(help.stdout).toContain('schema-gitops revert VERSION [options]');
    expect(existsSync(join(project.path, 'db/V2__revert_1.sql'))).toBe(false);
  });
});
