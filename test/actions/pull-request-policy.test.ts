import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runProgram } from '../support/action-step.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';
import type { StepEvent, StepResult } from '../support/step-runner.ts';

const config = 'version: 1\nengine: postgresql\nmigrations: {path: db, format: flyway}\nlint: {stats-file: stats.json}\npull-request: {require-reason: true, large-table-rows: 1000000}\n';
const stats = JSON.stringify({
  schema: 'schema-gitops/stats/v1', engine: { name: 'postgresql', version: '16.4' }, capturedAt: new Date().toISOString(), notes: [],
  tables: { 'public.orders': { rows: 30_000_000, bytes: 9_000_000_000 } },
});
const column = "SET lock_timeout = '2s';\nALTER TABLE orders ADD COLUMN state text NULL;\n";

let repository: GitRepository;
let base: string;

beforeEach(() => {
  repository = makeGitRepository();
  base = repository.commit({ 'schema-gitops.yml': config, 'stats.json': stats, 'db/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);\n' });
});
afterEach(() => {
  repository.remove();
});

function pullRequest(head: string, body: string | null): StepEvent {
  const repo = { full_name: 'acme/shop' };
  return {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    sha: head,
    payload: { action: 'opened', repository: { ...repo, default_branch: 'main' }, pull_request: { number: 7, body, head: { sha: head, repo }, base: { sha: base, ref: 'main', repo } } },
  };
}

function push(head: string): StepEvent {
  return { name: 'push', ref: 'refs/heads/main', sha: head, payload: { before: base, repository: { full_name: 'acme/shop', default_branch: 'main' } } };
}

/** Lints a pull request, or without a description a push, that adds a column and perhaps more. */
async function lint(body?: string | null, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  repository.git('checkout', '--quiet', '-b', 'change');
  const head = repository.commit({ 'db/V2__state.sql': column, ...more });
  const event = body === undefined ? push(head) : pullRequest(head, body);
  return runProgram('build/test/support/lint-entry.js', { workspace: repository.root, event });
}

function rulesOf({ annotations }: StepResult): readonly string[] {
  return ['pull-request-reason', 'large-table-rehearsal'].filter((rule) => annotations.some(({ data, properties }) => `${properties['title'] ?? ''} ${data}`.includes(rule)));
}

describe('the policy of pull requests', () => {
  it('asks a description that says nothing for a reason, and for a rehearsal of the large table', async () => {
    const result = await lint(null);
    expect(rulesOf(result)).toEqual(['pull-request-reason', 'large-table-rehearsal']);
    expect(result.exitCode).toBe(1);
  });

  it('is content with both', async () => {
    const result = await lint('Reason: orders have a state\n\nRehearsal: https://ci.example.org/runs/71\n');
    expect([result.exitCode, rulesOf(result)]).toEqual([0, []]);
  });

  it('is that of the base', async () => {
    const result = await lint('', { 'schema-gitops.yml': config.replace(/pull-request:.*\n/, '') });
    expect(rulesOf(result)).toEqual(['pull-request-reason', 'large-table-rehearsal']);
    expect(result.summary).toContain('pull-request.require-reason');
  });

  it('is not evaluated where there is no pull request, and the report says so', async () => {
    const result = await lint();
    expect([result.exitCode, rulesOf(result)]).toEqual([0, []]);
    expect(result.summary).toContain('description of a pull request');
  });
});
