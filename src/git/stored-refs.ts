import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The first of some refs that the repository holds, by looking at where git stores refs: a file of their name, or a line
 * of `packed-refs` (gitrepository-layout). Undefined also where they are stored otherwise, as in a linked work tree; then
 * git has to be asked, which takes a process of its own and 10 ms before the others can start.
 */
export function findStoredRef(root: string, refs: readonly string[]): string | undefined {
  const folder = join(root, '.git');
  let packed: string | undefined;
  return refs.find((ref) => {
    if (isFile(join(folder, ref))) return true;
    packed ??= readPackedRefs(folder);
    return packed.includes(` ${ref}\n`);
  });
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

function readPackedRefs(folder: string): string {
  try {
    return readFileSync(join(folder, 'packed-refs'), 'utf8');
  } catch {
    return '';
  }
}
