import { ApiError, type GitHubApi } from './api.ts';
import { textAt } from './json-value.ts';

/** Who the token is; undefined for an installation's token, which GitHub does not tell that (REST API, users). */
export async function tokenLogin(api: GitHubApi): Promise<string | undefined> {
  try {
    return textAt(await api.call('GET /user', {}), 'login');
  } catch (error) {
    if (error instanceof ApiError && (error.status === 403 || error.status === 401)) return undefined;
    throw error;
  }
}

/**
 * Whether the token wrote something. Anybody can write our markers, so what a person wrote counts only where the token is that
 * person's; a workflow's own token is a bot, and cannot ask who it is.
 */
export function isOwn(item: unknown, login: string | undefined): boolean {
  return login === undefined ? textAt(item, 'user', 'type') === 'Bot' : textAt(item, 'user', 'login') === login;
}
