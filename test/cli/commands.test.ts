import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { toolVersion } from '../../src/actions/tool-version.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runCli, runForReport } from '../support/run-cli.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

describe('the command line', () => {
  it('lists its commands, and the options of each', async () => {
    const overview = await runCli([], { folder: project.path });
    for (const command of ['lint', 'validate', 'migrate', 'drift-check', 'status', 'explain']) expect(overview.stdout).toContain(`  ${command}`);
    const lint = await runCli(['lint', '--help'], { folder: project.path });
    expect(lint.stdout).toContain('--fail-on error|warning|never');
    expect([overview.exitCode, lint.exitCode]).toEqual([0, 0]);
  });

  it('prints the version that package.json has', async () => {
    expect((await runCli(['--version'], { folder: project.path })).stdout).toBe(`${toolVersion}\n`);
    expect(readFileSync('package.json', 'utf8')).toContain(`"version": "${toolVersion}"`);
  });

  it('knows a misspelt command', async () => {
    const end = await runCli(['lnt'], { folder: project.path });
    expect(end.exitCode).toBe(2);
    expect(end.stdout).toContain('did you mean "lint"?');
  });

  it('explains a rule and an error offline, and knows a misspelt one', async () => {
    expect((await runCli(['explain', 'drop-column'], { folder: project.path })).stdout).toContain('# drop-column');
    expect((await runCli(['explain', 'git/shallow-clone'], { folder: project.path })).stdout).toContain('fetch-depth');
    const unknown = await runCli(['explain', 'drop-colum'], { folder: project.path });
    expect([unknown.exitCode, unknown.stdout.includes('did you mean "drop-column"?')]).toEqual([2, true]);
  });
});

describe('lint of a pull request', () => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key, b int not null default 0);\n', 'README.md': 'x' }).branchOff();
  });

  it('ends at once with the outcome skipped where no migration changed', async () => {
    project.write({ 'README.md': 'y' }).commit('docs');
    const { report, end } = await runForReport(['lint'], { folder: project.path });
    expect([report.outcome, end.exitCode]).toEqual(['skipped', 0]);
  });

  it('judges what the branch adds against what stands at the base', async () => {
    project.write({ 'db/V2__b.sql': 'create index a_b on a (b);\n' }).commit('feature');
    const { report, end } = await runForReport(['lint'], { folder: project.path });
    expect(report.findings.map(({ rule, file, start }) => [rule, file, start.line])).toEqual([['index-not-concurrent', 'db/V2__b.sql', 1]]);
    expect([report.outcome, end.exitCode]).toEqual(['findings', 10]);
  });

  it.each(['human', 'json', 'github'])('shows no password that stands in a migration: %s', async (form) => {
    const sql = "create role app login\n  password\n  'hunter2canary';\ncreate role bob password 'abc' valid until 'hunter2canary' 'x';\ncreate index a_b on a (b);\n";
    project.write({ 'db/V2__b.sql': sql }).commit('feature');
    const { stdout, stderr } = await runCli(['lint', '--output', form], { folder: project.path });
    expect(stdout).toContain('secret-in-migration');
    expect(`${stdout}${stderr}`).not.toMatch(/hunter2canary|'abc'/);
  });

  it('does not fail where it is told not to', async () => {
    project.write({ 'db/V2__b.sql': 'create index a_b on a (b);\n' }).commit('feature');
    const { report, end } = await runForReport(['lint', '--fail-on', 'never'], { folder: project.path });
    expect([report.outcome, end.exitCode, report.findings.length]).toEqual(['success', 0, 1]);
  });

  it('judges an edited file against the base as it stood', async () => {
    project.write({ 'db/V1__a.sql': 'create table a (id int primary key);\nalter table a drop column b;\n' }).commit('feature');
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect(report.findings.map(({ rule }) => rule)).toContain('drop-column');
  });

  it('judges a renamed and edited file under its new name, against the base as it stood', async () => {
    const text = 'create table a (id int primary key, b int not null default 0);\n';
    project.delete('db/V1__a.sql').write({ 'db/V1__renamed.sql': `${text}alter table a drop column b;\n` }).commit('feature');
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect(report.findings.map(({ rule, file, start }) => [rule, file, start.line])).toContainEqual(['drop-column', 'db/V1__renamed.sql', 2]);
    expect(report.migrations?.files).toEqual([expect.objectContaining({ path: 'db/V1__renamed.sql', state: 'renamed' })]);
  });

  it.each([
    ['beside it', 'db-old/V2__b.sql'],
    ['above it', 'V2__b.sql'],
    ['in a folder of its name elsewhere', 'other/db/V2__b.sql'],
  ])('leaves SQL alone that is no migration, for it lies %s', async (_, file) => {
    project.write({ [file]: 'drop table a;\n' }).commit('other');
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect([report.outcome, report.findings]).toEqual(['skipped', []]);
  });

  it('judges what moves into the directory', async () => {
    project.write({ 'other/V2__b.sql': 'drop table a;\n' });
    project.git('checkout', '-q', 'main');
    project.commit('other');
    project.git('checkout', '-q', '-b', 'moves');
    project.git('mv', 'other/V2__b.sql', 'db/V2__b.sql');
    project.commit('move in');
    const { report } = await runForReport(['lint'], { folder: project.path });
    expect(report.findings.map(({ rule, file }) => [rule, file])).toContainEqual(['drop-table', 'db/V2__b.sql']);
  });
});
