import type { Migration } from '../model/migration.ts';
import type { Severity } from '../model/severity.ts';

/** Rules about the files themselves; their texts are in the registry of rules. */
export type FileRule =
  | 'byte-order-mark' | 'case-collision' | 'edited-applied-migration' | 'empty-migration' | 'line-endings' | 'merge-conflict-marker'
  | 'model-differs' | 'object-collision' | 'out-of-order-version' | 'target-history' | 'unread-file' | 'version-collision' | 'version-gap';

/** A file that would get another name. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** One thing that a change does to the integrity of a migration directory. */
export interface FileHit {
  readonly rule: FileRule;
  /** Key of the rule's messages. */
  readonly message: string;
  readonly path: string;
  readonly migration?: Migration;
  readonly values: Readonly<Record<string, string>>;
  /** UTF-16 offset in the file's text where it shows; the start where the whole file is meant. */
  readonly offset: number;
  /** What it weighs where nobody configured the rule; absent: as the rule says. */
  readonly severity?: Exclude<Severity, 'off'>;
  /** Renames that answer it. */
  readonly renames?: readonly Rename[];
  /** A sentence for the end of the fix. */
  readonly note?: string;
}

/** A hit at the start of a migration. */
export function hitOf(rule: FileRule, message: string, migration: Migration): Omit<FileHit, 'values'> {
  return { rule, message, path: migration.path, migration, offset: 0 };
}
