import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport } from '../support/run-cli.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

const table = 'create table a (id int primary key);\n';
const config = flywayConfig('postgresql');

/** One thing that is wrong with a repository, and the one error that says so. */
interface BadInput {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args?: readonly string[];
  readonly prepare?: (folder: string) => void;
  readonly code: string;
  /** Words that the error must hold: what, where, or the side that is wrong. */
  readonly says: readonly string[];
}

const cases: readonly BadInput[] = [
  { title: 'a missing directory', files: { 'schema-gitops.yml': config }, code: 'migrations/directory-missing', says: ['db'] },
  { title: 'a directory without migrations', files: { 'schema-gitops.yml': config, 'db/README.md': 'x' }, code: 'migrations/none-found', says: ['db'] },
  { title: 'an unknown format', files: { 'schema-gitops.yml': config }, args: ['--format', 'flywy'], code: 'input/unknown-value', says: ['flywy', 'flyway'] },
  { title: 'an unknown format in the configuration', files: { 'schema-gitops.yml': 'migrations: {path: db, format: flywy}\n' }, code: 'config/wrong-value', says: ['schema-gitops.yml:1', 'flywy', 'flyway'] },
  { title: 'an unknown engine', files: { 'schema-gitops.yml': config }, args: ['--engine', 'oracle'], code: 'input/unknown-value', says: ['oracle', 'postgresql'] },
  { title: 'no engine at all', files: { 'schema-gitops.yml': 'migrations: {path: db}\n', 'db/V1__a.sql': table }, code: 'input/missing-value', says: ['engine'] },
  { title: 'two files of one version', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': table, 'db/V1_0__b.sql': table }, code: 'migrations/duplicate-version', says: ['V1__a.sql', 'V1_0__b.sql'] },
  { title: 'a file that is not UTF-8', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': Buffer.from('-- caf\xe9\nselect 1;', 'latin1') }, code: 'migrations/not-utf8', says: ['db/V1__a.sql'] },
  { title: 'a file that holds NUL', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': 'select 1;\0' }, code: 'migrations/holds-nul', says: ['db/V1__a.sql'] },
  { title: 'a UTF-16 file', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': Buffer.from('\ufeffselect 1;', 'utf16le') }, code: 'migrations/holds-nul', says: ['db/V1__a.sql', 'UTF-16'] },
  { title: 'another tool’s directory with sums that do not match', files: { 'schema-gitops.yml': 'engine: postgresql\nmigrations: {path: db}\n', 'db/atlas.sum': 'h1:x\n', 'db/1_a.sql': table }, code: 'migrations/sum-mismatch', says: ['db/atlas.sum:2', '1_a.sql'] },
  { title: 'a callback', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': table, 'db/afterMigrate.sql': 'drop table a;' }, code: 'migrations/unsupported-feature', says: ['afterMigrate.sql'] },
  { title: 'a placeholder without a value', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': 'create table ${owner}_a (id int);' }, code: 'migrations/unknown-placeholder', says: ['owner', 'V1__a.sql'] },
  { title: 'a misspelt key', files: { 'schema-gitops.yml': 'engine: postgresql\nmigrations:\n  pth: db\n' }, code: 'config/unknown-key', says: ['schema-gitops.yml:3', 'migrations.pth', 'path'] },
  { title: 'YAML that is none', files: { 'schema-gitops.yml': 'engine: [postgresql\n' }, code: 'config/not-yaml', says: ['schema-gitops.yml'] },
  { title: 'a configuration that is named but not there', files: {}, args: ['--config', 'other.yml'], code: 'config/unreadable', says: ['other.yml'] },
  { title: 'an unknown option', files: {}, args: ['--fial-on', 'error'], code: 'input/unknown-option', says: ['--fial-on', '--fail-on'] },
  { title: 'a path that leaves the repository', files: { 'schema-gitops.yml': 'engine: postgresql\nmigrations: {path: ../elsewhere}\n' }, code: 'migrations/symlink-leaves-repository', says: ['elsewhere'] },
  {
    title: 'a symlink that leaves the repository', files: { 'schema-gitops.yml': config, 'db/V1__a.sql': table }, code: 'migrations/symlink-leaves-repository', says: ['db/V2__b.sql'],
    prepare: (folder) => {
      symlinkSync('/etc/hostname', join(folder, 'db/V2__b.sql'));
    },
  },
  {
    title: 'a directory that is a link out of the repository', files: { 'schema-gitops.yml': config }, code: 'migrations/symlink-leaves-repository', says: ['db'],
    prepare: (folder) => {
      symlinkSync(tmpdir(), join(folder, 'db'));
    },
  },
];

describe('bad input gets one error that names what, where and how to mend it', () => {
  it.each(cases)('$title', async ({ files, args = [], prepare, code, says }) => {
    project.write(files);
    project.git('init', '-q', '-b', 'main');
    prepare?.(project.path);
    const { end, report } = await runForReport(['lint', '--all', ...args], { folder: project.path });
    expect(report.error?.code).toBe(code);
    for (const word of says) expect(JSON.stringify(report.error)).toContain(word);
    expect([end.exitCode, report.outcome, report.findings]).toEqual([2, 'user-error', []]);
    expect((await runCli(['lint', '--all', ...args], { folder: project.path })).stdout).toContain(`[${code}]`);
  });
});

describe('git trouble', () => {
  it('is said when there is no git command', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table });
    const { end, report } = await runForReport(['lint'], { folder: project.path, env: { PATH: '/nonexistent' } });
    expect([report.error?.code, end.exitCode]).toEqual(['git/not-installed', 2]);
  });

  it('does not matter where every file is judged', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table });
    const { report } = await runForReport(['lint', '--all'], { folder: project.path, env: { PATH: '/nonexistent' } });
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
  });

  it('is said when the folder is in no repository', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table });
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect(report.error?.code).toBe('git/not-a-repository');
  });

  it('names the missing depth of a shallow clone', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table }).branchOff();
    project.write({ 'db/V2__b.sql': 'select 1;' }).commit('feature');
    project.git('checkout', '-q', 'main');
    const clone = join(project.path, 'clone');
    project.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${project.path}`, clone);
    project.git('-C', clone, 'checkout', '-q', 'feature');
    const { report } = await runForReport(['lint'], { folder: clone });
    expect(report.error?.code).toBe('git/shallow-clone');
    expect(report.error?.fix).toContain('fetch-depth');
  });

  it.each(['lint', 'validate'])('does not let %s pass in a shallow clone whose default branch is the branch itself', async (command) => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table }).branchOff();
    project.write({ 'db/V2__b.sql': 'drop table a;' }).commit('feature');
    const clone = join(project.path, 'clone');
    project.git('clone', '-q', '--depth', '1', '--branch', 'feature', `file://${project.path}`, clone);
    project.git('-C', clone, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/feature');
    const { report, end } = await runForReport([command], { folder: clone });
    expect([report.error?.code, end.exitCode]).toEqual(['git/shallow-clone', 2]);
    expect(report.error?.fix).toContain('fetch-depth: 0');
  });

  it('skips a whole clone on the default branch', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': table }).branchOff();
    project.git('checkout', '-q', 'main');
    const { report, end } = await runForReport(['lint'], { folder: project.path });
    expect([report.outcome, end.exitCode]).toEqual(['skipped', 0]);
  });
});

describe('a directory that cannot be read', () => {
  it('is named, also for root, whom no permission stops', async () => {
    project.write({ 'schema-gitops.yml': config, db: 'a file, not a folder' });
    const { report } = await runForReport(['lint', '--all'], { folder: project.path });
    expect(report.error?.code).toBe('migrations/directory-missing');
    if (process.getuid?.() === 0) return;
    mkdirSync(join(project.path, 'closed'));
    chmodSync(join(project.path, 'closed'), 0o000);
    const closed = await runForReport(['lint', '--all', '--path', 'closed'], { folder: project.path });
    expect(closed.report.error?.code).toBe('migrations/directory-unreadable');
  });
});

describe('odd files are handled', () => {
  const odd: Readonly<Record<string, string>> = {
    'a byte order mark': '\ufeffcreate table a (id int primary key);\n',
    'line ends of Windows': 'create table a (\r\n  id int primary key\r\n);\r\n',
    'lone carriage returns': '-- a comment\rcreate table a (id int primary key);\r',
  };

  it.each(Object.entries(odd))('%s', async (_title, text) => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': text, 'db/V2__b.sql': 'alter table a add column b int not null default 1;' });
    project.git('init', '-q', '-b', 'main');
    const { report } = await runForReport(['lint', '--all'], { folder: project.path });
    expect([report.error, report.findings.filter(({ severity }) => severity === 'error')]).toEqual([undefined, []]);
  });

  it('an empty file, and one of comments only', async () => {
    project.write({ 'schema-gitops.yml': config, 'db/V1__a.sql': '', 'db/V2__b.sql': '-- nothing yet\n/* nor here */\n' });
    project.git('init', '-q', '-b', 'main');
    const { report } = await runForReport(['lint', '--all'], { folder: project.path });
    expect([report.error, report.outcome]).toEqual([undefined, 'success']);
  });
});
