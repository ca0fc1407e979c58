import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type CliEnd, type JsonReport } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

function suite(server: TestServer): void {
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createDatabase(server);
    project = new ProjectFolder().write({
      'schema-gitops.yml': `${flywayConfig(server.engine)}dev-database: {url-env: DEV_URL}\ndrift: {schema-file: db/schema.snapshot}\n`,
      'db/V1__a.sql': 'create table a (id int not null primary key, b varchar(20) default \'x\');\n',
      'db/V2__v.sql': 'create view v as select id from a;\n',
    });
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  function run(...args: readonly string[]): Promise<{ end: CliEnd; report: JsonReport }> {
    return runForReport(args, { folder: project.path, env: { DATABASE_URL: database.url, DEV_URL: server.url } });
  }
  const read = (): string => readFileSync(path.join(project.path, 'db/schema.snapshot'), 'utf8');

  it('writes what the migrations make, the same in every run, and validate holds it to that', async () => {
    const first = await run('snapshot');
    expect([first.report.error, first.report.outcome, first.end.exitCode]).toEqual([undefined, 'success', 0]);
    const text = read();
    expect(text).toMatch(/^head: "2"$/m);
    expect((await run('snapshot')).report.outcome).toBe('no-changes');
    expect(read()).toBe(text);
    const valid = await run('validate', '--all', '--checks', 'snapshot');
    expect([valid.report.error, valid.report.outcome]).toEqual([undefined, 'success']);
    project.write({ 'db/V3__w.sql': 'alter table a add column c int;\n' });
    const stale = await run('validate', '--all', '--checks', 'snapshot');
    expect([stale.report.error?.code, stale.report.outcome, stale.end.exitCode]).toEqual(['drift/snapshot-outdated', 'findings', 10]);
    expect(stale.report.drift?.changes.map(({ kind, object }) => `${kind} ${object.replace('public.', '')}`)).toEqual(['column.removed a.c']);
  });

  it('is what a target is compared with, at the version that it was taken at', async () => {
    await run('migrate');
    await run('snapshot', '--from', 'target');
    expect(read()).not.toContain('flyway_schema_history');
    const clean = await run('drift-check', '--expected', 'snapshot');
    expect([clean.report.error, clean.report.drift?.changes, clean.report.outcome]).toEqual([undefined, [], 'success']);
    await database.query('alter table a add column hot int');
    const drifted = await run('drift-check', '--expected', 'snapshot');
    expect([drifted.report.outcome, drifted.report.drift?.changes.map(({ kind }) => kind)]).toEqual(['drift', ['column.added']]);
    project.write({ 'db/V3__w.sql': 'create table w (id int not null primary key);\n' });
    await run('migrate');
    const stale = await run('drift-check', '--expected', 'snapshot');
    expect([stale.report.error?.code, stale.end.exitCode]).toEqual(['drift/snapshot-stale', 22]);
    const allowed = await run('drift-check', '--expected', 'snapshot', '--allow-stale');
    expect(allowed.report.outcome).toBe('drift');
  });

  it('says the line of a file that does not parse', async () => {
    await run('migrate');
    await run('snapshot');
    writeFileSync(path.join(project.path, 'db/schema.snapshot'), `${read()}\n!!\n`);
    const { report, end } = await run('drift-check', '--expected', 'snapshot');
    expect([report.error?.code, end.exitCode]).toEqual(['drift/schema-file-invalid', 2]);
    expect(report.error?.where).toMatch(/^db\/schema\.snapshot:\d+/);
    const validated = await run('validate', '--all', '--checks', 'snapshot');
    expect(validated.report.error?.code).toBe('drift/schema-file-invalid');
  });
}

describeEachEngine('snapshot', ['postgresql', 'mysql', 'mariadb'], suite);
