import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { SourceFile } from '../model/migration.ts';

/** Open files at once: enough to keep the disk busy, far below the usual limit of 1,024 descriptors. */
const parallelReads = 64;

/**
 * Every regular file below a folder of the work tree, sorted by path, relative to the root.
 * @throws UserError migrations/directory-missing, migrations/directory-unreadable, migrations/symlink-leaves-repository.
 */
export async function listWorkTree(root: string, folder: string): Promise<readonly string[]> {
  const realRoot = await realpath(root);
  await assertInside(realRoot, join(root, folder), folder);
  const found: string[] = [];
  await walk({ realRoot, root, found }, folder);
  return found.sort();
}

interface Walk {
  readonly realRoot: string;
  readonly root: string;
  readonly found: string[];
}

async function walk(state: Walk, folder: string): Promise<void> {
  const entries = await readdir(join(state.root, folder), { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(error, folder);
  });
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name === '.git') continue;
    if (entry.isFile()) state.found.push(path);
    else if (entry.isDirectory()) await walk(state, path);
    else if (entry.isSymbolicLink()) await followLink(state, path);
  }
}

/** A link to a file inside the repository is read as that file; a link to a folder is not followed, so that no cycle can arise. */
async function followLink(state: Walk, path: string): Promise<void> {
  const absolute = join(state.root, path);
  await assertInside(state.realRoot, absolute, path);
  const target = await stat(absolute).catch(() => undefined);
  if (target?.isFile() === true) state.found.push(path);
}

async function assertInside(realRoot: string, absolute: string, path: string): Promise<void> {
  const real = await realpath(absolute).catch((error: unknown) => {
    throw unreadable(error, path);
  });
  const inside = relative(realRoot, real);
  if (inside === '..' || inside.startsWith(`..${sep}`)) throw new UserError('migrations/symlink-leaves-repository', { where: path });
}

function unreadable(error: unknown, where: string): UserError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError('migrations/directory-missing', { where });
  return new UserError('migrations/directory-unreadable', { where, actual: code });
}

/** Reads files of the work tree, in the order asked for. */
export async function readWorkTree(root: string, paths: readonly string[]): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (let start = 0; start < paths.length; start += parallelReads) {
    const batch = paths.slice(start, start + parallelReads);
    files.push(...(await Promise.all(batch.map((path) => readOne(root, path)))));
  }
  return files;
}

async function readOne(root: string, path: string): Promise<SourceFile> {
  const bytes = await readFile(join(root, path)).catch((error: unknown) => {
    throw unreadable(error, path);
  });
  return { path, bytes };
}
