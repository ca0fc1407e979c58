import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The first of some paths below a folder or one above it, the root included; undefined where none is there. */
export function findUpwards(root: string, folder: string, paths: readonly string[]): string | undefined {
  for (let at = folder; isInside(root, at); at = dirname(at)) {
    const found = paths.map((path) => join(at, path)).find((path) => existsSync(path));
    if (found !== undefined || dirname(at) === at) return found;
  }
  return undefined;
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`);
}
