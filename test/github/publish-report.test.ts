import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkflowEvent } from '../../src/github/event.ts';
import { publishReport, type Channels } from '../../src/github/publish-report.ts';
import type { Report } from '../../src/model/report.ts';
import { commentMarker } from '../../src/report/pull-request-comment.ts';
import { personToken, readOnlyToken, startFakeGitHub, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { makeTestStep, type TestStep } from '../support/github/test-step.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';
import { readCommands } from '../support/workflow-commands.ts';

const head = 'a'.repeat(40);
const merge = 'c'.repeat(40);
const event: WorkflowEvent = {
  name: 'pull_request',
  repository: { owner: 'acme', name: 'shop' },
  sha: merge,
  pullRequest: { number: 7, headSha: head, baseRef: 'main', description: '', isFork: false },
  onDefaultBranch: false,
  bases: [],
  links: {},
};
const channels: Channels = {
  annotations: true,
  maxAnnotations: 10,
  summary: true,
  comment: 'auto',
  checkRun: 'auto',
  suggest: true,
  token: workflowToken,
};
const marker = commentMarker({ action: 'lint' });

let github: FakeGitHub;
let step: TestStep;
let slept: number[];

beforeEach(async () => {
  github = await startFakeGitHub();
  step = makeTestStep({ GITHUB_API_URL: github.url });
  slept = [];
});
afterEach(async () => {
  step.remove();
  await github.close();
  expect(github.failures).toEqual([]);
});

function publish(report: Report, changes: { channels?: Partial<Channels>; event?: Partial<WorkflowEvent> } = {}): Promise<readonly string[]> {
  return publishReport({
    report,
    channels: { ...channels, ...changes.channels },
    event: { ...event, ...changes.event },
    step: step.step,
    redact: keep,
    clock: { now: () => 0, elapsed: () => 0, sleep: (milliseconds) => Promise.resolve(void slept.push(milliseconds)) },
  });
}

function manyErrors(count: number): Report {
  const findings = Array.from({ length: count }, (_, index) =>
    aFinding({ location: { file: 'a.sql', start: { line: index + 1, column: 1 }, end: { line: index + 2, column: 1 } } }),
  );
  return aReport({ outcome: 'findings', findings });
}

const bad = manyErrors(1);

describe('publishing a report', () => {
  it('needs no API for annotations and summary', async () => {
    expect(await publish(bad, { channels: { comment: 'never' } })).toEqual([]);
    expect(readCommands(step.output()).commands).toHaveLength(1);
    expect(step.readFile('GITHUB_STEP_SUMMARY')).toContain('Schema GitOps lint: findings');
    expect(github.requests).toEqual([]);
  });

  it('leaves channels alone that are switched off', async () => {
    await publish(bad, { channels: { annotations: false, summary: false, comment: 'never', checkRun: 'never' } });
    expect([step.output(), step.readFile('GITHUB_STEP_SUMMARY'), github.requests]).toEqual(['', '', []]);
  });

  it('asks nobody without a token, and on an event without a pull request', async () => {
    await publish(bad, { channels: { token: '' } });
    await publishReport({
      report: bad,
      channels,
      event: { name: 'schedule', repository: event.repository, sha: merge, onDefaultBranch: true, bases: [], links: {} },
      step: step.step,
      redact: keep,
      clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() },
    });
    expect(github.requests).toEqual([]);
  });

  it('says on a pull request from a fork where to look, and asks for nothing', async () => {
    const fork = { number: 7, headSha: head, baseRef: 'main', description: '', isFork: true };
    expect(await publish(bad, { event: { pullRequest: fork } })).toEqual([expect.stringContaining('comes from a fork')]);
    expect(github.requests).toEqual([]);
  });

  it('does not fail where the token may not write, and names the permission', async () => {
    const notes = await publish(manyErrors(12), { channels: { token: readOnlyToken } });
    expect(notes).toEqual([
      'The check run could not be written (HTTP 403: Resource not accessible by integration); it needs the permission checks: write.',
      'The comment could not be written (HTTP 403: Resource not accessible by integration); it needs the permission pull-requests: write.',
    ]);
    expect(slept).toEqual([]);
  });
});

describe('the sticky comment', () => {
  it('is begun when there is something to say, then kept up to date, also when all is well', async () => {
    await publish(bad);
    expect(github.state.comments.map(({ body }) => body.split('\n')[0])).toEqual([marker]);
    await publish(aReport({ summary: 'all is well' }));
    expect(github.state.comments).toHaveLength(1);
    expect(github.state.comments[0]?.body).toContain('all is well');
  });

  it.each([
    ['auto', 0],
    ['on-findings', 0],
    ['always', 1],
    ['never', 0],
  ] as const)('with the setting %s is there %i times after a good run', async (comment, count) => {
    await publish(aReport(), { channels: { comment } });
    expect(github.state.comments).toHaveLength(count);
  });

  it('is removed when all is well, where it is wanted on findings only', async () => {
    await publish(bad, { channels: { comment: 'on-findings' } });
    expect(github.state.comments).toHaveLength(1);
    await publish(aReport(), { channels: { comment: 'on-findings' } });
    expect(github.state.comments).toHaveLength(0);
  });

  it('never touches a comment that somebody else wrote with our marker', async () => {
    github.state.addComment(7, { login: 'mallory', type: 'User' }, `${marker}\nlook here`);
    await publish(bad);
    expect(github.state.comments.map(({ user }) => user.login)).toEqual(['mallory', 'github-actions[bot]']);
    expect(github.state.comments[0]?.body).toBe(`${marker}\nlook here`);
  });

  it('of a person’s token is that person’s, not a bot’s', async () => {
    github.state.addComment(7, { login: 'other[bot]', type: 'Bot' }, `${marker}\nnot ours`);
    github.state.addComment(7, { login: 'maintainer', type: 'User' }, `${marker}\nours`);
    await publish(bad, { channels: { token: personToken } });
    expect(github.state.comments.map(({ body }) => body.includes('not ours'))).toEqual([true, false]);
    expect(github.state.comments).toHaveLength(2);
    expect(github.state.comments[1]?.body).not.toContain('\nours');
  });

  it('is found behind hundreds of other comments', async () => {
    for (let index = 0; index < 250; index += 1) github.state.addComment(7, { login: 'x', type: 'User' }, 'talk');
    const own = github.state.addComment(7, { login: 'github-actions[bot]', type: 'Bot' }, `${marker}\nold`);
    await publish(bad);
    expect(github.state.comments).toHaveLength(251);
    expect(own.body).toContain('Schema GitOps lint');
  });

  it('is one per target and label', async () => {
    await publish({ ...bad, target: 'staging' });
    await publish({ ...bad, target: 'production' });
    await publish({ ...bad, target: 'production' }, { channels: { label: 'eu' } });
    await publish({ ...bad, target: 'production' }, { channels: { label: 'eu' } });
    expect(github.state.comments).toHaveLength(3);
  });

  it('of a migrate run on the default branch goes to the pull request that was merged', async () => {
    github.state.pulls.push({ number: 5, merge_commit_sha: merge, merged_at: null }, { number: 9, merge_commit_sha: merge, merged_at: '2026-11-20' });
    const report = aReport({ action: 'migrate', run: { id: 'r', migrations: [] } });
    const { pullRequest: _, ...push } = { ...event, name: 'push', onDefaultBranch: true };
    await publishReport({ report, channels, event: push, step: step.step, redact: keep, clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() } });
    expect(github.state.comments.map(({ issue }) => issue)).toEqual([9]);
  });
});

describe('the check run', () => {
  it('is made on the head of the pull request when the step has no room for all, in batches', async () => {
    await publish(manyErrors(115), { channels: { comment: 'never', label: 'pg 16' } });
    const [run] = github.state.checkRuns;
    expect(run?.body).toMatchObject({ name: 'Schema GitOps lint pg 16', head_sha: head, conclusion: 'failure', status: 'completed' });
    expect(run?.annotations).toHaveLength(105);
    expect(github.requests.filter((request) => request.includes('check-runs'))).toHaveLength(3);
  });

  it.each([
    ['auto', 0],
    ['always', 1],
    ['never', 0],
  ] as const)('with the setting %s is made %i times for one finding', async (checkRun, count) => {
    await publish(bad, { channels: { comment: 'never', checkRun } });
    expect(github.state.checkRuns).toHaveLength(count);
  });
});

describe('a GitHub that is in trouble', () => {
  it.each([
    [{ status: 502 }, [1000]],
    [{ status: 500, times: 2 }, [1000, 2000]],
    [{ status: 429, headers: { 'retry-after': '7' } }, [7000]],
    [{ status: 403, message: 'secondary rate limit', headers: { 'retry-after': '3' } }, [3000]],
    [{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' } }, [9000]],
  ])('is asked again after %j', async (disturbance, waits) => {
    github.disturb({ match: 'GET /repos/acme/shop/issues/7/comments', ...disturbance });
    expect(await publish(bad)).toEqual([]);
    expect(slept).toEqual(waits);
    expect(github.state.comments).toHaveLength(1);
  });

  it('is given up after some attempts, with a note and without failing', async () => {
    github.disturb({ match: 'GET /repos', status: 503, times: 99 });
    expect(await publish(bad)).toEqual([expect.stringContaining('HTTP 503')]);
    expect(slept).toHaveLength(3);
  });

  it('is not waited for longer than a minute', async () => {
    github.disturb({ match: 'GET /repos', status: 429, headers: { 'retry-after': '3600' } });
    expect(await publish(bad)).toEqual([expect.stringContaining('HTTP 429')]);
    expect(slept).toEqual([]);
  });

  it('does not get a comment twice because it answered badly after it took the first', async () => {
    github.disturb({ match: 'POST /repos', status: 502, times: 99 });
    expect(await publish(bad)).toEqual([expect.stringContaining('HTTP 502')]);
    expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it('may be out of reach', async () => {
    await github.close();
    expect(await publish(bad)).toEqual([expect.stringContaining('no answer')]);
  });
});

describe('suggested changes', () => {
  const at = (line: number): ReturnType<typeof aFinding>['location'] => ({ file: 'a.sql', start: { line, column: 1 }, end: { line, column: 9 } });
  const offered = (line: number, changes: Partial<ReturnType<typeof aFinding>> = {}): ReturnType<typeof aFinding> =>
    aFinding({ location: at(line), fingerprint: `f${String(line)}`, replacement: { startLine: line, endLine: line, text: `better ${String(line)}` }, ...changes });

  beforeEach(() => {
    github.state.pullFiles.push({ filename: 'a.sql', patch: '@@ -0,0 +1,4 @@\n+a\n+b\n+c\n+d' });
  });

  it('are one review on the lines of the difference', async () => {
    const long = offered(2, { replacement: { startLine: 2, endLine: 3, text: 'one\ntwo' } });
    expect(await publish(aReport({ outcome: 'findings', findings: [offered(1), long] }))).toEqual([]);
    expect(github.state.reviews).toBe(1);
    expect(github.state.reviewComments).toMatchObject([
      { path: 'a.sql', line: 1, body: expect.stringContaining('```suggestion\nbetter 1\n```') },
      { path: 'a.sql', start_line: 2, line: 3, body: expect.stringContaining('```suggestion\none\ntwo\n```') },
    ]);
  });

  it('are not offered twice, nor outside of the difference', async () => {
    const report = aReport({ outcome: 'findings', findings: [offered(1), offered(9)] });
    await publish(report);
    await publish(report);
    expect([github.state.reviews, github.state.reviewComments.length]).toEqual([1, 1]);
    await publish(aReport({ outcome: 'findings', findings: [offered(1), offered(4)] }));
    expect(github.state.reviewComments.map(({ line }) => line)).toEqual([1, 4]);
  });

  it.each<readonly [string, Partial<ReturnType<typeof aFinding>>, Partial<Channels>]>([
    ['nobody wants them', {}, { suggest: false }],
    ['there is no token', {}, { token: '' }],
    ['a hidden character would be written', { replacement: { startLine: 1, endLine: 1, text: 'a\u202eb' } }, {}],
  ])('are not offered where %s', async (_, changes, wanted) => {
    await publish(aReport({ outcome: 'findings', findings: [offered(1, changes)] }), { channels: wanted });
    expect(github.state.reviews).toBe(0);
  });

  it('cannot end their block, and are offered once for the same lines', async () => {
    await publish(aReport({ outcome: 'findings', findings: [offered(1, { replacement: { startLine: 1, endLine: 1, text: '```\n@everyone' } }), offered(1, { fingerprint: 'other', severity: 'notice' })] }));
    expect(github.state.reviewComments.map(({ body }) => body)).toEqual([expect.stringContaining('````suggestion\n```\n@everyone\n````')]);
  });

  it('that may not be written are said, and fail nothing', async () => {
    const problems = await publish(aReport({ outcome: 'findings', findings: [offered(1)] }), { channels: { token: readOnlyToken, comment: 'never', checkRun: 'never' } });
    expect(problems).toEqual([expect.stringMatching(/^The suggested changes could not be written .*; it needs the permission pull-requests: write\.$/)]);
  });
});
