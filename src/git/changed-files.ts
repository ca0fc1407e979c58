import type { ChangedFile } from '../model/change-set.ts';
import { nulSeparated } from './run-git.ts';

/**
 * Changed files, sorted by path.
 * @param nameStatus output of `git diff --name-status -z -M`.
 * @param untracked output of `git ls-files -z --others`.
 */
export function parseChangedFiles(nameStatus: Buffer, untracked: Buffer): readonly ChangedFile[] {
  const added = nulSeparated(untracked).map((path): ChangedFile => ({ path, change: 'added' }));
  return [...parseNameStatus(nulSeparated(nameStatus)), ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A status, then one path, or two where the status begins with R. */
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
