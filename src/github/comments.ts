import type { GitHubApi } from './api.ts';
import { numberAt, textAt } from './json-value.ts';
import { listPages } from './list-pages.ts';
import { isOwn, tokenLogin } from './token-login.ts';

/** The issue or pull request that is commented on. */
export interface Conversation {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

/** What became of the sticky comment. */
export type CommentResult = 'created' | 'updated' | 'deleted' | 'none';

/** What the comment should be: `write` always, `refresh` only where one is there already, `remove` it. */
export type CommentWish = 'write' | 'refresh' | 'remove';

/** A conversation of more comments than that is not searched to its end. */
const lastPage = 30;

/**
 * Keeps one comment of ours per marker up to date.
 * @throws ApiError
 */
export async function keepComment(
  api: GitHubApi,
  conversation: Conversation,
  { marker, body, wish }: { readonly marker: string; readonly body: string; readonly wish: CommentWish },
): Promise<CommentResult> {
  const own = await findOwnComment(api, conversation, marker);
  const { owner, repo } = conversation;
  if (own === undefined) {
    if (wish !== 'write') return 'none';
    await api.call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...conversation, body });
    return 'created';
  }
  const comment = { owner, repo, comment_id: own };
  if (wish === 'remove') {
    await api.call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', comment);
    return 'deleted';
  }
  await api.call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...comment, body });
  return 'updated';
}

/** The first comment that begins with the marker and that our token wrote. */
async function findOwnComment(api: GitHubApi, conversation: Conversation, marker: string): Promise<number | undefined> {
  const comments = await listPages(api, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { parameters: { ...conversation }, lastPage });
  const marked = comments.filter((comment) => textAt(comment, 'body')?.startsWith(marker) === true);
  if (marked.length === 0) return undefined;
  const login = await tokenLogin(api);
  return numberAt(marked.find((comment) => isOwn(comment, login)), 'id');
}
