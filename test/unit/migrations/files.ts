import type { SourceFile } from '../../../src/model/migration.ts';

/** Files from a table of path to text. */
export function filesOf(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}
