import type { GitHubApi } from './api.ts';
import { commitFile, type FileCommit } from './commit-file.ts';
import type { RepositoryPlace } from './drift-issue.ts';
import { numberAt, textAt } from './json-value.ts';
import { listPages } from './list-pages.ts';
import { isOwn, tokenLogin } from './token-login.ts';

/** The pull request that makes Git say what a database says. */
export interface AdoptionWish {
  readonly marker: string;
  readonly title: string;
  /** Markers included: also one of the file, by which a later run knows that its pull request is as it should be. */
  readonly body: string;
  readonly fileMarker: string;
  readonly base: string;
  /** Absent: nothing differs, or nothing could be proved; an open pull request of an earlier drift is closed. */
  readonly commit?: FileCommit;
}

/** What became of it. */
export interface AdoptionResult {
  readonly result: string;
  readonly number?: number;
  readonly url?: string;
}

interface OpenPull {
  readonly number: number;
  readonly url: string;
  readonly branch: string;
  readonly body: string;
}

const lastPage = 5;

/**
 * Keeps one open pull request per marker. Its branch is named by the fingerprint, so a drift that did not change finds its own
 * again; one of another drift is closed. A branch to which somebody else committed is left as it is.
 * @throws ApiError
 */
export async function keepAdoption(api: GitHubApi, place: RepositoryPlace, wish: AdoptionWish): Promise<AdoptionResult> {
  const open = await ownPulls(api, place, wish.marker);
  const { commit } = wish;
  const same = open.find(({ branch }) => branch === commit?.branch);
  for (const pull of open) if (pull !== same) await close(api, place, pull);
  if (commit === undefined) return { result: open.length === 0 ? 'There is nothing to adopt.' : `There is nothing to adopt any more; ${numbersOf(open)} closed.` };
  if (same !== undefined && same.body.includes(wish.fileMarker)) return { ...placeOf(same), result: `Pull request ${String(same.number)} says it already.` };
  const { left } = await commitFile(api, place, commit);
  if (left !== undefined) return leftAlone(commit.branch, left, same);
  return same === undefined ? create(api, place, { ...wish, commit }) : update(api, place, { pull: same, wish });
}

async function create(api: GitHubApi, place: RepositoryPlace, { title, body, base, commit }: AdoptionWish & { readonly commit: FileCommit }): Promise<AdoptionResult> {
  const created = await api.call('POST /repos/{owner}/{repo}/pulls', { ...place, title, body, base, head: commit.branch });
  const number = numberAt(created, 'number') ?? 0;
  return { number, url: textAt(created, 'html_url') ?? '', result: `Pull request ${String(number)} was opened.` };
}

function leftAlone(branch: string, head: string, pull: OpenPull | undefined): AdoptionResult {
  const result = `Branch ${branch} holds commits of somebody else (${head.slice(0, 7)} is the last), so it was left as it is; merge it, or delete it to have it written anew.`;
  return { ...(pull === undefined ? {} : placeOf(pull)), result };
}

async function update(api: GitHubApi, place: RepositoryPlace, { pull, wish }: { readonly pull: OpenPull; readonly wish: AdoptionWish }): Promise<AdoptionResult> {
  await api.call('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...place, pull_number: pull.number, title: wish.title, body: wish.body });
  return { ...placeOf(pull), result: `Pull request ${String(pull.number)} was updated.` };
}

async function close(api: GitHubApi, place: RepositoryPlace, { number }: OpenPull): Promise<void> {
  await api.call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...place, issue_number: number, body: 'The database does not differ in this way any more.' });
  await api.call('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...place, pull_number: number, state: 'closed' });
}

async function ownPulls(api: GitHubApi, place: RepositoryPlace, marker: string): Promise<readonly OpenPull[]> {
  const listed = await listPages(api, 'GET /repos/{owner}/{repo}/pulls', { parameters: { ...place, state: 'open' }, lastPage });
  const marked = listed.filter((pull) => textAt(pull, 'body')?.startsWith(marker) === true);
  if (marked.length === 0) return [];
  const login = await tokenLogin(api);
  return marked.filter((pull) => isOwn(pull, login)).map((pull) => ({
    number: numberAt(pull, 'number') ?? 0,
    url: textAt(pull, 'html_url') ?? '',
    branch: textAt(pull, 'head', 'ref') ?? '',
    body: textAt(pull, 'body') ?? '',
  }));
}

function placeOf({ number, url }: OpenPull): Pick<AdoptionResult, 'number' | 'url'> {
  return { number, url };
}

function numbersOf(pulls: readonly OpenPull[]): string {
  const numbers = pulls.map(({ number }) => String(number)).join(', ');
  return pulls.length === 1 ? `pull request ${numbers} was` : `pull requests ${numbers} were`;
}
