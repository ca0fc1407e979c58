import type { SourceFile } from '../model/migration.ts';

/** A migration that is to be written. */
export interface NewMigration {
  /** What the migration directories hold: a journal or a file of sums is written anew. */
  readonly files: readonly SourceFile[];
  /** Version of the newest migration; absent: the directory has none. */
  readonly newest?: string;
  /** Lower-case words joined by underscores. */
  readonly description: string;
  /** Folder that it goes into: empty, or ending in a slash. */
  readonly folder: string;
  /** Comments and statements, each ending in a semicolon. */
  readonly sql: string;
  /** False where a statement must not run in a transaction. */
  readonly transactional: boolean;
}

/** A file that is to be written. */
export interface NewFile {
  /** Path in the repository. */
  readonly path: string;
  readonly text: string;
}

/** One file of a text, behind the newest. */
export function newFileWith({ newest, description, folder }: NewMigration, newFileName: (newest: string | undefined, description: string) => string, text: string): readonly NewFile[] {
  return [{ path: `${folder}${newFileName(newest, description)}`, text }];
}
