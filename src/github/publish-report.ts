import type { Report } from '../model/report.ts';
import type { Clock } from '../ports/clock.ts';
import { reportAnnotations, selectAnnotations } from '../report/annotations.ts';
import { checkRunContent } from '../report/check-run.ts';
import { plainLine } from '../report/encode.ts';
import { renderSummary } from '../report/markdown-summary.ts';
import { suggestionsOf } from '../report/suggestions.ts';
import { commentMarker, renderComment } from '../report/pull-request-comment.ts';
import { printAnnotations } from './annotations.ts';
import { ApiError, openApi, type GitHubApi } from './api.ts';
import { createCheckRun } from './checks.ts';
import { keepComment, type CommentWish } from './comments.ts';
import type { WorkflowEvent } from './event.ts';
import { numberAt, textAt } from './json-value.ts';
import type { Step } from './step.ts';
import { offerSuggestions } from './suggestions.ts';
import { appendSummary } from './summary.ts';

/** Where a workflow wants to see the result; the inputs of the same names. */
export interface Channels {
  readonly annotations: boolean;
  readonly maxAnnotations: number;
  readonly summary: boolean;
  readonly comment: 'auto' | 'always' | 'on-findings' | 'never';
  readonly checkRun: 'auto' | 'always' | 'never';
  /** Whether clean suggestions are offered as changes of the pull request. */
  readonly suggest: boolean;
  readonly label?: string;
  readonly token?: string;
}

/** What publishing needs. */
export interface Publication {
  readonly report: Report;
  readonly channels: Channels;
  readonly event: WorkflowEvent;
  readonly step: Step;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
}

/**
 * Shows a report in a workflow: annotations and summary, which need no permission, then check run and comment.
 * What GitHub refuses is answered in sentences and never fails the step: the result stands in the other channels.
 */
export async function publishReport(publication: Publication): Promise<readonly string[]> {
  publishLocally(publication);
  const { channels, event, step, clock, redact } = publication;
  const tasks = [checkRunTask(publication), commentTask(publication), suggestionTask(publication)].filter((task) => task !== undefined);
  if (tasks.length === 0) return [];
  if (event.pullRequest?.isFork === true) {
    return ['The pull request comes from a fork, whose token may not write: see the annotations and the job summary.'];
  }
  const baseUrl = step.env['GITHUB_API_URL'];
  const access = { token: channels.token ?? '', clock, ...(baseUrl === undefined ? {} : { baseUrl }) };
  const api = await openApi(access);
  const problems: string[] = [];
  for (const { what, permission, run } of tasks) {
    const refused = await refusal(() => run(api));
    if (refused !== undefined) problems.push(plainLine(redact(refusalText(refused, what, permission))));
  }
  return problems;
}

function publishLocally({ report, channels, event, step, redact }: Publication): void {
  if (channels.annotations) {
    printAnnotations(step, selectAnnotations(reportAnnotations(report, redact), channels.maxAnnotations).shown);
  }
  if (channels.summary) appendSummary(step, renderSummary(report, redact, event.links));
}

/** Something to be written through the API. */
interface Task {
  readonly what: string;
  readonly permission: string;
  readonly run: (api: GitHubApi) => Promise<void>;
}

async function refusal(run: () => Promise<void>): Promise<ApiError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error;
  }
}

function refusalText({ status, facts }: ApiError, what: string, permission: string): string {
  const isLimited = /\brate limit\b/i.test(facts.cause ?? '');
  const hint = (status === 403 || status === 404) && !isLimited ? `; it needs the permission ${permission}` : '';
  return `${what} could not be written (${facts.actual ?? ''}: ${facts.cause ?? ''})${hint}.`;
}

function checkRunTask({ report, channels, event, redact }: Publication): Task | undefined {
  if (channels.checkRun === 'never' || !hasToken(channels)) return undefined;
  const perLevel = channels.annotations ? channels.maxAnnotations : 0;
  const content = checkRunContent(report, redact, { links: event.links, perLevel });
  if (channels.checkRun === 'auto' && content.batches.length === 0) return undefined;
  const place = {
    owner: event.repository.owner,
    repo: event.repository.name,
    head_sha: event.pullRequest?.headSha ?? event.sha,
    name: ['Schema GitOps', report.action, ...labels(report, channels)].join(' '),
    ...(event.links.run === undefined ? {} : { details_url: event.links.run }),
  };
  return { what: 'The check run', permission: 'checks: write', run: (api) => createCheckRun(api, place, content) };
}

function commentTask(publication: Publication): Task | undefined {
  const { report, channels, event, redact } = publication;
  const wish = commentWish(report, channels.comment);
  const onMergedChange = event.name === 'push' && report.action === 'migrate';
  if (wish === undefined || !hasToken(channels) || (event.pullRequest === undefined && !onMergedChange)) return undefined;
  const key = {
    action: report.action,
    ...(report.target === undefined ? {} : { target: report.target }),
    ...(channels.label === undefined ? {} : { label: channels.label }),
  };
  const body = renderComment(report, redact, { key, links: event.links });
  const run = async (api: GitHubApi): Promise<void> => {
    const number = event.pullRequest?.number ?? (await mergedPullRequest(api, event));
    if (number === undefined) return;
    const conversation = { owner: event.repository.owner, repo: event.repository.name, issue_number: number };
    await keepComment(api, conversation, { marker: commentMarker(key), body, wish });
  };
  return { what: 'The comment', permission: 'pull-requests: write', run };
}

function suggestionTask({ report, channels, event, redact }: Publication): Task | undefined {
  const { pullRequest, repository } = event;
  const suggestions = channels.suggest ? suggestionsOf(report, redact) : [];
  if (suggestions.length === 0 || pullRequest === undefined || !hasToken(channels)) return undefined;
  const pull = { owner: repository.owner, repo: repository.name, pull_number: pullRequest.number };
  return { what: 'The suggested changes', permission: 'pull-requests: write', run: (api) => offerSuggestions(api, pull, { commit: pullRequest.headSha, suggestions }) };
}

const good: ReadonlySet<string> = new Set(['success', 'no-changes', 'skipped']);

/** Whether there is something to say decides whether a comment is begun; one that is there is kept up to date. */
function commentWish(report: Report, setting: Channels['comment']): CommentWish | undefined {
  if (setting === 'never') return undefined;
  if (setting === 'always' || saysSomething(report)) return 'write';
  return setting === 'on-findings' ? 'remove' : 'refresh';
}

function saysSomething({ action, outcome, findings, plan, run }: Report): boolean {
  const didSomething = action === 'migrate' && outcome === 'success' && (plan ?? run) !== undefined;
  return findings.length > 0 || !good.has(outcome) || didSomething;
}

function hasToken(channels: Channels): boolean {
  return channels.token !== undefined && channels.token !== '';
}

function labels(report: Report, channels: Channels): readonly string[] {
  return [report.target, channels.label].filter((part) => part !== undefined);
}

/** The pull request that brought a commit to the default branch. */
async function mergedPullRequest(api: GitHubApi, event: WorkflowEvent): Promise<number | undefined> {
  const pulls = await api.call('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    owner: event.repository.owner,
    repo: event.repository.name,
    commit_sha: event.sha,
  });
  const list: readonly unknown[] = Array.isArray(pulls) ? pulls : [];
  const merged = list.find((pull) => textAt(pull, 'merge_commit_sha') === event.sha && textAt(pull, 'merged_at') !== undefined);
  return numberAt(merged, 'number');
}
