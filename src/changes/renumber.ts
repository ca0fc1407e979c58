import type { Format } from '../migrations/format.ts';
import { nextVersion } from '../migrations/next-version.ts';
import { renameVersion } from '../migrations/rename-version.ts';
import type { Migration } from '../model/migration.ts';
import type { FileHit } from './file-hit.ts';

/** A directory in which a migration may get another version. */
export interface NumberedDirectory {
  readonly format: Pick<Format, 'compareVersions' | 'renumbering'>;
  /** Everything whose version is taken. */
  readonly migrations: readonly Migration[];
}

/** What to do with a migration that needs a version above the others: renames, or what the format's tool asks for. */
export type Renumbering = Pick<FileHit, 'renames' | 'note'>;

/**
 * Gives migrations the next free versions, one after the other in the order in which they are asked for. Every file of the
 * version goes along: an undo script, or both halves of a pair.
 */
export function renumbering({ format, migrations }: NumberedDirectory): (migration: Migration) => Renumbering {
  const versions = migrations.flatMap(({ version }) => version ?? []);
  let newest = versions.reduce<string | undefined>((a, b) => (a === undefined || format.compareVersions(a, b) < 0 ? b : a), undefined);
  const given = new Map<string, string>();
  return (migration) => {
    const { version } = migration;
    if (format.renumbering !== undefined) return { note: format.renumbering };
    if (version === undefined || newest === undefined) return {};
    const number = numberOf(version);
    const next = given.get(number) ?? nextVersion(numberOf(newest));
    if (!given.has(number)) newest = next;
    given.set(number, next);
    const paths = [migration, ...migrations.filter((other) => other.version === version)].flatMap(({ path, undo }) => [path, ...(undo === undefined ? [] : [undo.path])]);
    const renames = [...new Set(paths)].flatMap((from) => {
      const to = renameVersion(from, number, next);
      return to === undefined ? [] : [{ from, to }];
    });
    return renames.length === 0 ? {} : { renames };
  };
}

/** Some formats have the whole name of a file as its version: its number is what comes first. */
function numberOf(version: string): string {
  return /^[\d._]+$/.test(version) ? version : (/^\d+/.exec(version)?.[0] ?? version);
}
