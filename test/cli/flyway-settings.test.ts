import { afterEach, describe, expect, it } from '@jest/globals';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport } from '../support/run-cli.ts';

const config = 'version: 1\nengine: postgresql\nmigrations:\n  path: db\n';
const table = 'create table ${prefix}users (id bigint primary key);\n';

let project: ProjectFolder;

afterEach(() => {
  project.remove();
});

async function outcome(files: Readonly<Record<string, string>>): Promise<unknown> {
  project = new ProjectFolder().write(files);
  const { report } = await runForReport(['lint', '--all'], { folder: project.path });
  return report.error === undefined ? report.findings.map(({ file, rule }) => `${file} ${rule}`) : report.error.code;
}

describe('a repository with a configuration of Flyway', () => {
  const toml = '[flyway]\nsqlMigrationPrefix = "M"\n[flyway.placeholders]\nprefix = "app_"\n';

  it('is read by it, although its file names alone say nothing', async () => {
    expect(await outcome({ 'schema-gitops.yml': config, 'flyway.toml': toml, 'db/M1__users.sql': table })).toEqual([]);
  });

  it('is read by what ours says first', async () => {
    expect(await outcome({ 'schema-gitops.yml': `${config}  placeholders: {prefix: 'other '}\n`, 'flyway.toml': toml, 'db/M1__users.sql': table })).toEqual(['db/M1__users.sql syntax-error']);
    expect(await outcome({ 'schema-gitops.yml': `${config}  format: flyway\n  options: {sql-migration-prefix: V}\n`, 'flyway.toml': toml, 'db/M1__users.sql': table })).toBe('migrations/none-found');
  });

  it('is refused where the file is no TOML', async () => {
    expect(await outcome({ 'schema-gitops.yml': config, 'flyway.toml': '[flyway', 'db/M1__users.sql': table })).toBe('config/unreadable');
  });

  it('has no say in a directory of another tool', async () => {
    expect(await outcome({ 'schema-gitops.yml': config, 'flyway.conf': 'flyway.sqlMigrationPrefix=M\n', 'db/001_users.sql': 'create table users (id bigint primary key);\n' })).toEqual([]);
  });
});
