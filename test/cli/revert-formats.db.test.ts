import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport } from '../support/run-cli.ts';
import { describeEachEngine } from '../support/servers.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

const [one, two] = ['CREATE TABLE a (id int NOT NULL PRIMARY KEY);', 'ALTER TABLE a ADD COLUMN b int;'];

interface Directory {
  readonly format: string;
  readonly files: Readonly<Record<string, string>>;
  readonly version: string;
  /** The file that holds the SQL of the new migration. */
  readonly written: RegExp;
}

/** Directories of two migrations, the second of which is taken back. */
const directories: readonly Directory[] = [
  { format: 'plain-sql', files: { '001_a.sql': one, '002_b.sql': two }, version: '002', written: /^db\/003_revert_002\.sql$/ },
  { format: 'golang-migrate', files: { '1_a.up.sql': one, '1_a.down.sql': 'DROP TABLE a;', '2_b.up.sql': two, '2_b.down.sql': 'ALTER TABLE a DROP COLUMN b;' }, version: '2', written: /^db\/3_revert_2\.up\.sql$/ },
  { format: 'goose', files: { '00001_a.sql': `-- +goose Up\n${one}\n-- +goose Down\nDROP TABLE a;\n`, '00002_b.sql': `-- +goose Up\n${two}\n` }, version: '2', written: /^db\/00003_revert_/ },
  { format: 'dbmate', files: { '20260101000000_a.sql': `-- migrate:up\n${one}\n-- migrate:down\nDROP TABLE a;\n`, '20260102000000_b.sql': `-- migrate:up\n${two}\n-- migrate:down\n` }, version: '20260102000000', written: /_revert_20260102000000\.sql$/ },
  { format: 'node-pg-migrate', files: { '1700000000000_a.sql': `-- Up Migration\n${one}\n-- Down Migration\nDROP TABLE a;\n`, '1700000000001_b.sql': `-- Up Migration\n${two}\n-- Down Migration\n` }, version: '1700000000001', written: /revert_1700000000001/ },
  { format: 'sql-migrate', files: { '1_a.sql': `-- +migrate Up\n${one}\n-- +migrate Down\nDROP TABLE a;\n`, '2_b.sql': `-- +migrate Up\n${two}\n` }, version: '2_b.sql', written: /revert_2/ },
  { format: 'prisma', files: { 'migration_lock.toml': 'provider = "postgresql"\n', '20260101000000_a/migration.sql': one, '20260102000000_b/migration.sql': two }, version: '20260102000000_b', written: /revert_20260102000000_b\/migration\.sql$/ },
  {
    format: 'drizzle',
    files: {
      'meta/_journal.json': JSON.stringify({ version: '7', dialect: 'postgresql', entries: [{ idx: 0, version: '7', when: 1767225600000, tag: '0000_a', breakpoints: true }, { idx: 1, version: '7', when: 1767312000000, tag: '0001_b', breakpoints: true }] }),
      '0000_a.sql': one, '0001_b.sql': two,
    },
    version: '1767312000000', written: /^db\/0002_revert_/,
  },
  {
    format: 'liquibase',
    files: {
      'root.yaml': 'databaseChangeLog:\n  - includeAll:\n      path: changes\n      relativeToChangelogFile: true\n',
      'changes/1.sql': `--liquibase formatted sql\n\n--changeset x:1\n${one}\n`, 'changes/2.sql': `--liquibase formatted sql\n\n--changeset x:2\n${two}\n`,
    },
    version: '::2::x', written: /^db\/changes\/revert_/,
  },
];

describeEachEngine('revert in directories of', ['postgresql'], (server) => {
  it.each(directories)('$format', async ({ format, files, version, written }) => {
    project.write({ 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db}\ndev-database: {url-env: DEV_URL}\n' });
    project.write(Object.fromEntries(Object.entries(files).map(([name, text]) => [`db/${name}`, text])));
    project.branchOff();
    const place = { folder: project.path, env: { DEV_URL: server.url } };
    const status = await runForReport(['validate', '--all', '--checks', 'integrity'], place);
    const known = status.report.migrations?.files.map((file) => ('version' in file ? String(file.version) : file.path)) ?? [];
    const { report } = await runForReport(['revert', known.find((name) => name.includes(version)) ?? version], place);
    expect([known, report.error, report.outcome]).toEqual([known, undefined, 'success']);
    const changed = project.git('status', '--porcelain', '--untracked-files=all').split('\n').map((line) => line.slice(3).trim());
    const file = changed.find((path) => written.test(path)) ?? changed.join(', ');
    expect([format, file]).toEqual([format, expect.stringMatching(written)]);
    expect(readFileSync(join(project.path, file), 'utf8')).toMatch(/DROP COLUMN/);
    project.commit('revert');
    const valid = await runForReport(['validate', '--base-ref', 'main', '--checks', 'integrity,replay'], place);
    expect([valid.report.error, valid.report.outcome, valid.report.findings.filter(({ rule }) => rule !== 'line-endings')]).toEqual([undefined, 'success', []]);
  }, 90_000);

  it('Liquibase with a root of formatted SQL, which gets the change set at its end', async () => {
    project.write({
      'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db}\ndev-database: {url-env: DEV_URL}\n',
      'db/changelog.sql': `--liquibase formatted sql\n\n--changeset x:1\n${one}\n\n--changeset x:2\n${two}\n`,
    });
    project.branchOff();
    const { report, end } = await runForReport(['revert', 'db/changelog.sql::2::x'], { folder: project.path, env: { DEV_URL: server.url } });
    expect([report.error?.code, end.exitCode, project.git('status', '--porcelain')]).toEqual([undefined, 0, 'M db/changelog.sql']);
    expect(end.stdout).toContain('DROP COLUMN');
  }, 60_000);
});
