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

/** Where the branch is; `left` where somebody else committed to it, so that it was not touched. */
export interface CommitResult {
  /** The commit that the branch was left at. */
  readonly left?: string;
}

/**
 * Puts a branch at a commit that adds one file to another commit. A branch of that name is moved there, but never away from what
 * somebody else committed. The git data API makes no work tree dirty and needs no credentials in the checkout.
 * @throws ApiError
 */
export async function commitFile(api: GitHubApi, place: RepositoryPlace, { branch, parent, path, text, message }: FileCommit): Promise<CommitResult> {
  const head = await headOf(api, place, branch);
  if (head !== undefined && !(await isOwnCommit(api, place, head))) return { left: head };
  const base = await api.call('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...place, commit_sha: parent });
  const entry = { path, mode: '100644', type: 'blob', content: text };
  const tree = await api.call('POST /repos/{owner}/{repo}/git/trees', { ...place, base_tree: textAt(base, 'tree', 'sha'), tree: [entry] });
  const treeSha = textAt(tree, 'sha') ?? '';
  const commit = await api.call('POST /repos/{owner}/{repo}/git/commits', { ...place, message: `${message}\n\n${trailerOf(treeSha)}`, tree: treeSha, parents: [parent] });
  const sha = textAt(commit, 'sha');
  if (head !== undefined) await api.call('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}`, sha, force: true });
  else await api.call('POST /repos/{owner}/{repo}/git/refs', { ...place, ref: `refs/heads/${branch}`, sha });
  return {};
}

/** Says of a commit what it holds: one that was amended, rebased or committed upon holds something else. */
function trailerOf(tree: string): string {
  return `Schema-Gitops-Tree: ${tree}`;
}

async function isOwnCommit(api: GitHubApi, place: RepositoryPlace, head: string): Promise<boolean> {
  const commit = await api.call('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...place, commit_sha: head });
  return textAt(commit, 'message')?.trimEnd().endsWith(`\n\n${trailerOf(textAt(commit, 'tree', 'sha') ?? 'none')}`) === true;
}

async function headOf(api: GitHubApi, place: RepositoryPlace, branch: string): Promise<string | undefined> {
  try {
    return textAt(await api.call('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...place, ref: `heads/${branch}` }), 'object', 'sha');
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
