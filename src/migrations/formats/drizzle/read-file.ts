import type { Migration, SourceFile } from '../../../model/migration.ts';
import { newMigration } from '../../new-migration.ts';
import { rawSum, sumsWithOtherLineEnds } from '../../raw-sums.ts';

/** What the directory says of a file. */
export interface DrizzleFile {
  readonly file: SourceFile;
  /** Time (0.x) or folder (1.0): what the history tells migrations apart by. */
  readonly version: string;
  /** Tag or folder. */
  readonly name: string;
}

/** A migration with its hash over the bytes. A checkout with other line ends is the same file: Drizzle compares no hashes at all. */
export function readDrizzleFile({ file, version, name }: DrizzleFile): Migration {
  const migration = newMigration({ file, kind: 'versioned', version, description: name, script: name }, () => rawSum(file));
  let sums: readonly string[] | undefined;
  return Object.defineProperties(migration, { equivalentChecksums: { enumerable: true, get: () => (sums ??= sumsWithOtherLineEnds(file)) } });
}
