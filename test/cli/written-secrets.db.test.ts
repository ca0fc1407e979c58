import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, type CliEnd } from '../support/run-cli.ts';
import { createDatabase, describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

const canary = 'c4nary-Vq7-written';

/** An account that is gone with the statement behind it, and a default by which the password comes into reports. */
function withPassword({ engine }: TestServer, password: string): string {
  const name = `canary_${process.pid}`;
  const account = engine === 'postgresql' ? `create role ${name} password '${password}';\ndrop role ${name};` : `create user ${name} identified by '${password}';\ndrop user ${name};`;
  return `${account}\ncreate table a (id int not null primary key, b varchar(40) default '${password}');\n`;
}

/** What a server refuses by quoting it. */
const refused = `create table b (id int '${canary}');\n`;

function suite(server: TestServer): void {
  let project: ProjectFolder;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createDatabase(server);
    project = new ProjectFolder();
    project.git('init', '-q', '-b', 'main');
  });
  afterEach(async () => {
    project.remove();
    await database.drop();
  });

  function configure(more = ''): void {
    project.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}${more}dev-database: {url-env: DEV_URL}\ndrift: {schema-file: db/schema.sql, confirmations: 1}\n` });
  }

  /** Holds everything that a run shows against the password: what people read, and the report as JSON. */
  async function expectHidden(exitCode: number, ...args: readonly string[]): Promise<void> {
    const place = { folder: project.path, env: { DATABASE_URL: database.url, DEV_URL: server.url } };
    const end = await runCli([...args, '--verbose', '--report-file', 'reports/new/report.json'], place);
    const text = [end.stdout, end.stderr, readFileSync(path.join(project.path, 'reports/new/report.json'), 'utf8')].join('\n');
    expect([end.exitCode, text.includes(canary), text.includes('***')]).toEqual([exitCode, false, true]);
  }

  const migrated = (): Promise<CliEnd> => runCli(['migrate'], { folder: project.path, env: { DATABASE_URL: database.url, DEV_URL: server.url } });
  const drift = (): Promise<unknown> => database.query('alter table a alter column b drop default');

  it('does not show a password of a migration that a snapshot cannot replay', async () => {
    configure();
    project.write({ 'db/V1__a.sql': withPassword(server, canary), 'db/V2__b.sql': refused });
    await expectHidden(22, 'snapshot');
    await expectHidden(10, 'validate', '--all', '--checks', 'replay');
  });

  it('does not show a password of a migration that made what differs', async () => {
    configure();
    project.write({ 'db/V1__a.sql': withPassword(server, canary) });
    expect((await migrated()).exitCode).toBe(0);
    await drift();
    await expectHidden(20, 'drift-check');
  });

  it('does not show a password that is the value of a placeholder', async () => {
    configure();
    project.write({ 'db/V1__a.sql': withPassword(server, '${word}'), 'schema-gitops.yml': `${flywayConfig(server.engine).replace('format: flyway', `format: flyway, placeholders: {Word: ${canary}}`)}dev-database: {url-env: DEV_URL}\ndrift: {confirmations: 1}\n` });
    expect((await migrated()).exitCode).toBe(0);
    await drift();
    await expectHidden(20, 'drift-check');
  });

  it('does not show a password that an earlier commit has of an edited migration', async () => {
    configure();
    project.write({ 'db/V1__a.sql': withPassword(server, canary) }).commit('first');
    expect((await migrated()).exitCode).toBe(0);
    project.write({ 'db/V1__a.sql': 'create table a (id int not null primary key, b varchar(40));\n' }).commit('edited');
    await drift();
    await expectHidden(20, 'drift-check');
  });

  it('does not show a password of a schema file', async () => {
    configure();
    project.write({ 'db/schema.sql': withPassword(server, canary), 'db/V1__a.sql': 'create table a (id int not null primary key, b varchar(40));\n' });
    expect((await migrated()).exitCode).toBe(0);
    await expectHidden(20, 'drift-check', '--expected', 'schema-file');
    project.write({ 'db/schema.sql': `${withPassword(server, canary)}${refused}` });
    await expectHidden(22, 'drift-check', '--expected', 'schema-file');
  });
}

describeEachEngine('a password that stands in SQL of the repository', ['postgresql', 'mysql', 'mariadb'], suite);
