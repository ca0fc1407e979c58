import type { SourceFile } from '../model/migration.ts';
import { UserError } from '../errors/user-error.ts';
import { nulSeparated, runGit } from './run-git.ts';

/** Modes of regular files in a git tree; links and submodules are left out. */
const regularFile = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s;

interface TreeEntry {
  readonly objectId: string;
  readonly path: string;
}

/** A folder at a commit; `only` limits which files are read. */
export interface TreeRequest {
  readonly commit: string;
  readonly folder: string;
  readonly only?: ReadonlySet<string>;
}

/** Paths of the regular files below a folder at a commit; empty where the folder is not there. */
export async function listFilesAt(root: string, commit: string, folder: string): Promise<readonly string[]> {
  return (await listTree(root, commit, folder)).map((entry) => entry.path);
}

/**
 * Reads files as they were at a commit, by two git processes for any number of files.
 */
export async function readFilesAt(root: string, { commit, folder, only }: TreeRequest): Promise<readonly SourceFile[]> {
  const entries = (await listTree(root, commit, folder)).filter((entry) => only === undefined || only.has(entry.path));
  if (entries.length === 0) return [];
  const request = entries.map((entry) => `${entry.objectId}\n`).join('');
  const answer = await runGit(root, ['cat-file', '--batch'], request);
  return splitBatch(answer.stdout, entries);
}

async function listTree(root: string, commit: string, folder: string): Promise<readonly TreeEntry[]> {
  const answer = await runGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...(folder === '' ? [] : [folder])]);
  if (answer.exitCode !== 0) throw new UserError('git/command-failed', { where: 'git ls-tree', cause: answer.stderr.trim() });
  return nulSeparated(answer.stdout).flatMap((line) => {
    const match = regularFile.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ objectId: match[1], path: match[2] }];
  });
}

/** `git cat-file --batch` answers `<id> blob <size>` LF content LF for each request, in order. */
function splitBatch(output: Buffer, entries: readonly TreeEntry[]): SourceFile[] {
  let offset = 0;
  return entries.map((entry) => {
    const headerEnd = output.indexOf(0x0a, offset);
    const size = Number(output.toString('latin1', offset, headerEnd).split(' ')[2]);
    const bytes = output.subarray(headerEnd + 1, headerEnd + 1 + size);
    offset = headerEnd + 1 + size + 1;
    return { path: entry.path, bytes };
  });
}
