import { UserError } from '../errors/user-error.ts';
import type { BaseRequest } from '../ports/repository.ts';
import { runGit } from './run-git.ts';

/** The commit where the change set starts, and how it was found. */
export interface BaseCommit {
  readonly commit: string;
  readonly source: string;
}

/** Where the default branch is looked for, in this order, when nothing names a base. */
const defaultBranches = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'];

/**
 * Finds the merge base of HEAD with the requested ref, or with the default branch.
 * @throws UserError git/unknown-ref, git/shallow-clone.
 */
export async function findBaseCommit(root: string, request: BaseRequest): Promise<BaseCommit> {
  const ref = request.ref ?? (await findDefaultBranch(root));
  const source = request.source ?? (request.ref === undefined ? `merge base with the default branch ${shortName(ref)}` : `merge base with ${ref}`);
  refuseOption(ref);
  const answer = await runGit(root, ['merge-base', '--end-of-options', ref, 'HEAD']);
  const commit = answer.stdout.toString('utf8').trim();
  if (answer.exitCode === 0 && commit !== '') return { commit, source };
  throw await explainMissingBase(root, ref);
}

/** A ref that begins with a dash would be read as an option. */
function refuseOption(ref: string): void {
  if (ref.startsWith('-')) throw new UserError('git/unknown-ref', { actual: ref });
}

async function findDefaultBranch(root: string): Promise<string> {
  const answer = await runGit(root, ['for-each-ref', '--format=%(refname)', ...defaultBranches]);
  const present = new Set(answer.stdout.toString('utf8').split('\n'));
  const found = defaultBranches.find((branch) => present.has(branch));
  if (found !== undefined) return found;
  if (await isShallow(root)) throw new UserError('git/shallow-clone', { where: root });
  throw new UserError('git/unknown-ref', { actual: 'no default branch', expected: defaultBranches.map(shortName).join(', ') });
}

async function explainMissingBase(root: string, ref: string): Promise<UserError> {
  if (await isShallow(root)) return new UserError('git/shallow-clone', { actual: `no merge base of HEAD with ${ref}` });
  const known = await runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (known.exitCode !== 0) return new UserError('git/unknown-ref', { actual: ref });
  return new UserError('git/unknown-ref', { actual: ref, detail: 'it shares no history with HEAD' });
}

async function isShallow(root: string): Promise<boolean> {
  const answer = await runGit(root, ['rev-parse', '--is-shallow-repository']);
  return answer.stdout.toString('utf8').trim() === 'true';
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(remotes|heads)\//, '');
}
