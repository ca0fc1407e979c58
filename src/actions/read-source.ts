import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

/** The text of a file for a code frame; nothing from outside the repository, whatever a report names. */
export function readSource(root: string, file: string): string | undefined {
  const path = resolve(root, file);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
