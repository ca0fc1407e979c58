import type { GitHubApi } from './api.ts';
import type { RepositoryPlace } from './drift-issue.ts';
import { textAt } from './json-value.ts';
import { ApiError } from './api.ts';

/** One file on a branch of its own. */
export interface FileCommit {
  /** Without `refs/heads/`. */
  readonly branch: string;
  /** Commit that the branch starts at. */
  readonly parent: string;
  readonly path: string;
  readonly text: string;
  readonly message: string;
}

/**
 * Puts a branch at a commit that adds one file to another commit; a branch of that name is moved there. The git data API makes no
 * work tree dirty and needs no credentials in the checkout.
 * @throws ApiError
 */
export async function commitFile(api: GitHubApi, place: RepositoryPlace, { branch, parent, path, text, message }: FileCommit): Promise<void> {
  const base = await api.call('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...place, commit_sha: parent });
  const entry = { path, mode: '100644', type: 'blob', content: text };
  const tree = await api.call('POST /repos/{owner}/{repo}/git/trees', { ...place, base_tree: textAt(base, 'tree', 'sha'), tree: [entry] });
  const commit = await api.call('POST /repos/{owner}/{repo}/git/commits', { ...place, message, tree: textAt(tree, 'sha'), parents: [parent] });
  const sha = textAt(commit, 'sha');
  if (await hasBranch(api, place, branch)) await api.call('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}`, sha, force: true });
  else await api.call('POST /repos/{owner}/{repo}/git/refs', { ...place, ref: `refs/heads/${branch}`, sha });
}

async function hasBranch(api: GitHubApi, place: RepositoryPlace, branch: string): Promise<boolean> {
  try {
    await api.call('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...place, ref: `heads/${branch}` });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}
