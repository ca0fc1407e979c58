import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkflowEvent } from '../../src/github/event.ts';
import { publishReport, type Channels } from '../../src/github/publish-report.ts';
import type { Report } from '../../src/model/report.ts';
import { commentMarker } from '../../src/report/pull-request-comment.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { startFakeGitHub, workflowToken, type Disturbance, type FakeGitHub } from '../support/github/fake-github.ts';
import { makeTestStep, type TestStep } from '../support/github/test-step.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';
import { readCommands } from '../support/workflow-commands.ts';

const event: WorkflowEvent = {
  name: 'pull_request',
  repository: { owner: 'acme', name: 'shop' },
  sha: 'c'.repeat(40),
  pullRequest: { number: 7, headSha: 'a'.repeat(40), baseRef: 'main', description: '', isFork: false },
  onDefaultBranch: false,
  bases: [],
  links: {},
};
const channels: Channels = { annotations: true, maxAnnotations: 10, summary: true, comment: 'auto', checkRun: 'always', suggest: true, token: workflowToken };
const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
const marker = commentMarker({ action: 'lint' });

let github: FakeGitHub;
let step: TestStep;

beforeEach(async () => {
  github = await startFakeGitHub();
  step = makeTestStep({ GITHUB_API_URL: github.url });
  github.state.pullFiles.push({ filename: 'a.sql', patch: '@@ -0,0 +1,4 @@\n+a\n+b\n+c\n+d' });
});
afterEach(async () => {
  step.remove();
  await github.close();
  expect(github.failures).toEqual([]);
});

function publish(report: Report, wanted: Partial<Channels> = {}): Promise<readonly string[]> {
  const clock = { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() };
  return publishReport({ report, channels: { ...channels, ...wanted }, event, step: step.step, redact: keep, clock });
}

function reportOf(count: number, textAt: (index: number) => string = () => 'plain'): Report {
  const findings = Array.from({ length: count }, (_, index) => {
    const [line, text] = [index + 1, textAt(index)];
    const location = { file: 'a.sql', start: { line, column: 1 }, end: { line, column: 9 } };
    return aFinding({ location, title: text, why: text, fix: text, suggestion: text, fingerprint: String(index), replacement: { startLine: line, endLine: line, text: `better ${String(line)}` } });
  });
  return aReport({ outcome: 'findings', findings });
}

/** Every request by which a channel is written, and the sentence that its refusal begins. */
const writes = [
  { request: 'POST /repos/acme/shop/check-runs', what: 'The check run', permission: 'checks: write' },
  { request: 'PATCH /repos/acme/shop/check-runs/', what: 'The check run', permission: 'checks: write' },
  { request: 'GET /repos/acme/shop/issues/7/comments', what: 'The comment', permission: 'pull-requests: write' },
  { request: 'POST /repos/acme/shop/issues/7/comments', what: 'The comment', permission: 'pull-requests: write' },
  { request: 'PATCH /repos/acme/shop/issues/comments/', what: 'The comment', permission: 'pull-requests: write' },
  { request: 'DELETE /repos/acme/shop/issues/comments/', what: 'The comment', permission: 'pull-requests: write' },
  { request: 'GET /repos/acme/shop/pulls/7/comments', what: 'The suggested changes', permission: 'pull-requests: write' },
  { request: 'GET /repos/acme/shop/pulls/7/files', what: 'The suggested changes', permission: 'pull-requests: write' },
  { request: 'POST /repos/acme/shop/pulls/7/reviews', what: 'The suggested changes', permission: 'pull-requests: write' },
] as const;

interface Answer extends Omit<Disturbance, 'match' | 'times'> {
  /** Whether a permission would help. */
  readonly isPermission: boolean;
}

const answers: readonly Answer[] = [
  { status: 401, message: 'Bad credentials', isPermission: false },
  { status: 403, message: 'Resource not accessible by integration', isPermission: true },
  { status: 404, message: 'Not Found', isPermission: true },
  { status: 422, message: 'Validation Failed', isPermission: false },
  { status: 500, isPermission: false },
  { status: 502, isPermission: false },
  { status: 503, isPermission: false },
  { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' }, isPermission: false },
  { status: 403, message: 'API rate limit exceeded for installation ID 1.', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }, isPermission: false },
  { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': '3600' }, isPermission: false },
];

const refusals = writes.flatMap((write) => answers.map(({ isPermission, ...answer }) => {
  const hint = isPermission ? `; it needs the permission ${write.permission}.` : ').';
  return { ...write, answer, hint, title: `${write.request} with ${String(answer.status)} ${answer.message ?? ''}` };
}));

describe('a channel that GitHub refuses', () => {
  const removals = refusals.filter(({ request }) => request.startsWith('DELETE'));
  const others = refusals.filter(({ request }) => !request.startsWith('DELETE'));

  it.each(others)('costs a sentence and nothing else: $title', async ({ request, what, answer, hint }) => {
    if (request.startsWith('PATCH /repos/acme/shop/issues')) github.state.addComment(7, bot, `${marker}\nold`);
    github.disturb({ match: request, ...answer, times: 99 });
    // Three batches of annotations.
    const notes = await publish(reportOf(115));
    expect(notes).toEqual([expect.stringContaining(`${what} could not be written (HTTP ${String(answer.status)}: `)]);
    expect(notes[0]?.endsWith(hint)).toBe(true);
    expect(step.readFile('GITHUB_STEP_SUMMARY')).toContain('Schema GitOps lint: findings');
    expect(readCommands(step.output()).commands).toHaveLength(11);
    const written = { 'The check run': github.state.checkRuns, 'The comment': github.state.comments, 'The suggested changes': Array.from({ length: github.state.reviews }) };
    const rest = Object.entries(written).filter(([channel]) => channel !== what);
    expect(rest.map(([channel, { length }]) => [channel, length])).toEqual(rest.map(([channel]) => [channel, 1]));
  });

  it.each(removals)('costs a sentence where a comment is to be taken away: $title', async ({ request, answer, hint }) => {
    github.state.addComment(7, bot, `${marker}\nold`);
    github.disturb({ match: request, ...answer, times: 99 });
    const notes = await publish(aReport(), { comment: 'on-findings' });
    expect(notes).toEqual([expect.stringContaining(`The comment could not be written (HTTP ${String(answer.status)}: `)]);
    expect(notes[0]?.endsWith(hint)).toBe(true);
    expect(github.state.checkRuns).toHaveLength(1);
  });

  it('is one of all: none of them stops the others from being tried', async () => {
    github.disturb({ match: ' /repos', status: 403, message: 'Resource not accessible by integration', times: 99 });
    expect((await publish(reportOf(1))).map((note) => note.split(' could')[0])).toEqual(['The check run', 'The comment', 'The suggested changes']);
  });
});

describe('5,000 findings with hostile texts', () => {
  const texts = Object.values(hostileTexts);

  it('go into a check run in batches of 50, and into a comment that is made and then brought up to date', async () => {
    const report = reportOf(5000, (index) => texts[index % texts.length] ?? '');
    expect(await publish(report)).toEqual([]);
    expect(await publish(report)).toEqual([]);
    expect(github.state.checkRuns.map(({ annotations }) => annotations.length)).toEqual([4990, 4990]);
    expect(github.requests.filter((request) => request.startsWith('PATCH /repos/acme/shop/check-runs/'))).toHaveLength(2 * 99);
    expect(github.state.comments.map(({ body }) => body.length < 65_536)).toEqual([true]);
    expect(github.requests.filter((request) => request.includes('issues/comments/'))).toHaveLength(1);
    expect(readCommands(step.output()).commands).toHaveLength(2 * 11);
    // The second run finds the changes offered already.
    expect(github.state.reviews).toBe(1);
  });
});
