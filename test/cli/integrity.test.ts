import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key);\n', 'db/V4__b.sql': 'create table b (id int primary key);\n' });
  project.branchOff();
});

afterEach(() => {
  project.remove();
});

async function judge(...options: readonly string[]): Promise<JsonReport> {
  const { report } = await runForReport(['validate', '--checks', 'integrity', ...options], { folder: project.path });
  return report;
}

describe('integrity without a database', () => {
  it('answers a pull request that GitHub’s Revert button made with the command that writes a compensating migration', async () => {
    project.git('checkout', '-q', 'main');
    const before = project.git('rev-parse', 'HEAD');
    project.write({ 'db/V5__c.sql': 'create table c (id int primary key);\n' }).commit('five');
    project.git('checkout', '-q', '-b', 'revert-1-feature');
    project.git('revert', '--no-edit', 'HEAD');
    expect(project.git('diff', before, 'HEAD')).toBe('');
    const { findings, outcome } = await judge();
    expect([outcome, findings.map(({ rule, file }) => [rule, file])]).toEqual(['findings', [['edited-applied-migration', 'db/V5__c.sql']]]);
    expect(findings[0]?.fix).toContain('schema-gitops revert 5');
  });

  it('answers one that takes an edit back in the same way', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/V4__b.sql': 'create table b (id bigint primary key);\n' }).commit('edit');
    project.git('checkout', '-q', '-b', 'revert-2-feature');
    project.git('revert', '--no-edit', 'HEAD');
    const { findings } = await judge();
    expect(findings.map(({ rule, fix }) => [rule, fix.includes('schema-gitops revert 4')])).toEqual([['edited-applied-migration', true]]);
  });

  it('gives the command that renames a version that comes too late, quoted for the shell', async () => {
    project.write({ "db/V2__it's late.sql": 'create table late (id int primary key);\n' }).commit('late');
    const { findings } = await judge();
    expect(findings.map(({ rule }) => rule)).toEqual(['out-of-order-version']);
    expect(findings[0]?.fix).toContain("git mv -- 'db/V2__it'\\''s late.sql' 'db/V5__it'\\''s late.sql'");
  });

  it('finds names that collide, files that nobody reads, links and byte order marks, of the change set only', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/.old/V1__old.sql': 'select 1;\n' }).commit('old');
    project.git('checkout', '-q', '-B', 'feature');
    project.write({ 'db/v4__B.sql': 'select 1;\n', 'db/.old/V5__new.sql': 'select 1;\n', 'db/V5__bom.sql': '\ufeffselect 5;\n', 'elsewhere/V6__x.sql': 'select 6;\n' });
    symlinkSync('../elsewhere', join(project.path, 'db/more'));
    project.commit('feature');
    const expected = [
      ['byte-order-mark', 'db/V5__bom.sql'],
      ['unread-file', 'db/more'],
      ['unread-file', 'db/.old/V5__new.sql'],
      ['case-collision', 'db/v4__B.sql'],
    ];
    const { findings } = await judge();
    expect(findings.map(({ rule, file }) => [rule, file])).toEqual(expect.arrayContaining(expected));
    expect(findings).toHaveLength(expected.length);
    const all = await judge('--all');
    expect(all.findings.map(({ file }) => file)).toContain('db/.old/V1__old.sql');
  });

  it('names the byte that is no UTF-8, with its file and line', async () => {
    project.write({ 'db/V5__latin.sql': Buffer.from("select 1;\nselect 'caf\xe9';\n", 'latin1') }).commit('latin');
    const { error } = await judge();
    expect([error?.code, error?.where]).toEqual(['migrations/not-utf8', 'db/V5__latin.sql:2, byte 22']);
  });

  it('names a link that leaves the repository', async () => {
    symlinkSync('/etc/hostname', join(project.path, 'db/V5__out.sql'));
    project.commit('out');
    const { error } = await judge();
    expect([error?.code, error?.where]).toEqual(['migrations/symlink-leaves-repository', 'db/V5__out.sql']);
  });
});
