import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = flywayConfig('postgresql');
const drop = "set lock_timeout = '2s';\nalter table a drop column b;\n";

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'db/V1__a.sql': 'create table a (id bigint primary key, b int);\n' });
});
afterEach(() => {
  project.remove();
});

async function lint(...args: readonly string[]): Promise<{ readonly report: JsonReport; readonly rules: readonly string[] }> {
  const { report } = await runForReport(['lint', ...args], { folder: project.path });
  return { report, rules: report.findings.map(({ rule, severity }) => `${rule} ${severity}`) };
}

describe('a change set that changes the policy', () => {
  it('is judged by the policy of the base, and the report says what it changes', async () => {
    project.write({ 'schema-gitops.yml': `${config}fail-on: error\n` }).branchOff();
    project.write({ 'schema-gitops.yml': `${config}fail-on: never\nlint:\n  rules:\n    drop-column: off\n    fk-missing-index: {severity: notice}\n`, 'db/V2__b.sql': drop }).commit('weaken');
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column error');
    expect(report.outcome).toBe('findings');
    expect(report.notes).toEqual(['This change set changes the policy in schema-gitops.yml: fail-on from "error" to "never", lint.rules.drop-column from its default to "off", '
      + 'lint.rules.fk-missing-index.severity from its default to "notice". It holds once it is merged; the policy of the base judges this change set.']);
  });

  it.each([
    ['is deleted', (): unknown => project.delete('schema-gitops.yml')],
    ['is changed without a commit', (): unknown => project.write({ 'schema-gitops.yml': config })],
    ['is moved away', (): unknown => project.git('mv', 'schema-gitops.yml', 'other.yml')],
  ])('is judged by the policy of the base where the configuration %s', async (_, change) => {
    project.write({ 'schema-gitops.yml': `${config}lint:\n  rules:\n    drop-column: warning\n` }).branchOff();
    project.write({ 'db/V2__b.sql': drop }).commit('drop');
    change();
    expect((await lint('--engine', 'postgresql', '--path', 'db', '--format', 'flyway')).rules).toContain('drop-column warning');
  });

  it('is judged by the defaults where it brings the first configuration', async () => {
    project.write({ 'README.md': '' }).branchOff();
    project.write({ 'schema-gitops.yml': `${config}lint: {rules: {drop-column: off}}\n`, 'db/V2__b.sql': drop }).commit('adopt');
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column error');
    expect(report.notes.join(' ')).toContain('lint.rules.drop-column from its default to "off"');
  });

  it('is judged by the defaults where the configuration of the base cannot be read', async () => {
    project.write({ 'schema-gitops.yml': 'lint: [broken\n' }).branchOff();
    project.write({ 'schema-gitops.yml': config, 'db/V2__b.sql': drop }).commit('mend');
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column error');
    expect(report.notes).toEqual(['schema-gitops.yml of the base cannot be read (config/not-yaml), so that the defaults judge this change set.']);
  });

  it('says nothing where other sections change, which hold at once', async () => {
    project.write({ 'schema-gitops.yml': config }).branchOff();
    project.write({ 'schema-gitops.yml': `${config}migrate: {lock-timeout: none}\n`, 'db/V2__b.sql': 'alter table a drop column b;\n' }).commit('other');
    const { report, rules } = await lint();
    expect(rules).toEqual(expect.arrayContaining(['drop-column error', 'missing-lock-timeout warning']));
    expect(report.notes).toEqual([]);
  });

  it('says where it changes which migrations are judged', async () => {
    project.write({ 'schema-gitops.yml': config }).branchOff();
    project.write({ 'schema-gitops.yml': config.replace('path: db', 'path: other'), 'other/V1__a.sql': 'create table a (id bigint primary key, b int);\n', 'db/V2__b.sql': drop }).commit('look away');
    expect((await lint()).report.notes).toEqual(['This change set changes which migrations are judged, in schema-gitops.yml: migrations.path from "db" to "other". That holds at once: look at what it leaves out.']);
  });

  it('holds at once where the whole history is judged', async () => {
    project.write({ 'schema-gitops.yml': config }).branchOff();
    project.write({ 'schema-gitops.yml': `${config}lint: {rules: {drop-column: off}}\n`, 'db/V2__b.sql': drop }).commit('weaken');
    expect((await lint('--all')).rules).not.toContain('drop-column error');
  });
});
