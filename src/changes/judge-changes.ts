import type { Format } from '../migrations/format.ts';
import type { ChangedFile } from '../model/change-set.ts';
import type { Migration } from '../model/migration.ts';
import { conflictMarkers } from '../sql/conflict-markers.ts';
import { hitOf, type FileHit } from './file-hit.ts';
import { renumbering } from './renumber.ts';

/** What of a format decides whether a change keeps its directory whole. */
export type ChangeFormat = Pick<Format, 'name' | 'order' | 'compareVersions' | 'lateVersion' | 'renumbering'>;

/** The migration directory before and after a change set. */
export interface DirectoryChange {
  readonly files: readonly ChangedFile[];
  /** As they stood at the base. */
  readonly base: readonly Migration[];
  /** All of the work tree. */
  readonly now: readonly Migration[];
  /** What of it the change set adds or edits. */
  readonly changed: readonly Migration[];
  readonly format: ChangeFormat;
  /** True for a migration without a statement. */
  readonly isEmpty: (migration: Migration) => boolean;
}

/**
 * Holds a change set against the rule that migration directories are append-only: what stands at the base may have run
 * anywhere. Repeatable migrations are made to be edited, and an undo script runs when it is called; a change of line ends
 * alone is none.
 */
export function judgeChanges(change: DirectoryChange): readonly FileHit[] {
  return [
    ...judgeBase(change),
    ...judgeOrder(change),
    ...change.changed.flatMap(judgeMarkers),
    ...change.changed.filter(change.isEmpty).map((migration) => ({ ...hitOf('empty-migration', 'empty', migration), values: {} })),
  ];
}

/** A migration is known by what its history keeps of it: a file may hold several, and another file may list them. */
function judgeBase({ files, base, now }: DirectoryChange): readonly FileHit[] {
  const present = new Map(now.map((migration) => [migration.script, migration]));
  const renamed = new Map(files.flatMap(({ change, from, path }) => (change === 'renamed' && from !== undefined ? [[from, path] as const] : [])));
  return base.flatMap((before): readonly FileHit[] => {
    const after = present.get(before.script);
    if (before.kind === 'undo' || after === before) return [];
    return after === undefined ? missing(before, renamed.get(before.path), now) : edited(before, after);
  });
}

function edited(before: Migration, after: Migration): readonly FileHit[] {
  if (isRepeated(before) || after.acceptsAnyChecksum === true || after.hash === before.hash || standsFor(after, before)) return [];
  return [{ ...hitOf('edited-applied-migration', 'edited', after), values: { version: nameOf(before), from: before.path, path: after.path } }];
}

/** Whether a history that has a migration as it was takes it as it is: blanks do not count, or the file says so. */
function standsFor({ equivalentChecksums = [] }: Migration, { checksum }: Migration): boolean {
  return checksum !== undefined && equivalentChecksums.includes(checksum);
}

/** @param to where the file went. */
function missing(before: Migration, to: string | undefined, now: readonly Migration[]): readonly FileHit[] {
  const path = to ?? before.path;
  const values = { version: nameOf(before), from: before.path, path };
  if (to === undefined) return [{ rule: 'edited-applied-migration', message: isRepeated(before) ? 'deleted-repeatable' : 'deleted', path, values, offset: 0 }];
  if (isRepeated(before)) return [];
  const migration = now.find((other) => other.path === to);
  return [{ rule: 'edited-applied-migration', message: 'renamed', path, ...(migration === undefined ? {} : { migration }), values, offset: 0 }];
}

function nameOf({ version, description }: Migration): string {
  return version ?? description;
}

/** Whether it runs again when it is edited. */
function isRepeated({ kind, rerun }: Migration): boolean {
  return kind === 'repeatable' || rerun !== undefined;
}

/** A version that is new, but not above everything that the base has: databases would run it at different places, or never. */
function judgeOrder({ base, changed, format }: DirectoryChange): readonly FileHit[] {
  // A directory that lists its migrations, for a tool that runs whatever is not recorded, has no order to be late in.
  if (format.order === 'position' && format.lateVersion === 'applied') return [];
  const known = base.flatMap((migration) => migration.version ?? []);
  const newest = known.reduce<string | undefined>((a, b) => (a === undefined || format.compareVersions(a, b) < 0 ? b : a), undefined);
  if (newest === undefined) return [];
  const renumber = renumbering({ format, migrations: [...base, ...changed] });
  return changed.flatMap((migration) => {
    const { version, kind } = migration;
    if (version === undefined || kind !== 'versioned') return [];
    if (known.some((other) => format.compareVersions(other, version) === 0) || format.compareVersions(version, newest) > 0) return [];
    const values = { version, newest, format: format.name };
    return [{ ...hitOf('out-of-order-version', format.lateVersion, migration), values, ...renumber(migration) }];
  });
}

function judgeMarkers(migration: Migration): readonly FileHit[] {
  const [offset] = conflictMarkers(migration.text);
  return offset === undefined ? [] : [{ ...hitOf('merge-conflict-marker', 'marker', migration), values: {}, offset }];
}
