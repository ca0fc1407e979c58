import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import type { ReportedReconciliation } from '../model/report-drift.ts';
import type { Clock } from '../ports/clock.ts';
import { countNew, driftMarker, driftStateOf, renderDriftPage, renderNews, type DriftKey, type DriftState } from '../report/drift-document.ts';
import { commentValue } from '../report/encode-markdown.ts';
import { oneLine, plainLine, visible } from '../report/encode.ts';
import { keepAdoption, type AdoptionWish } from './adopt-pull-request.ts';
import { ApiError, openApi, type GitHubApi } from './api.ts';
import { keepDriftIssue, type RepositoryPlace } from './drift-issue.ts';
import type { WorkflowEvent } from './event.ts';

/** What to do about drift on GitHub, and with which rights. */
export interface DriftPublication {
  readonly mode: 'issue' | 'adopt';
  readonly token: string;
  readonly labels: readonly string[];
  /** The user's word for this step, where a matrix checks one target in several ways. */
  readonly label?: string;
  readonly event: WorkflowEvent;
  /** `GITHUB_API_URL`. */
  readonly apiUrl?: string;
  readonly redact: (text: string) => string;
  readonly clock: Clock;
}

/** The report with what was done in it, and sentences about what GitHub refused. */
export interface ReconciledReport {
  readonly report: Report;
  readonly problems: readonly string[];
  /** By target: what was reported before, where an issue told. */
  readonly previous: ReadonlyMap<string, DriftState>;
}

/**
 * Keeps issues and pull requests in step with the drift of each target. A target that could not be judged is left alone.
 * What GitHub refuses is a sentence, never a failure: the drift stands in the other channels.
 */
export async function reconcileDrift(report: Report, publication: DriftPublication): Promise<ReconciledReport> {
  const problems: string[] = [];
  const previous = new Map<string, DriftState>();
  const { token, apiUrl, clock } = publication;
  const api = await openApi({ token, clock, ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }) });
  const one = async (target: Report): Promise<Report> => {
    if (target.drift === undefined || target.error !== undefined) return target;
    const done = await reconcileTarget(target, { api, publication });
    problems.push(...done.problems);
    if (done.previous !== undefined) previous.set(target.target ?? '', done.previous);
    return done.report;
  };
  const targets: Report[] = [];
  for (const target of report.targets ?? []) targets.push(await one(target));
  const whole = report.targets === undefined ? await one(report) : { ...report, targets };
  return { report: whole, problems, previous };
}

interface TargetWork {
  readonly api: GitHubApi;
  readonly publication: DriftPublication;
}

interface TargetDone {
  readonly report: Report;
  readonly problems: readonly string[];
  readonly previous?: DriftState;
}

async function reconcileTarget(report: Report, work: TargetWork): Promise<TargetDone> {
  const { mode } = work.publication;
  try {
    if (mode === 'issue') return await withIssue(report, work);
    const adoption = await keepAdoption(work.api, placeOf(work.publication), adoptionWish(report, work.publication));
    const adopted = withResult(report, { mode, ...adoption });
    // What could not be proved would be forgotten if only the pull request spoke.
    if (adoption.number !== undefined && report.drift?.adopt?.notWritten.length === 0) return { report: adopted, problems: [] };
    const { previous, problems } = await withIssue(report, work);
    return { report: adopted, problems, ...(previous === undefined ? {} : { previous }) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { report, problems: [plainLine(work.publication.redact(refusalText(error, mode)))] };
  }
}

async function withIssue(report: Report, { api, publication }: TargetWork): Promise<TargetDone> {
  const { event, redact, labels } = publication;
  const key = keyOf(report, publication);
  const { previous, ...done } = await keepDriftIssue(api, placeOf(publication), {
    marker: driftMarker(key),
    title: titleOf('Schema drift', key),
    body: renderDriftPage(report, redact, { key, links: event.links }),
    labels,
    state: driftStateOf(report),
    news: (before) => renderNews(report, redact, before),
  });
  const counted = withResult(report, { mode: 'issue', ...done }, countNew(report, previous ?? { fingerprint: '', ids: [] }));
  return { report: counted, problems: [], previous: previous ?? { fingerprint: '', ids: [] } };
}

function adoptionWish(report: Report, publication: DriftPublication): AdoptionWish {
  const { event, redact } = publication;
  const key = keyOf(report, publication);
  const { fingerprint = '', adopt } = report.drift ?? {};
  const { text = '', file = '' } = adopt ?? {};
  const fileMarker = `<!-- file=${commentValue(file)} sha256=${createHash('sha256').update(text).digest('hex')} -->`;
  const title = titleOf('Adopt the schema of', key);
  const message = `${title}\n\nWhat ${visible(oneLine(key.target))} has and no migration made, as a migration.`;
  const commit = { branch: branchOf(key, fingerprint), parent: event.sha, path: file, text, message };
  return {
    marker: driftMarker(key),
    title,
    body: `${renderDriftPage(report, redact, { key, links: event.links })}\n${fileMarker}\n`,
    fileMarker,
    base: event.branch ?? '',
    ...(text === '' || file === '' ? {} : { commit }),
  };
}

/** Names of targets are the user's; a ref takes few characters (git-check-ref-format). */
function branchOf({ target, label }: DriftKey, fingerprint: string): string {
  const words = [target, ...(label === undefined ? [] : [label])].map((word) => word.toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, ''));
  return `schema-gitops/adopt-${[...words, fingerprint].filter((word) => word !== '').join('-')}`;
}

function keyOf(report: Report, { label }: DriftPublication): DriftKey {
  return { target: report.target ?? 'default', ...(label === undefined ? {} : { label }) };
}

function titleOf(words: string, { target, label }: DriftKey): string {
  const key = label === undefined ? target : `${target} (${label})`;
  return `${words}${words.endsWith('of') ? '' : ':'} ${oneLine(visible(key)).slice(0, 150)}`;
}

function withResult(report: Report, reconciliation: ReportedReconciliation, newChanges?: number): Report {
  if (report.drift === undefined) return report;
  return { ...report, drift: { ...report.drift, reconciliation, ...(newChanges === undefined ? {} : { newChanges }) } };
}

function placeOf({ event }: DriftPublication): RepositoryPlace {
  return { owner: event.repository.owner, repo: event.repository.name };
}

function refusalText({ status, facts }: ApiError, mode: DriftPublication['mode']): string {
  const permissions = mode === 'issue' ? 'the permission issues: write' : 'the permissions contents: write, pull-requests: write and issues: write, and the repository must let Actions open pull requests';
  const hint = status === 403 || status === 404 || status === 410 ? `; it needs ${permissions}` : '';
  return `The ${mode === 'issue' ? 'issue' : 'pull request'} about the drift could not be written (${facts.actual ?? ''}: ${facts.cause ?? ''})${hint}.`;
}
