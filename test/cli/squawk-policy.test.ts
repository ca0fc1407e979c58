import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = 'version: 1\nengine: postgresql\nmigrations: {path: db, format: flyway}\n';
const drop = "set lock_timeout = '2s';\nalter table a drop column b;\n";

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'schema-gitops.yml': config, 'db/V1__a.sql': 'create table a (id bigint primary key, b int null);\n' });
});
afterEach(() => {
  project.remove();
});

async function lint(): Promise<{ readonly report: JsonReport; readonly rules: readonly string[] }> {
  project.write({ 'db/V2__b.sql': drop }).commit('drop');
  const { report } = await runForReport(['lint'], { folder: project.path });
  return { report, rules: report.findings.map(({ rule, severity }) => `${rule} ${severity}`) };
}

describe('the settings of squawk', () => {
  it('count where none of ours do, and the report says so', async () => {
    project.write({ '.squawk.toml': 'excluded_rules = ["ban-drop-column", "no-such-rule"]\npg_version = "15.2"\nassume_in_transaction = true\n' }).branchOff();
    const { report, rules } = await lint();
    expect(rules).not.toContain('drop-column error');
    expect(report).toMatchObject({ engine: { version: '15.2' } });
    expect(report.notes).toEqual(['No lint section configures the rules, so that .squawk.toml does. What has no counterpart here: assume_in_transaction, excluded_rules no-such-rule.']);
  });

  it('take rules in, and leave paths out', async () => {
    project.write({ '.squawk.toml': 'included_rules = ["ban-drop-column"]\nexcluded_paths = ["db/*2__*"]\n' }).branchOff();
    expect((await lint()).rules).toEqual([]);
  });

  it('do not count beside a lint section of ours', async () => {
    project.write({ '.squawk.toml': 'excluded_rules = ["ban-drop-column"]\n', 'schema-gitops.yml': `${config}lint: {preset: safety}\n` }).branchOff();
    const { report, rules } = await lint();
    expect([rules.includes('drop-column error'), report.notes]).toEqual([true, []]);
  });

  it('are those of the base', async () => {
    project.branchOff();
    project.write({ '.squawk.toml': 'excluded_rules = ["ban-drop-column"]\n' }).commit('weaken');
    expect((await lint()).rules).toContain('drop-column error');
  });

  it('that are no TOML are said and not used', async () => {
    project.write({ '.squawk.toml': 'excluded_rules = [' }).branchOff();
    const { report, rules } = await lint();
    expect([rules.includes('drop-column error'), report.notes]).toEqual([true, ['.squawk.toml is no TOML and was not used.']]);
  });
});
