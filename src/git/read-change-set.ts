import { UserError } from '../errors/user-error.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { BaseRequest } from '../ports/repository.ts';
import { parseChangedFiles } from './changed-files.ts';
import { findStoredRef } from './stored-refs.ts';
import { runGit, type GitAnswer } from './run-git.ts';

/** Where the default branch is looked for, in this order, when nothing names a base. */
const defaultBranches = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'];

/** Where changes are looked for. */
export interface ChangePlace {
  /** Absolute path of the work tree. */
  readonly root: string;
  /** Relative to the root; the empty path is the root itself. Git looks at nothing else, however large the rest is. */
  readonly folders: readonly string[];
}

/**
 * What differs between the merge base of HEAD with a base and the work tree, untracked files included.
 * The first base that the clone has is taken: an event names several, best first.
 * @throws UserError git/unknown-ref, git/shallow-clone, git/command-failed.
 */
export async function readChangeSet(place: ChangePlace, bases: readonly BaseRequest[]): Promise<ChangeSet> {
  if (bases.length > 0) return tryBases(place, bases);
  const seen = findStoredRef(place.root, defaultBranches);
  const answer = seen === undefined ? undefined : await tryBase(place, defaultBase(seen));
  const changeSet = answer === undefined || answer instanceof UserError ? await tryBases(place, [await findDefaultBranch(place.root)]) : answer;
  await refuseCutHistory(place.root, changeSet);
  return changeSet;
}

/**
 * A clone without history may hold one commit under the name of the default branch, whichever branch it is of. That
 * nothing differs from it says nothing: what the branch changed may lie in that commit.
 */
async function refuseCutHistory(root: string, { base, source, files }: ChangeSet): Promise<void> {
  if (files.length > 0) return;
  const answer = await runGit(root, ['rev-parse', '--is-shallow-repository', 'HEAD']);
  const [isCut, head] = answer.stdout.toString('utf8').split('\n');
  if (isCut === 'true' && head === base) throw new UserError('git/shallow-clone', { actual: `HEAD itself as ${source}` });
}

async function tryBases(place: ChangePlace, bases: readonly BaseRequest[]): Promise<ChangeSet> {
  let first: UserError | undefined;
  for (const base of bases) {
    const answer = await tryBase(place, base);
    if (!(answer instanceof UserError)) return answer;
    first ??= answer;
  }
  throw first ?? new UserError('git/unknown-ref');
}

function defaultBase(ref: string): BaseRequest {
  return { ref, source: `merge base with the default branch ${shortName(ref)}` };
}

/** The three git processes run side by side: each costs as much as reading a hundred files. */
async function tryBase({ root, folders }: ChangePlace, { ref, source = `merge base with ${ref}` }: BaseRequest): Promise<ChangeSet | UserError> {
  // A ref that begins with a dash would be read as an option.
  if (ref.startsWith('-')) return new UserError('git/unknown-ref', { actual: ref });
  const paths = folders.includes('') ? [] : folders;
  const [base, tracked, untracked] = await Promise.all([
    runGit(root, ['merge-base', '--end-of-options', ref, 'HEAD']),
    runGit(root, ['diff', '--merge-base', '--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules', '--end-of-options', ref, '--', ...paths]),
    runGit(root, ['ls-files', '-z', '--others', '--exclude-standard', '--', ...paths]),
  ]);
  const commit = base.stdout.toString('utf8').trim();
  if (base.exitCode !== 0 || commit === '') return explainMissingBase(root, ref, base);
  for (const answer of [tracked, untracked]) {
    if (answer.exitCode !== 0) throw new UserError('git/command-failed', { where: 'git diff', cause: answer.stderr.trim() });
  }
  return { base: commit, tip: ref, source, files: parseChangedFiles(tracked.stdout, untracked.stdout) };
}

async function findDefaultBranch(root: string): Promise<BaseRequest> {
  const answer = await runGit(root, ['for-each-ref', '--format=%(refname)', ...defaultBranches]);
  if (answer.exitCode !== 0) throw new UserError('git/command-failed', { where: 'git for-each-ref', cause: answer.stderr.trim() });
  const present = new Set(answer.stdout.toString('utf8').split('\n'));
  const found = defaultBranches.find((branch) => present.has(branch));
  if (found !== undefined) return defaultBase(found);
  if (await isShallow(root)) throw new UserError('git/shallow-clone', { where: root });
  throw new UserError('git/unknown-ref', { actual: 'no default branch', expected: defaultBranches.map(shortName).join(', ') });
}

async function explainMissingBase(root: string, ref: string, answer: GitAnswer): Promise<UserError> {
  if (await isShallow(root)) return new UserError('git/shallow-clone', { actual: `no merge base of HEAD with ${ref}` });
  const known = await runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const cause = answer.stderr.trim();
  if (known.exitCode !== 0) return new UserError('git/unknown-ref', { actual: ref, ...(cause === '' ? {} : { cause }) });
  return new UserError('git/unknown-ref', { actual: ref, detail: 'it shares no history with HEAD' });
}

async function isShallow(root: string): Promise<boolean> {
  const answer = await runGit(root, ['rev-parse', '--is-shallow-repository']);
  return answer.stdout.toString('utf8').trim() === 'true';
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(remotes|heads)\//, '');
}
