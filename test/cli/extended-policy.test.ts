import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

const config = flywayConfig('postgresql');
const drop = "set lock_timeout = '2s';\nalter table a drop column b;\n";
const commit = 'c'.repeat(40);

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder().write({ 'db/V1__a.sql': 'create table a (id bigint primary key, b int null);\n' });
});
afterEach(() => {
  project.remove();
});

async function lint(env: Readonly<Record<string, string>> = {}): Promise<{ readonly report: JsonReport; readonly rules: readonly string[] }> {
  const { report } = await runForReport(['lint'], { folder: project.path, env });
  return { report, rules: report.findings.map(({ rule, severity }) => `${rule} ${severity}`) };
}

/** A repository whose base has this configuration and policy, and whose branch drops a column. */
function begin(own: string, policy: string): void {
  project.write({ 'schema-gitops.yml': `${config}extends: org.yml\n${own}`, 'org.yml': policy }).branchOff();
  project.write({ 'db/V2__b.sql': drop }).commit('drop');
}

describe('an extended policy', () => {
  it('holds where the configuration says nothing, and its digest is in the report', async () => {
    begin('lint: {rules: {index-not-concurrent: off}}\n', 'lint: {rules: {drop-column: notice, index-not-concurrent: error}}\nfail-on: warning\n');
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column notice');
    expect(report.notes.join(' ')).toMatch(/The policy org\.yml is extended; its SHA-256 is [0-9a-f]{64}\./);
  });

  it('gives way to the configuration where it does not lock', async () => {
    begin('lint: {rules: {drop-column: warning}}\n', 'lint: {rules: {drop-column: error}}\n');
    expect((await lint()).rules).toContain('drop-column warning');
  });

  it.each([
    ['a lower severity', 'lint: {rules: {drop-column: warning}}', 'lint: {rules: {drop-column: error}}\nlocked: lint.rules.drop-column'],
    ['another option', 'lint: {rules: {naming-convention: {severity: error, table: "^a"}}}', 'lint: {rules: {naming-convention: {severity: warning, table: "^t_"}}}\nlocked: [lint.rules.naming-convention]'],
    ['an override', 'lint: {overrides: [{paths: db/*, rules: {drop-column: notice}}]}', 'lint: {rules: {drop-column: error}}\nlocked: lint.rules.drop-column'],
    ['another list', 'lint: {overrides: []}', 'lint: {overrides: [{rules: {drop-column: error}}]}\nlocked: lint.overrides'],
    ['failing later', 'fail-on: error', 'fail-on: warning\nlocked: fail-on'],
    ['clearing gates', 'lint: {suppressible-gates: true}', 'locked: lint.suppressible-gates'],
  ])('refuses %s than what it locks', async (_, own, policy) => {
    begin(`${own}\n`, `${policy}\n`);
    expect((await lint()).report.error).toMatchObject({ code: 'config/locked-key' });
  });

  it.each([
    ['a higher severity', 'lint: {rules: {drop-column: error}}', 'lint: {rules: {drop-column: warning}}\nlocked: lint.rules.drop-column'],
    ['failing sooner', 'fail-on: warning', 'fail-on: error\nlocked: fail-on'],
    ['the same', 'lint: {preset: strict}', 'lint: {preset: strict}\nlocked: [lint.preset, fail-on]'],
  ])('lets %s than what it locks stand', async (_, own, policy) => {
    begin(`${own}\n`, `${policy}\n`);
    const { report, rules } = await lint();
    expect([report.error, rules]).toEqual([undefined, expect.arrayContaining(['drop-column error'])]);
  });

  it('is that of the base: a change set can neither change nor drop it', async () => {
    begin('', 'lint: {rules: {drop-column: warning}}\n');
    project.write({ 'org.yml': 'lint: {rules: {drop-column: off}}\n' }).commit('weaken');
    expect((await lint()).rules).toContain('drop-column warning');
    project.write({ 'schema-gitops.yml': config }).commit('drop it');
    const { report, rules } = await lint();
    expect(rules).toContain('drop-column warning');
    expect(report.notes.join(' ')).toContain('extends from "org.yml" to its default');
  });

  it.each([
    ['is not there', 'extends: none.yml', 'config/policy-unavailable'],
    ['lies outside', 'extends: ../org.yml', 'input/path-outside'],
    ['is of a branch, which moves', 'extends: {repository: acme/policy, commit: main, path: a.yml}', 'config/wrong-value'],
    ['says what a policy cannot', 'extends: bad.yml', 'config/unknown-key'],
  ])('that %s is an error of its own', async (_, own, code) => {
    project.write({ 'schema-gitops.yml': `${config}${own}\n`, 'bad.yml': 'targets: {}\n' }).branchOff();
    project.write({ 'db/V2__b.sql': drop }).commit('drop');
    expect((await lint()).report.error).toMatchObject({ code });
  });
});

describe('a policy of another repository', () => {
  let server: Server;
  let asked: string[];
  let url: string;

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.authorization ?? 'nobody'}`);
      const found = request.url?.startsWith('/repos/acme/policy/contents/db.yml?') === true;
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ? { type: 'file', content: Buffer.from('lint: {rules: {drop-column: warning}}\n').toString('base64') } : { message: 'Not Found' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const extending = (path: string): void => {
    project.write({ 'schema-gitops.yml': `${config}extends: {repository: acme/policy, commit: ${commit}, path: ${path}}\n` }).branchOff();
    project.write({ 'db/V2__b.sql': drop }).commit('drop');
  };

  it('is read at its commit, with the token', async () => {
    extending('db.yml');
    const { report, rules } = await lint({ GITHUB_API_URL: url, GITHUB_TOKEN: 'policy-token-4711' });
    expect(rules).toContain('drop-column warning');
    expect(asked).toEqual([`/repos/acme/policy/contents/db.yml?ref=${commit} token policy-token-4711`]);
    expect(report.notes.join(' ')).toContain(`The policy acme/policy/db.yml@${commit} is extended`);
  });

  it('that cannot be read judges nothing', async () => {
    extending('other.yml');
    expect((await lint({ GITHUB_API_URL: url })).report.error).toMatchObject({ code: 'config/policy-unavailable' });
  });
});
