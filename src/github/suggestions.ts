import type { Suggestion } from '../report/suggestions.ts';
import type { GitHubApi } from './api.ts';
import { textAt } from './json-value.ts';
import { listPages } from './list-pages.ts';
import { isOwn, tokenLogin } from './token-login.ts';

/** The pull request that is reviewed. */
export interface Pull {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

/** GitHub lists up to 3,000 files of a pull request (REST API, pulls). */
const lastPage = 30;

/**
 * Offers changes in one review. Only lines of the difference can have one, and what was offered before is not offered again.
 * @throws ApiError
 */
export async function offerSuggestions(api: GitHubApi, pull: Pull, { commit, suggestions }: { readonly commit: string; readonly suggestions: readonly Suggestion[] }): Promise<void> {
  const fresh = await notOffered(api, pull, suggestions);
  if (fresh.length === 0) return;
  const hunks = await hunksOf(api, pull);
  const comments = fresh
    .filter(({ path, startLine, endLine }) => (hunks.get(path) ?? []).some(([from, to]) => from <= startLine && endLine <= to))
    .map(({ path, startLine, endLine, body }) => ({
      path, body, line: endLine, side: 'RIGHT', ...(startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' }),
    }));
  if (comments.length === 0) return;
  await api.call('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...pull, commit_id: commit, event: 'COMMENT', body: 'Suggested by Schema GitOps', comments });
}

async function notOffered(api: GitHubApi, pull: Pull, suggestions: readonly Suggestion[]): Promise<readonly Suggestion[]> {
  const comments = await listPages(api, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', { parameters: { ...pull }, lastPage });
  const marked = comments.filter((comment) => textAt(comment, 'body')?.startsWith('<!-- schema-gitops suggestion/v1 ') === true);
  if (marked.length === 0) return suggestions;
  const login = await tokenLogin(api);
  const own = marked.filter((comment) => isOwn(comment, login)).map((comment) => textAt(comment, 'body') ?? '');
  return suggestions.filter(({ marker }) => !own.some((body) => body.startsWith(marker)));
}

/** First and last line of each hunk in the new version of each file. */
async function hunksOf(api: GitHubApi, pull: Pull): Promise<ReadonlyMap<string, readonly (readonly [from: number, to: number])[]>> {
  const files = await listPages(api, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { parameters: { ...pull }, lastPage });
  return new Map(files.map((file) => [textAt(file, 'filename') ?? '', hunksIn(textAt(file, 'patch') ?? '')]));
}

/** `@@ -a,b +c,d @@`: without a number the hunk has one line (GNU diff, unified format). */
function hunksIn(patch: string): readonly (readonly [number, number])[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count]) => {
    const from = Number(start);
    return [from, from + Number(count ?? 1) - 1] as const;
  });
}
