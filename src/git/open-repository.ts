import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Repository } from '../ports/repository.ts';
import { readChangeSet } from './read-change-set.ts';
import { findWords } from './find-words.ts';
import { readFileVersions } from './file-versions.ts';
import { listFilesAt, readFilesAt } from './files-at-commit.ts';
import { runGit } from './run-git.ts';
import { readStoredForms } from './stored-forms.ts';
import { listWorkTree, readWorkTree } from './work-tree.ts';

/**
 * The repository around a folder: the nearest folder upwards that holds `.git`, found without starting git, which would
 * cost more than reading a small repository. Without one the folder itself is the root: then only what needs no history works.
 */
export function openRepository(folder: string): Repository {
  const start = realpathSync(folder);
  const found = findRoot(start);
  const root = found ?? start;
  return {
    root,
    listFiles: (path) => listWorkTree(root, path),
    readFiles: (paths) => readWorkTree(root, paths),
    listFilesAt: (commit, path) => listFilesAt(root, commit, path),
    readFilesAt: (commit, path, only) => readFilesAt(root, { commit, folder: path, ...(only === undefined ? {} : { only }) }),
    fileVersions: (folders, names) => (found === undefined ? Promise.resolve([]) : readFileVersions(root, { folders, names })),
    storedForms: (folders, only) => (found === undefined ? Promise.resolve([]) : readStoredForms(root, { folders, ...(only === undefined ? {} : { only }) })),
    findWords: (words, without) => (found === undefined ? Promise.resolve({ places: [], unread: 'the folder is in no git repository' }) : findWords(root, words, without)),
    changeSet: async (bases, folders) => {
      if (found === undefined) throw await explainNoRepository(folder);
      return readChangeSet({ root, folders }, bases);
    },
  };
}

/** A work tree has a folder `.git`, a linked one or a submodule a file of that name (gitrepository-layout). */
function findRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findRoot(parent);
}

/** A machine without git gets that said first. */
async function explainNoRepository(folder: string): Promise<UserError> {
  const answer = await runGit(folder, ['rev-parse', '--show-toplevel']);
  return new UserError('git/not-a-repository', { where: folder, cause: answer.stderr.trim() });
}
