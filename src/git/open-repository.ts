import { realpath } from 'node:fs/promises';
import { UserError } from '../errors/user-error.ts';
import type { Repository } from '../ports/repository.ts';
import { findBaseCommit } from './base-commit.ts';
import { listChangedFiles } from './changed-files.ts';
import { listFilesAt, readFilesAt } from './files-at-commit.ts';
import { runGit } from './run-git.ts';
import { listWorkTree, readWorkTree } from './work-tree.ts';

/**
 * The repository around a folder.
 * Without git the folder itself is the root: then only what needs no history works.
 */
export async function openRepository(folder: string): Promise<Repository> {
  const root = await findRoot(folder);
  const top = root ?? (await realpath(folder));
  return {
    root: top,
    listFiles: (path) => listWorkTree(top, path),
    readFiles: (paths) => readWorkTree(top, paths),
    listFilesAt: (commit, path) => listFilesAt(top, commit, path),
    readFilesAt: (commit, path, only) => readFilesAt(top, commit, path, only),
    changeSet: async (request) => {
      if (root === undefined) throw await explainNoRepository(folder);
      const base = await findBaseCommit(root, request);
      return { base: base.commit, source: base.source, files: await listChangedFiles(root, base.commit) };
    },
  };
}

/** Git's own words matter here: a work tree of another user is refused with the setting that allows it. */
async function explainNoRepository(folder: string): Promise<UserError> {
  const answer = await runGit(folder, ['rev-parse', '--show-toplevel']);
  return new UserError('git/not-a-repository', { where: folder, cause: answer.stderr.trim() });
}

/** Absent where the folder is in no repository, or where there is no git. */
async function findRoot(folder: string): Promise<string | undefined> {
  const answer = await runGit(folder, ['rev-parse', '--show-toplevel']).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'git/not-installed') return undefined;
    throw error;
  });
  if (answer === undefined || answer.exitCode !== 0) return undefined;
  return answer.stdout.toString('utf8').trim();
}
