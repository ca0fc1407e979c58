import { UserError } from '../errors/user-error.ts';
import type { Migration, SourceFile } from '../model/migration.ts';
import { nextVersion } from './next-version.ts';
import { renameVersion } from './rename-version.ts';

/**
 * Refuses two migrations of one version.
 * @param sorted versioned migrations in the order of their versions.
 * @throws UserError migrations/duplicate-version naming both files.
 */
export function refuseDuplicateVersions(sorted: readonly Migration[], compare: (a: string, b: string) => number): void {
  for (const [index, migration] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || compare(before.version ?? '', migration.version ?? '') !== 0) continue;
    throw new UserError('migrations/duplicate-version', {
      where: migration.path,
      detail: `${before.path} and ${migration.path}`,
      actual: `${before.version ?? ''} and ${migration.version ?? ''}`,
      ...freeName(migration, sorted.at(-1)),
    });
  }
}

/** A name that the later of the two could have. */
function freeName({ path, version = '' }: Migration, newest: Migration | undefined): { readonly expected?: string } {
  const free = newest?.version === undefined ? undefined : renameVersion(path, version, nextVersion(newest.version));
  return free === undefined ? {} : { expected: `a version of its own, as in ${free}` };
}

/**
 * Refuses a version that the history table's column cannot hold.
 * @throws UserError migrations/version-too-long.
 */
export function refuseLongVersion(file: SourceFile, version: string, length: number): void {
  if (version.length <= length) return;
  throw new UserError('migrations/version-too-long', {
    where: file.path,
    expected: `at most ${length} characters`,
    actual: `${version.length} characters`,
  });
}

/** Largest number of a bigint column. */
const greatest = 2n ** 63n - 1n;

/**
 * Refuses a number that a bigint column of a history table cannot hold.
 * @throws UserError migrations/version-too-long.
 */
export function refuseGreatVersion(file: SourceFile, version: string): void {
  if (BigInt(version) <= greatest) return;
  throw new UserError('migrations/version-too-long', { where: file.path, expected: `at most ${greatest}`, actual: version });
}
