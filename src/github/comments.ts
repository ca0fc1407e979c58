import { ApiError, type GitHubApi } from './api.ts';
import { numberAt, textAt } from './json-value.ts';

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

const pageSize = 100;
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

interface MarkedComment {
  readonly id: number;
  readonly login: string;
  readonly isBot: boolean;
}

/**
 * The first comment that begins with the marker and that our token wrote. Anybody can write the marker into a comment,
 * so a person's comment counts only where the token is that person's; a workflow's own token is a bot, and cannot ask who it is.
 */
async function findOwnComment(api: GitHubApi, conversation: Conversation, marker: string): Promise<number | undefined> {
  const marked = await findMarked(api, conversation, marker);
  if (marked.length === 0) return undefined;
  const login = await tokenLogin(api);
  const own = marked.find((comment) => (login === undefined ? comment.isBot : comment.login === login));
  return own?.id;
}

async function findMarked(api: GitHubApi, conversation: Conversation, marker: string): Promise<readonly MarkedComment[]> {
  const found: MarkedComment[] = [];
  for (let page = 1; page <= lastPage; page += 1) {
    const comments = await api.call('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...conversation,
      per_page: pageSize,
      page,
    });
    if (!Array.isArray(comments)) break;
    found.push(...comments.flatMap((comment: unknown) => markedComment(comment, marker)));
    if (comments.length < pageSize) break;
  }
  return found;
}

function markedComment(comment: unknown, marker: string): readonly MarkedComment[] {
  const id = numberAt(comment, 'id');
  const hasMarker = textAt(comment, 'body')?.startsWith(marker) ?? false;
  if (id === undefined || !hasMarker) return [];
  return [{ id, login: textAt(comment, 'user', 'login') ?? '', isBot: textAt(comment, 'user', 'type') === 'Bot' }];
}

/** Who the token is; undefined for an installation's token, which GitHub does not tell that (REST API, users). */
async function tokenLogin(api: GitHubApi): Promise<string | undefined> {
  try {
    return textAt(await api.call('GET /user', {}), 'login');
  } catch (error) {
    if (error instanceof ApiError && (error.status === 403 || error.status === 401)) return undefined;
    throw error;
  }
}
