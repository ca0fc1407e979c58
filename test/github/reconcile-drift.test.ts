import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reconcileDrift, type DriftPublication, type ReconciledReport } from '../../src/github/reconcile-drift.ts';
import { valueAt } from '../../src/github/json-value.ts';
import type { Report } from '../../src/model/report.ts';
import { driftMarker, readStateMarker } from '../../src/report/drift-document.ts';
import { readOnlyToken, startFakeGitHub, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { aChange, aDriftReport, aReport, keep } from '../support/reports.ts';

const sha = 'c'.repeat(40);
const one = aChange({ id: '111111111111' });
const two = aChange({ id: '222222222222', object: 'public.u' });
const clean = aDriftReport({ changes: [], fingerprint: '' }, { outcome: 'success', summary: 'production is as Git says' });

let github: FakeGitHub;

beforeEach(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => {
  await github.close();
  expect(github.failures).toEqual([]);
});

function reconcile(report: Report, changes: Partial<DriftPublication> = {}): Promise<ReconciledReport> {
  return reconcileDrift(report, {
    mode: 'issue',
    token: workflowToken,
    labels: ['schema-drift'],
    event: { name: 'schedule', repository: { owner: 'acme', name: 'shop' }, sha, branch: 'main', onDefaultBranch: true, bases: [], links: {} },
    apiUrl: github.url,
    redact: keep,
    clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() },
    ...changes,
  });
}

function writes(): readonly string[] {
  return github.requests.filter((request) => !request.startsWith('GET '));
}

describe('the issue of a target', () => {
  it('is opened with the first drift and carries what a later run needs', async () => {
    const { report, problems } = await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(problems).toEqual([]);
    expect(github.state.issues).toMatchObject([{ title: 'Schema drift: production', labels: ['schema-drift'], state: 'open' }]);
    expect(github.state.issues[0]?.body.split('\n')[0]).toBe(driftMarker({ target: 'production' }));
    expect(readStateMarker(github.state.issues[0]?.body ?? '')).toEqual({ fingerprint: 'f1', ids: [one.id] });
    expect(report.drift).toMatchObject({ newChanges: 1, reconciliation: { mode: 'issue', number: 1, result: 'Issue 1 was opened.' } });
  });

  it('is not opened where nothing differs', async () => {
    await reconcile(clean);
    expect(writes()).toEqual([]);
  });

  it('is left alone while the fingerprint is the same', async () => {
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    const before = writes().length;
    const { report, previous } = await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(writes()).toHaveLength(before);
    expect(report.drift).toMatchObject({ newChanges: 0, reconciliation: { result: 'Issue 1 says it already.' } });
    expect(previous.get('production')).toEqual({ fingerprint: 'f1', ids: [one.id] });
  });

  it('is edited when the fingerprint changes, with a comment on what is new and what is gone', async () => {
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    const { report } = await reconcile(aDriftReport({ changes: [two], fingerprint: 'f2' }));
    expect(github.state.issues).toHaveLength(1);
    expect(github.state.issues[0]?.body).toContain('fingerprint=f2');
    expect(github.state.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/New: `column.changed` `public.u`[\s\S]*Resolved: `111111111111`/)]);
    expect(report.drift?.newChanges).toBe(1);
  });

  it('is closed when nothing differs, and opened again when drift comes back', async () => {
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    await reconcile(clean);
    expect(github.state.issues).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
    expect(github.state.comments.at(-1)?.body).toBe('Nothing differs any more.');
    const before = writes().length;
    await reconcile(clean);
    expect(writes()).toHaveLength(before);
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(github.state.issues).toMatchObject([{ state: 'open', state_reason: 'reopened' }]);
  });

  it('stays closed where a person closed it as not planned, until the drift is another', async () => {
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    Object.assign(github.state.issues[0] ?? {}, { state: 'closed', state_reason: 'not_planned' });
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(github.state.issues[0]?.state).toBe('closed');
    await reconcile(aDriftReport({ changes: [one, two], fingerprint: 'f2' }));
    expect(github.state.issues[0]?.state).toBe('open');
  });

  it('is found where GitHub dropped its label, and not mistaken for a stranger’s', async () => {
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    Object.assign(github.state.issues[0] ?? {}, { labels: [] });
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(github.state.issues).toHaveLength(1);
    Object.assign(github.state.issues[0] ?? {}, { user: { login: 'mallory', type: 'User' } });
    await reconcile(aDriftReport({ changes: [one], fingerprint: 'f1' }));
    expect(github.state.issues).toHaveLength(2);
  });

  it('is one per target, and none for a target that could not be judged', async () => {
    const failed = aReport({ action: 'drift-check', target: 'staging', outcome: 'inconclusive', error: { code: 'x', what: 'x', fix: 'x', docs: 'x' } });
    const both = aReport({ action: 'drift-check', targets: [aDriftReport({ fingerprint: 'f1' }), aDriftReport({ fingerprint: 'f1' }, { target: 'eu' }), failed] });
    const { report } = await reconcile(both);
    expect(github.state.issues.map(({ title }) => title)).toEqual(['Schema drift: production', 'Schema drift: eu']);
    expect(report.targets?.map(({ drift }) => drift?.reconciliation?.number)).toEqual([1, 2, undefined]);
  });

  it('does not fail where the token may not write, and names the permission', async () => {
    const { problems, report } = await reconcile(aDriftReport(), { token: readOnlyToken });
    expect(problems).toEqual(['The issue about the drift could not be written (HTTP 403: Resource not accessible by integration); it needs the permission issues: write.']);
    expect(report.drift?.reconciliation).toBeUndefined();
  });
});

describe('the pull request that adopts', () => {
  const adopt = { text: 'ALTER TABLE t ADD c int;\n', file: 'db/V3__adopt.sql', hazards: [], notWritten: [] };

  it('has one commit with the migration on a branch named by the fingerprint', async () => {
    const { report } = await reconcile(aDriftReport({ fingerprint: 'f1', adopt }, { target: 'EU Prod!' }), { mode: 'adopt' });
    expect([...github.state.branches.keys()]).toEqual(['schema-gitops/adopt-eu-prod-f1']);
    expect(github.state.proposals).toMatchObject([{ head: { ref: 'schema-gitops/adopt-eu-prod-f1' }, base: { ref: 'main' }, title: 'Adopt the schema of EU Prod!' }]);
    const commit = github.state.gitObjects.get(github.state.branches.get('schema-gitops/adopt-eu-prod-f1') ?? '');
    expect(valueAt(commit, 'parents')).toEqual([sha]);
    expect(github.state.gitObjects.get(String(valueAt(commit, 'tree')))).toMatchObject({ tree: [{ path: 'db/V3__adopt.sql', content: adopt.text }] });
    expect(report.drift?.reconciliation).toMatchObject({ mode: 'adopt', number: 1 });
    expect(github.state.issues).toEqual([]);
  });

  it('is left alone by a second run, updated where the file is another, and closed for another drift', async () => {
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt }), { mode: 'adopt' });
    const before = writes().length;
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt }, { summary: 'later' }), { mode: 'adopt' });
    expect(writes()).toHaveLength(before);
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt: { ...adopt, file: 'db/V4__adopt.sql' } }), { mode: 'adopt' });
    expect(github.state.proposals).toHaveLength(1);
    await reconcile(aDriftReport({ fingerprint: 'f2', adopt }), { mode: 'adopt' });
    expect(github.state.proposals.map(({ state }) => state)).toEqual(['closed', 'open']);
    await reconcile(clean, { mode: 'adopt' });
    expect(github.state.proposals.map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  it('is moved no more once somebody else committed to its branch', async () => {
    const branch = 'schema-gitops/adopt-production-f1';
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt }), { mode: 'adopt' });
    const ours = github.state.branches.get(branch) ?? '';
    const moved = { ...adopt, file: 'db/V4__adopt.sql' };
    const theirs = {
      added: github.state.addGitObject({ message: 'Say why', tree: 'd'.repeat(40), parents: [ours] }),
      amended: github.state.addGitObject({ message: valueAt(github.state.gitObjects.get(ours), 'message'), tree: 'e'.repeat(40), parents: [sha] }),
    };
    for (const head of Object.values(theirs)) {
      github.state.branches.set(branch, head);
      const { report, problems } = await reconcile(aDriftReport({ fingerprint: 'f1', adopt: moved }), { mode: 'adopt' });
      expect([github.state.branches.get(branch), problems]).toEqual([head, []]);
      expect(report.drift?.reconciliation).toMatchObject({ mode: 'adopt', number: 1, result: expect.stringContaining(`holds commits of somebody else (${head.slice(0, 7)} is the last)`) });
    }
    github.state.branches.set(branch, ours);
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt: moved }), { mode: 'adopt' });
    expect(github.state.branches.get(branch)).not.toBe(ours);
  });

  it('is not opened on a branch of somebody else, and leaves the drift to an issue', async () => {
    github.state.branches.set('schema-gitops/adopt-production-f1', 'a'.repeat(40));
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt }), { mode: 'adopt' });
    expect([github.state.branches.get('schema-gitops/adopt-production-f1'), github.state.proposals.length, github.state.issues.length]).toEqual(['a'.repeat(40), 0, 1]);
  });

  it('leaves to an issue what could not be proved', async () => {
    await reconcile(aDriftReport({ fingerprint: 'f1', adopt: { ...adopt, notWritten: [{ object: 'public.t', reason: 'no' }] } }), { mode: 'adopt' });
    expect([github.state.proposals.length, github.state.issues.length]).toEqual([1, 1]);
    const nothing = { text: '', hazards: [], notWritten: [{ object: 'public.t', reason: 'no' }] };
    await reconcile(aDriftReport({ fingerprint: 'f3', adopt: nothing }, { target: 'eu' }), { mode: 'adopt' });
    expect([github.state.proposals.length, github.state.issues.length]).toEqual([1, 2]);
  });

  it('does not fail where the token may not write', async () => {
    const { problems } = await reconcile(aDriftReport({ fingerprint: 'f1', adopt }), { mode: 'adopt', token: readOnlyToken });
    expect(problems).toEqual([expect.stringContaining('it needs the permissions contents: write, pull-requests: write')]);
  });
});
