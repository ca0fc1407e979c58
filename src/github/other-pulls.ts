import type { GitHubApi } from './api.ts';
import { numberAt, textAt } from './json-value.ts';
import { listPages } from './list-pages.ts';

/** A file that another pull request adds, changes or takes away. */
export interface OtherFile {
  readonly path: string;
  readonly change: 'added' | 'edited' | 'renamed' | 'deleted';
  /** Hash of the file as git keeps it. */
  readonly blob: string;
  /** Of an added file its text, where GitHub shows it. Nobody has reviewed it: it is read, and never run. */
  readonly text?: string;
}

/** Another open pull request against the same branch; those in its merge queue are open, too. */
export interface OtherPull {
  readonly number: number;
  readonly files: readonly OtherFile[];
}

/** What is asked for. */
export interface OtherPullsRequest {
  readonly owner: string;
  readonly repo: string;
  /** Branch that they are to be merged into. */
  readonly base: string;
  /** The pull request that is judged. */
  readonly except: number;
}

/** Pull requests with what could not be looked at, in plain sentences. */
export interface OtherPulls {
  readonly pulls: readonly OtherPull[];
  readonly unread: readonly string[];
}

/** One list and two pages of files each: at most 61 requests. */
const mostPulls = 30;
const lastPageOfFiles = 2;
const filesPerPage = 100;

/** So many at once: GitHub asks for few requests beside each other (REST API, best practices). */
const beside = 5;

/**
 * The files of the open pull requests against a branch, those that changed last first.
 * @throws ApiError
 */
export async function readOtherPulls(api: GitHubApi, { owner, repo, base, except }: OtherPullsRequest): Promise<OtherPulls> {
  const parameters = { owner, repo, base, state: 'open', sort: 'updated', direction: 'desc' };
  const listed = await listPages(api, 'GET /repos/{owner}/{repo}/pulls', { parameters, lastPage: 1 });
  const numbers = listed.filter((pull) => textAt(pull, 'base', 'ref') === base).map((pull) => numberAt(pull, 'number')).filter((number) => number !== undefined && number !== except);
  const looked = numbers.slice(0, mostPulls).filter((number) => number !== undefined);
  const pulls: OtherPull[] = [];
  for (let start = 0; start < looked.length; start += beside) {
    pulls.push(...(await Promise.all(looked.slice(start, start + beside).map((number) => readPull(api, { owner, repo, pull_number: number })))));
  }
  const isCut = listed.length >= filesPerPage || numbers.length > looked.length;
  return {
    pulls,
    unread: [
      ...(isCut ? [`Only the ${String(mostPulls)} open pull requests that changed last were looked at.`] : []),
      ...pulls.filter(({ files }) => files.length >= filesPerPage * lastPageOfFiles).map(({ number }) => `Of pull request #${String(number)} only the first ${String(filesPerPage * lastPageOfFiles)} files were looked at.`),
    ],
  };
}

async function readPull(api: GitHubApi, pull: { readonly owner: string; readonly repo: string; readonly pull_number: number }): Promise<OtherPull> {
  const files = await listPages(api, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { parameters: { ...pull }, lastPage: lastPageOfFiles });
  return { number: pull.pull_number, files: files.flatMap(readFile) };
}

const changes: Readonly<Record<string, OtherFile['change']>> = { added: 'added', copied: 'added', modified: 'edited', changed: 'edited', renamed: 'renamed', removed: 'deleted' };

function readFile(file: unknown): readonly OtherFile[] {
  const path = textAt(file, 'filename');
  const change = changes[textAt(file, 'status') ?? ''];
  if (path === undefined || change === undefined) return [];
  const patch = change === 'added' ? textAt(file, 'patch') : undefined;
  return [{ path, change, blob: textAt(file, 'sha') ?? '', ...(patch === undefined ? {} : { text: addedText(patch) }) }];
}

/** The difference of a new file is all of it, behind plus signs. GitHub leaves it out where it is long. */
function addedText(patch: string): string {
  const lines = patch.split('\n').filter((line) => line.startsWith('+')).map((line) => line.slice(1));
  return patch.includes('\n\\ No newline at end of file') ? lines.join('\n') : `${lines.join('\n')}\n`;
}
