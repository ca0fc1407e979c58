import type { SourceFile } from '../model/migration.ts';

/** A repository as it lies on the disk. Paths are relative to its root, with forward slashes. */
export interface Tree {
  readonly paths: readonly string[];
  read(paths: readonly string[]): readonly SourceFile[];
}

/** Something that was found, and the clause that says why it is believed. */
export interface Evidence<Value> {
  readonly value: Value;
  readonly reason: string;
}

const decoder = new TextDecoder();

/** Text of a file that explains the repository; nothing of it is executed, so its encoding is not judged. */
export function textAt(tree: Tree, path: string): string {
  const [file] = tree.read([path]);
  return file === undefined ? '' : decoder.decode(file.bytes);
}
