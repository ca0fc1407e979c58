import { readStateMarker, type DriftState } from '../report/drift-document.ts';
import type { GitHubApi } from './api.ts';
import { numberAt, textAt, valueAt } from './json-value.ts';
import { listPages } from './list-pages.ts';
import { isOwn, tokenLogin } from './token-login.ts';

/** A repository, in the words of the API. */
export interface RepositoryPlace {
  readonly owner: string;
  readonly repo: string;
}

/** What the issue of a target should say. */
export interface IssueWish {
  readonly marker: string;
  readonly title: string;
  /** Markers included. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Of no drift, the fingerprint is empty. */
  readonly state: DriftState;
  /** A comment about what is new since the last run; Markdown. */
  readonly news: (previous: DriftState) => string;
}

/** What became of it. */
export interface IssueResult {
  /** One sentence. */
  readonly result: string;
  readonly number?: number;
  readonly url?: string;
  /** What the issue said before. */
  readonly previous?: DriftState;
}

/** Issues that carry the label are few; without it the most recently updated ones are looked through. */
const lastPage = 5;

interface FoundIssue {
  readonly number: number;
  readonly url: string;
  readonly isOpen: boolean;
  /** A person closed it as not planned: as long as nothing changes, that stands. */
  readonly isDeclined: boolean;
  readonly state: DriftState;
}

/**
 * Keeps one issue per marker in step with a target's drift: opened with the first drift, edited when the fingerprint changes,
 * closed when nothing differs, opened again when it comes back.
 * @throws ApiError
 */
export async function keepDriftIssue(api: GitHubApi, place: RepositoryPlace, wish: IssueWish): Promise<IssueResult> {
  const issue = await findIssue(api, place, wish);
  const isClean = wish.state.fingerprint === '';
  if (issue === undefined) return isClean ? { result: 'Nothing differs, and there is no issue.' } : openIssue(api, place, wish);
  const found = { number: issue.number, url: issue.url, previous: issue.state };
  if (isClean && !issue.isOpen) return { ...found, result: `Nothing differs; issue ${String(issue.number)} is closed.` };
  const isSame = issue.state.fingerprint === wish.state.fingerprint;
  if (isSame && issue.isOpen) return { ...found, result: `Issue ${String(issue.number)} says it already.` };
  if (isSame && issue.isDeclined) return { ...found, result: `Issue ${String(issue.number)} was closed as not planned and says it already.` };
  await editIssue(api, place, { issue, wish });
  const verb = isClean ? 'was closed' : issue.isOpen ? 'was updated' : 'was opened again';
  return { ...found, result: `Issue ${String(issue.number)} ${verb}.` };
}

async function findIssue(api: GitHubApi, place: RepositoryPlace, { marker, labels }: IssueWish): Promise<FoundIssue | undefined> {
  const parameters = { ...place, state: 'all', sort: 'updated', direction: 'desc' };
  const labelled = await ownIssues(api, marker, { ...parameters, labels: labels.join(',') });
  // Who may open issues may still not set labels; GitHub then drops them without a word (REST API, issues).
  const issues = labelled.length > 0 ? labelled : await ownIssues(api, marker, parameters);
  return issues.find(({ isOpen }) => isOpen) ?? issues[0];
}

async function ownIssues(api: GitHubApi, marker: string, parameters: Readonly<Record<string, unknown>>): Promise<readonly FoundIssue[]> {
  const listed = await listPages(api, 'GET /repos/{owner}/{repo}/issues', { parameters, lastPage });
  const marked = listed.filter((issue) => valueAt(issue, 'pull_request') === undefined && textAt(issue, 'body')?.startsWith(marker) === true);
  if (marked.length === 0) return [];
  const login = await tokenLogin(api);
  return marked.filter((issue) => isOwn(issue, login)).flatMap(readIssue);
}

function readIssue(issue: unknown): readonly FoundIssue[] {
  const number = numberAt(issue, 'number');
  if (number === undefined) return [];
  return [{
    number,
    url: textAt(issue, 'html_url') ?? '',
    isOpen: textAt(issue, 'state') === 'open',
    isDeclined: textAt(issue, 'state_reason') === 'not_planned',
    state: readStateMarker(textAt(issue, 'body') ?? '') ?? { fingerprint: '', ids: [] },
  }];
}

async function openIssue(api: GitHubApi, place: RepositoryPlace, { title, body, labels }: IssueWish): Promise<IssueResult> {
  const created = await api.call('POST /repos/{owner}/{repo}/issues', { ...place, title, body, labels });
  const number = numberAt(created, 'number');
  const url = textAt(created, 'html_url');
  return { result: `Issue ${String(number)} was opened.`, ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }) };
}

/** The body first: it is what the next run reads. */
async function editIssue(api: GitHubApi, place: RepositoryPlace, { issue, wish }: { readonly issue: FoundIssue; readonly wish: IssueWish }): Promise<void> {
  const target = { ...place, issue_number: issue.number };
  const isClean = wish.state.fingerprint === '';
  const state = isClean ? { state: 'closed', state_reason: 'completed' } : issue.isOpen ? {} : { state: 'open', state_reason: 'reopened' };
  await api.call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...target, title: wish.title, body: wish.body, ...state });
  await api.call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...target, body: wish.news(issue.state) });
}
