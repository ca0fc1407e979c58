import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nodes, runAction } from '../support/action-step.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';
import { readOnlyToken, startFakeGitHub, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { outsideCode } from '../support/outside-code.ts';
import type { StepEvent, StepRequest, StepResult } from '../support/step-runner.ts';

const config = 'version: 1\nengine: postgresql\nengine-version: "16"\nmigrations: {path: db, format: flyway}\n';
const table = 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n';
const canary = 'c4narySecret9';

let github: FakeGitHub;
let repository: GitRepository;
let base: string;

beforeEach(async () => {
  github = await startFakeGitHub();
  repository = makeGitRepository();
  base = repository.commit({ 'schema-gitops.yml': config, 'db/V1__orders.sql': table });
});
afterEach(async () => {
  repository.remove();
  await github.close();
});

function pullRequest(head: string, changes: { headRepository?: string; name?: string } = {}): StepEvent {
  const headRepository = changes.headRepository ?? 'acme/shop';
  return {
    name: changes.name ?? 'pull_request',
    ref: 'refs/pull/7/merge',
    sha: head,
    payload: {
      action: 'opened',
      repository: { full_name: 'acme/shop', default_branch: 'main' },
      pull_request: {
        number: 7,
        head: { sha: head, repo: { full_name: headRepository } },
        base: { sha: base, ref: 'main', repo: { full_name: 'acme/shop' } },
      },
    },
  };
}

/** Lints a pull request that adds files. */
function lint(files: Readonly<Record<string, string>>, request: Partial<StepRequest> = {}): Promise<StepResult> {
  repository.git('checkout', '--quiet', '-b', 'change');
  const head = repository.commit(files);
  return runAction('lint', {
    workspace: repository.root,
    apiUrl: github.url,
    event: pullRequest(head),
    ...request,
    inputs: { token: workflowToken, ...request.inputs },
    env: { DATABASE_URL: `postgresql://app:${canary}@127.0.0.1:1/shop`, ...request.env },
  });
}

const risky = { 'db/V2__index.sql': 'CREATE INDEX orders_note ON orders (note);\n' };

describe('the lint action', () => {
  it.each(nodes)('gates a pull request in every channel, on %s', async (node) => {
    const result = await lint(risky, { node });
    expect(result.exitCode).toBe(1);
    expect(result.problems).toEqual([]);
    expect(result.outputs).toMatchObject({ outcome: 'findings', 'error-count': '1', 'highest-severity': 'error' });
    expect(result.annotations[0]).toMatchObject({ name: 'error', properties: { file: 'db/V2__index.sql', line: '1', col: '1' } });
    expect(result.log).toContain('CREATE INDEX orders_note');
    expect(result.summary).toContain('index-not-concurrent');
    expect(github.state.comments.map(({ body }) => body)).toEqual([expect.stringContaining('index-not-concurrent')]);
    expect(github.failures).toEqual([]);
  });

  it('writes the report that its output names, also where it was not asked for one', async () => {
    const result = await lint(risky, { inputs: { 'report-file': 'out/../report.json' } });
    const report: unknown = JSON.parse(readFileSync(path.join(repository.root, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ schema: 'schema-gitops/report/v1', action: 'lint', outcome: 'findings' });
    expect(result.outputs['report-file']).toBe(path.join(repository.root, 'report.json'));
  });

  it('offers what could stand instead, where it is clean, as changes on the lines of the pull request', async () => {
    const statement = 'ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT \'new\';';
    github.state.pullFiles.push({ filename: 'db/V2__state.sql', patch: `@@ -0,0 +1 @@\n+${statement}` });
    const result = await lint({ 'schema-gitops.yml': `${config}migrate: {lock-timeout: none}\n`, 'db/V2__state.sql': `${statement}\n` });
    expect(result.problems).toEqual([]);
    expect(github.state.reviewComments).toMatchObject([{ path: 'db/V2__state.sql', line: 1, body: expect.stringContaining(`\`\`\`suggestion\nSET LOCAL lock_timeout = '2s';\n${statement}\n\`\`\``) }]);
  });

  it('writes its findings as SARIF where it is asked to', async () => {
    const result = await lint(risky, { inputs: { 'sarif-file': 'lint.sarif' } });
    const log: unknown = JSON.parse(readFileSync(path.join(repository.root, 'lint.sarif'), 'utf8'));
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ results: expect.arrayContaining([expect.objectContaining({ ruleId: 'index-not-concurrent' })]) }] });
    expect(result.outputs['sarif-file']).toBe(path.join(repository.root, 'lint.sarif'));
  });

  it('is green and quiet where the change set has nothing to find', async () => {
    const result = await lint({ 'db/V2__shelves.sql': "SET lock_timeout = '2s';\nCREATE TABLE shelves (id bigint PRIMARY KEY, note text NOT NULL);\n" });
    expect([result.exitCode, result.outputs['error-count'], result.outputs['requires-approval']]).toEqual([0, '0', 'false']);
  });

  it.each([
    ['may only read', readOnlyToken, 200],
    ['is no token any more', 'ghs_expired0000000001', 200],
    ['is one of a GitHub in trouble', workflowToken, 503],
  ])('is as green, and says what it could not write, with a token that %s', async (_, token, status) => {
    if (status !== 200) github.disturb({ match: ' /', status, message: 'in trouble', times: 999 });
    const inputs = { token, comment: 'always', 'check-run': 'always' };
    const result = await lint({ 'db/V2__shelves.sql': "SET lock_timeout = '2s';\nCREATE TABLE shelves (id bigint PRIMARY KEY, note text NOT NULL);\n" }, { inputs });
    expect([result.exitCode, result.outputs['outcome']]).toEqual([0, 'success']);
    expect(result.annotations.map(({ name, data }) => [name, data.split(' (')[0]])).toEqual([['warning', 'The check run could not be written'], ['warning', 'The comment could not be written']]);
    expect(result.summary).toContain('Schema GitOps lint');
  }, 60_000);

  it('is skipped where the change set has no migrations', async () => {
    const result = await lint({ 'src/app.js': 'x' });
    expect([result.exitCode, result.annotations, github.state.comments]).toEqual([0, [], []]);
    expect(['skipped', 'no-changes', 'success']).toContain(result.outputs['outcome']);
  });

  it('does without a comment on a pull request from a fork', async () => {
    repository.git('checkout', '--quiet', '-b', 'fork');
    const head = repository.commit(risky);
    const result = await runAction('lint', {
      workspace: repository.root,
      apiUrl: github.url,
      event: pullRequest(head, { headRepository: 'mallory/shop' }),
      inputs: { token: workflowToken },
    });
    expect(result.outputs['outcome']).toBe('findings');
    expect(result.summary).toContain('index-not-concurrent');
    expect(github.requests).toEqual([]);
  });

  it('judges a merge group against the base that its event names, though the default branch is elsewhere', async () => {
    const before = repository.commit({ 'db/V2__shelves.sql': 'CREATE INDEX orders_id ON orders (id);\n' });
    repository.git('checkout', '--quiet', '-b', 'queue');
    const head = repository.commit({ 'db/V3__index.sql': risky['db/V2__index.sql'] });
    repository.git('branch', '--force', 'main', base);
    const result = await runAction('lint', {
      workspace: repository.root,
      apiUrl: github.url,
      event: {
        name: 'merge_group',
        ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
        sha: head,
        payload: { action: 'checks_requested', repository: { full_name: 'acme/shop', default_branch: 'main' }, merge_group: { base_sha: before, head_sha: head } },
      },
      inputs: { token: workflowToken },
    });
    expect([result.outputs['outcome'], result.exitCode]).toEqual(['findings', 1]);
    expect(result.annotations.map(({ properties }) => properties['file'])).toEqual(expect.arrayContaining(['db/V3__index.sql']));
    expect(result.annotations.map(({ properties }) => properties['file'])).not.toContain('db/V2__shelves.sql');
  });

  it('refuses pull_request_target', async () => {
    const result = await lint(risky, { event: pullRequest('a'.repeat(40), { name: 'pull_request_target' }) });
    expect([result.exitCode, result.outputs['outcome']]).toEqual([1, 'user-error']);
    expect(result.annotations[0]?.properties['title']).toContain('pull_request_target');
  });

  it('refuses an input with an unknown value, and warns of an unknown input', async () => {
    const result = await lint(risky, { inputs: { 'fail-on': 'errors', failon: 'x' } });
    expect([result.exitCode, result.outputs['outcome']]).toEqual([1, 'user-error']);
    expect(result.annotations.map(({ data, properties }) => `${properties['title'] ?? ''} ${data}`).join('\n')).toContain('did you mean "error"?');
  });

  it('takes inputs as the front door passes them, with the front door’s own beside them', async () => {
    const result = await lint(risky, { env: { INPUT_FAIL_ON: 'never', INPUT_COMMAND: 'auto', INPUT_DEV_DATABASE: '' } });
    expect([result.exitCode, result.outputs['error-count']]).toEqual([0, '1']);
    expect(result.annotations.filter(({ data }) => data.includes('not known'))).toEqual([]);
  });

  it('shows no secret of its environment', async () => {
    const result = await lint(risky);
    expect(result.unmasked).not.toContain(canary);
    expect(result.unmasked).not.toContain(workflowToken);
  });

  it('lets names and comments of a pull request do nothing', async () => {
    const hostile = '-- ::set-output name=x::y\n/* \n::error file=a::owned\n##[add-mask]a\n\u001b[31m<!-- --> @everyone */\nCREATE INDEX "x::error::y" ON orders (note);\n';
    const result = await lint({ 'db/V2__a%0A::error file=x::y `b` <img> @everyone.sql': hostile });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.every(({ data }) => data !== 'owned' && data !== 'y')).toBe(true);
    expect(result.annotations[0]?.properties['file']).toBe('db/V2__a%0A::error file=x::y `b` <img> @everyone.sql');
    expect(result.log).not.toContain('\u001b[31m<!--');
    const [comment] = github.state.comments;
    expect(outsideCode(comment?.body ?? '')).not.toMatch(/@everyone|<img/);
  });

  it('keeps every finding of a large change set: ten annotations, the rest in check run, summary and report', async () => {
    const statements = Array.from({ length: 70 }, (_, index) => `CREATE INDEX i${String(index)} ON orders (note);`).join('\n');
    const result = await lint({ 'db/V2__many.sql': statements });
    expect(result.annotations.filter(({ name }) => name === 'error')).toHaveLength(10);
    expect(result.droppedAnnotations).toBe(0);
    const [run] = github.state.checkRuns;
    expect((run?.annotations.length ?? 0) + 10).toBeGreaterThanOrEqual(70);
    expect(github.failures).toEqual([]);
  });
});
