import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import { sumFileText, sumLines } from '../../src/migrations/formats/atlas/sum-file.ts';
import { loadValidate } from '../support/language-service.ts';
import { ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport } from '../support/run-cli.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

type Files = Readonly<Record<string, string>>;

const workflow = '.github/workflows/database.yml';

async function init(files: Files, ...args: readonly string[]) {
  project.write(files);
  project.git('init', '-q', '-b', 'trunk');
  project.commit('base');
  return runCli(['init', ...args], { folder: project.path });
}

async function settings() {
  return resolveSettings(await parseConfig(readFileSync(join(project.path, 'schema-gitops.yml'), 'utf8'), 'schema-gitops.yml'), {});
}

const flyway: Files = { 'db/migration/V1__users.sql': 'CREATE TABLE users (id bigserial PRIMARY KEY, at timestamptz);', 'db/migration/V2__name.sql': 'ALTER TABLE users ADD COLUMN name text;' };
const atlasFile = { name: '1_a.sql', text: 'CREATE TABLE `a` (`id` int unsigned) ENGINE=InnoDB;' };
const atlas: Files = {
  'migrations/1_a.sql': atlasFile.text,
  'migrations/atlas.sum': sumFileText(sumLines([{ name: atlasFile.name, bytes: Buffer.from(atlasFile.text), isIgnored: false }])),
};
const liquibase: Files = {
  'src/main/resources/application.properties': 'spring.datasource.url=jdbc:postgresql://localhost/app\n',
  'src/main/resources/db/changelog/db.changelog-master.xml': '<databaseChangeLog><include file="db/changelog/1.xml"/></databaseChangeLog>',
  'src/main/resources/db/changelog/1.xml': '<databaseChangeLog><changeSet id="1" author="a"><sql>SELECT 1</sql></changeSet></databaseChangeLog>',
};

describe('init', () => {
  it.each<readonly [string, Files, Readonly<Record<string, unknown>>]>([
    ['Flyway with a service in Compose', { ...flyway, 'docker-compose.yml': 'services:\n  db:\n    image: postgres:16.4-alpine\n' }, { path: 'db/migration', format: 'flyway', engine: 'postgresql', version: '16' }],
    ['Flyway for an engine that only its SQL tells', flyway, { path: 'db/migration', format: 'flyway', engine: 'postgresql' }],
    ['Atlas for an engine that only its SQL tells', atlas, { path: 'migrations', format: 'atlas', engine: 'mysql' }],
    ['a folder for each engine', { 'db/h2/V1__a.sql': '', 'db/h2/V2__a.sql': '', 'db/h2/V3__a.sql': '', 'db/mariadb/V1__a.sql': 'SELECT 1;' }, { path: 'db/mariadb', format: 'flyway', engine: 'mariadb' }],
    [
      'migrations among tests and packages', { ...flyway, 'test/fixtures/V1__a.sql': '', 'test/fixtures/V2__a.sql': '', 'test/fixtures/V3__a.sql': '', 'node_modules/x/V1__a.sql': '' },
      { path: 'db/migration', format: 'flyway', engine: 'postgresql' },
    ],
    [
      'Prisma', { 'prisma/schema.prisma': 'datasource db {\n  provider = "mysql"\n}', 'prisma/migrations/migration_lock.toml': 'provider = "mysql"\n', 'prisma/migrations/1_a/migration.sql': 'CREATE TABLE a (id INT);' },
      { path: 'prisma/migrations', format: 'prisma', engine: 'mysql' },
    ],
    [
      'Liquibase beside the code', liquibase, { path: 'src/main/resources/db/changelog', format: 'liquibase', engine: 'postgresql' },
    ],
    [
      'numbered files, and a workflow that serves MySQL', { 'sql/001_a.sql': 'CREATE TABLE a (id INT);', '.github/workflows/ci.yml': 'jobs:\n  t:\n    services:\n      db:\n        image: "docker.io/library/mysql:8.0.36"\n' },
      { path: 'sql', format: 'plain-sql', engine: 'mysql', version: '8.0' },
    ],
  ])('adopts %s', async (_, files, expected) => {
    const end = await init(files);
    expect([end.exitCode, end.stderr]).toEqual([0, '']);
    const { engine, migrations } = await settings();
    expect({ path: migrations.paths[0], format: migrations.format, engine: engine?.name, ...(engine?.version === undefined ? {} : { version: engine.version.text }) }).toEqual(expected);
    expect(end.stdout).toContain('schema-gitops.yml was written.');
  });

  it('counts what only a reader that is loaded for it can read', async () => {
    expect((await init(liquibase)).stdout).toContain('Found src/main/resources/db/changelog (liquibase, 1 migration):');
  });

  it('writes what lint reads and what GitHub takes', async () => {
    await init({ ...flyway, '.squawk.toml': 'excluded_rules = ["prefer-text-field"]\n' });
    expect((await settings()).lint.severities).toMatchObject({ 'prefer-text': 'off' });
    const validate = await loadValidate();
    expect(await validate(join(project.path, workflow))).toEqual([]);
    expect(readFileSync(join(project.path, workflow), 'utf8')).toContain('branches: ["trunk"]');
    project.commit('adopt');
    project.git('checkout', '-q', '-b', 'feature');
    project.write({ 'db/migration/V3__drop.sql': 'ALTER TABLE users DROP COLUMN name;' }).commit('drop');
    const { report } = await runForReport(['lint', '--base-ref', 'trunk'], { folder: project.path });
    expect(report.findings.map(({ rule }) => rule)).toContain('drop-column');
  });

  it('writes nothing over, and nothing at all when it is asked to show', async () => {
    const shown = await init({ ...flyway, 'schema-gitops.yml': 'version: 1\n' }, '--dry-run');
    expect(shown.stdout).toContain('# schema-gitops.yml\nversion: 1\nengine: postgresql');
    expect(existsSync(join(project.path, workflow))).toBe(false);
    const end = await runCli(['init'], { folder: project.path });
    expect(end.stdout).toContain('schema-gitops.yml is there already and was left alone');
    expect(readFileSync(join(project.path, 'schema-gitops.yml'), 'utf8')).toBe('version: 1\n');
    expect(existsSync(join(project.path, workflow))).toBe(true);
  });

  it('follows no link out of the repository', async () => {
    project.write(flyway);
    const outside = join(project.path, '..', `outside-${String(process.pid)}`);
    symlinkSync(outside, join(project.path, 'schema-gitops.yml'));
    project.git('init', '-q');
    const end = await runCli(['init'], { folder: project.path });
    expect([existsSync(outside), end.exitCode]).toEqual([false, 0]);
    expect(end.stdout).toContain('schema-gitops.yml is there already and was left alone');
  });

  it('says what it cannot find', async () => {
    const end = await init({ 'README.md': 'hello' });
    expect([end.exitCode, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toContain('migrations/none-found');
    const unclear = await init({ 'db/V1__a.sql': 'CREATE TABLE a (id int);' });
    expect(unclear.stderr).toContain('nothing in the repository tells which');
    const named = await runCli(['init', '--engine', 'mariadb'], { folder: project.path });
    expect([named.exitCode, (await settings()).engine?.name]).toEqual([0, 'mariadb']);
    const silent = await runCli(['init', 'here'], { folder: project.path });
    expect(silent.stderr).toContain('input/unknown-option');
  });

  it('takes no word of the repository for more than a word', async () => {
    const end = await init({ 'db/$(touch x)\n::error::/V1__a.sql': "CREATE TABLE a (id int DEFAULT '1'::int);" });
    expect(end.exitCode).toBe(0);
    expect((await settings()).migrations.paths).toEqual(['db/$(touch x)\n::error::']);
    expect(end.stdout.split('\n').some((line) => line.startsWith('::'))).toBe(false);
  });
});
