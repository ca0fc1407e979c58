import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { SourceFile } from '../model/migration.ts';

/**
 * Every regular file below a folder of the work tree, sorted by path, relative to the root.
 * Everything here is synchronous: for many small files that takes a third of the time of Node's asynchronous calls.
 * @throws UserError migrations/directory-missing, migrations/directory-unreadable, migrations/symlink-leaves-repository.
 */
export function listWorkTree(root: string, folder: string): readonly string[] {
  const realRoot = realpathSync(root);
  assertInside(realRoot, join(root, folder), folder);
  const found: string[] = [];
  walk({ realRoot, root, found }, folder);
  return found.sort();
}

interface Walk {
  readonly realRoot: string;
  readonly root: string;
  readonly found: string[];
}

function walk(state: Walk, folder: string): void {
  for (const entry of entriesOf(state.root, folder)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name === '.git') continue;
    if (entry.isFile()) state.found.push(path);
    else if (entry.isDirectory()) walk(state, path);
    else if (entry.isSymbolicLink()) followLink(state, path);
  }
}

function entriesOf(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw unreadable(error, folder);
  }
}

/** A link to a file inside the repository is read as that file; a link to a folder is not followed, so that no cycle can arise. */
function followLink(state: Walk, path: string): void {
  const absolute = join(state.root, path);
  assertInside(state.realRoot, absolute, path);
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile() === true) state.found.push(path);
}

function assertInside(realRoot: string, absolute: string, path: string): void {
  const inside = relative(realRoot, resolveLinks(absolute, path));
  if (inside === '..' || inside.startsWith(`..${sep}`)) throw new UserError('migrations/symlink-leaves-repository', { where: path });
}

function resolveLinks(absolute: string, path: string): string {
  try {
    return realpathSync(absolute);
  } catch (error) {
    throw unreadable(error, path);
  }
}

function unreadable(error: unknown, where: string): UserError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError('migrations/directory-missing', { where });
  return new UserError('migrations/directory-unreadable', { where, actual: code });
}

/** Most migrations are smaller. */
const smallFile = 64 * 1024;

/**
 * Reads files of the work tree, in the order asked for. Small ones pass through one buffer: that takes half the time of
 * readFileSync, which asks each file for its size and takes a buffer of its own.
 */
export function readWorkTree(root: string, paths: readonly string[]): readonly SourceFile[] {
  const buffer = Buffer.allocUnsafe(smallFile);
  return paths.map((path) => {
    try {
      return { path, bytes: readThrough(buffer, `${root}/${path}`) };
    } catch (error) {
      throw unreadable(error, path);
    }
  });
}

function readThrough(buffer: Buffer, path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    return length < buffer.length ? Buffer.from(buffer.subarray(0, length)) : readFileSync(path);
  } finally {
    closeSync(file);
  }
}
