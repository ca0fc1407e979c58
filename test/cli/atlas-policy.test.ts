import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = flywayConfig('postgresql');
const drop = "set lock_timeout = '2s';\nalter table a drop column b;\n";
const lenient = 'env "prod" {\n  lint {\n    destructive {\n      error = false\n    }\n    review = ERROR\n  }\n}\n';

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

describe('the lint block of an atlas.hcl', () => {
  it('counts where no lint section of ours does, and the report says so', async () => {
    project.write({ 'atlas.hcl': lenient }).branchOff();
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column warning');
    expect(report.notes).toEqual(['No lint section configures the rules, so that atlas.hcl does. What has no counterpart here: review.']);
  });

  it('is that of the base', async () => {
    project.branchOff();
    project.write({ 'atlas.hcl': lenient }).commit('weaken');
    expect((await lint()).rules).toContain('drop-column error');
  });

  it('stands beside the settings of squawk, and is no word where there is none', async () => {
    project.write({ 'atlas.hcl': 'env "x" {\n  src = data.x.url\n}\n', '.squawk.toml': 'excluded_rules = ["ban-drop-column"]\n' }).branchOff();
    const { report, rules } = await lint();
    expect([rules.some((rule) => rule.startsWith('drop-column')), report.notes]).toEqual([false, ['No lint section configures the rules, so that .squawk.toml does.']]);
  });
});
