import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = `${flywayConfig('postgresql')}lint: {baseline: db.baseline.json}\n`;
const index = "set lock_timeout = '2s';\ncreate index a_b on a (b);\n";
const drop = "set lock_timeout = '2s';\nalter table a drop column b;\n";

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'schema-gitops.yml': config, 'db/V1__a.sql': 'create table a (id bigint primary key, b int null, c int null);\n' });
});
afterEach(() => {
  project.remove();
});

async function lint(...args: readonly string[]): Promise<{ readonly report: JsonReport; readonly rules: readonly string[]; readonly exitCode: number }> {
  const { report, end } = await runForReport(['lint', ...args], { folder: project.path });
  return { report, rules: report.findings.map(({ rule }) => rule), exitCode: Number(end.exitCode) };
}

describe('a baseline', () => {
  it('sets aside what it knows, gates never, and is the same file when it is written again', async () => {
    project.write({ 'db/V2__index.sql': index, 'db/V3__drop.sql': drop }).branchOff();
    const first = await lint('--all', '--write-baseline');
    expect(first.rules).toEqual(expect.arrayContaining(['index-not-concurrent', 'drop-column']));
    const written = readFileSync(join(project.path, 'db.baseline.json'), 'utf8');
    expect(written).toContain('"rule":"index-not-concurrent"');
    expect(written).not.toContain('drop-column');
    const second = await lint('--all');
    expect(second.rules.filter((rule) => rule === 'index-not-concurrent' || rule === 'drop-column')).toEqual(['drop-column']);
    expect(second.report.notes.join(' ')).toMatch(/^\d+ known findings are in db.baseline.json and not reported\.$/);
    await lint('--all', '--write-baseline');
    expect(readFileSync(join(project.path, 'db.baseline.json'), 'utf8')).toBe(written);
  });

  it('says of the whole history which entries have no finding any more', async () => {
    project.write({ 'db/V2__index.sql': index }).branchOff();
    await lint('--all', '--write-baseline');
    project.delete('db/V2__index.sql');
    expect((await lint('--all')).report.notes.join(' ')).toMatch(/\d+ entries of db.baseline.json have no finding any more/);
  });

  it('cannot be added to by the change set that it judges', async () => {
    project.write({ 'db.baseline.json': '{"schema": "schema-gitops/baseline/v1", "findings": []}' }).branchOff();
    project.write({ 'db/V2__index.sql': index }).commit('index');
    await lint('--write-baseline');
    expect(readFileSync(join(project.path, 'db.baseline.json'), 'utf8')).toContain('index-not-concurrent');
    expect((await lint()).rules).toContain('index-not-concurrent');
    project.commit('and its baseline');
    expect((await lint()).rules).toContain('index-not-concurrent');
  });

  it('is that of the base’s configuration, also where the change set names another', async () => {
    project.write({ 'db.baseline.json': '{"schema": "schema-gitops/baseline/v1", "findings": []}' }).branchOff();
    project.write({ 'db/V2__index.sql': index }).commit('index');
    await lint('--write-baseline');
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql') }).commit('hide which file it is');
    expect((await lint()).rules).toContain('index-not-concurrent');
  });

  it.each([
    ['is no JSON', '{'],
    ['is of another schema', '{"schema": "other", "findings": []}'],
    ['has no list', '{"schema": "schema-gitops/baseline/v1", "findings": {}}'],
    ['has a finding without fingerprint', '{"schema": "schema-gitops/baseline/v1", "findings": [{"rule": "drop-table"}]}'],
  ])('that %s is an error of its own', async (_, text) => {
    project.write({ 'db.baseline.json': text }).branchOff();
    const { report, exitCode } = await lint('--all');
    expect([report.outcome, report.error?.code, exitCode]).toEqual(['user-error', 'config/baseline-invalid', 2]);
  });

  it('must stand in the repository, and be named to be written', async () => {
    project.branchOff();
    expect((await lint('--all')).report.error?.code).toBe('config/baseline-invalid');
    expect((await lint('--all', '--baseline', '../outside.json')).report.error?.code).toBe('input/path-outside');
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql') });
    expect((await lint('--all', '--write-baseline')).report.error?.code).toBe('input/missing-value');
  });
});
