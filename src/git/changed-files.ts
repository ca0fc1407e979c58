import type { ChangedFile } from '../model/change-set.ts';
import { UserError } from '../errors/user-error.ts';
import { nulSeparated, runGit } from './run-git.ts';

/**
 * Files that differ between a commit and the work tree, untracked files included, sorted by path.
 * Renames are git's own: at least half of the lines alike.
 */
export async function listChangedFiles(root: string, base: string): Promise<readonly ChangedFile[]> {
  const [tracked, untracked] = await Promise.all([
    runGit(root, ['diff', '--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules', base, '--']),
    runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const failed = [tracked, untracked].find((answer) => answer.exitCode !== 0);
  if (failed !== undefined) throw new UserError('git/command-failed', { where: 'git diff', cause: failed.stderr.trim() });
  const changes = parseNameStatus(nulSeparated(tracked.stdout));
  const added = nulSeparated(untracked.stdout).map((path): ChangedFile => ({ path, change: 'added' }));
  return [...changes, ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads `git diff --name-status -z`: a status, then one path, or two where it begins with R or C. */
function parseNameStatus(fields: readonly string[]): ChangedFile[] {
  const files: ChangedFile[] = [];
  for (let index = 0; index < fields.length; ) {
    const status = fields[index] ?? '';
    const first = fields[index + 1] ?? '';
    if (status.startsWith('R')) {
      files.push({ path: fields[index + 2] ?? '', change: 'renamed', from: first });
      index += 3;
      continue;
    }
    files.push({ path: first, change: changeOf(status) });
    index += 2;
  }
  return files;
}

function changeOf(status: string): ChangedFile['change'] {
  if (status.startsWith('A')) return 'added';
  return status.startsWith('D') ? 'deleted' : 'edited';
}
