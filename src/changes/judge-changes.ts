import type { Format } from '../migrations/format.ts';
import type { ChangedFile } from '../model/change-set.ts';
import type { Migration } from '../model/migration.ts';
import { conflictMarkers } from '../sql/conflict-markers.ts';
import { hitOf, type FileHit } from './file-hit.ts';
import { renumbering } from './renumber.ts';

/** What of a format decides whether a change keeps its directory whole. */
export type ChangeFormat = Pick<Format, 'name' | 'compareVersions' | 'renumbering'> & {
  /** What the format's tool does with a version that is older than the newest applied one. */
  readonly lateVersion?: 'applied' | 'refused' | 'lost';
};

/** The migration directory before and after a change set. */
export interface DirectoryChange {
  readonly files: readonly ChangedFile[];
  /** As they stood at the base. */
  readonly base: readonly Migration[];
  /** What the change set adds or edits. */
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
  const base = new Map(change.base.map((migration) => [migration.path, migration]));
  const changed = new Map(change.changed.map((migration) => [migration.path, migration]));
  return [
    ...change.files.flatMap((file) => judgeFile(file, { base, changed })),
    ...judgeOrder(change),
    ...change.changed.flatMap(judgeMarkers),
    ...change.changed.filter(change.isEmpty).map((migration) => ({ ...hitOf('empty-migration', 'empty', migration), values: {} })),
  ];
}

interface Sides {
  readonly base: ReadonlyMap<string, Migration>;
  readonly changed: ReadonlyMap<string, Migration>;
}

function judgeFile(file: ChangedFile, { base, changed }: Sides): readonly FileHit[] {
  const { path, from = path } = file;
  const before = base.get(from);
  const after = changed.get(path);
  const message = before === undefined ? undefined : breachOf(file, before, after);
  if (before === undefined || message === undefined) return [];
  const values = { version: before.version ?? before.description, path, from };
  return [{ rule: 'edited-applied-migration', message, path, ...(after === undefined ? {} : { migration: after }), values, offset: 0 }];
}

type Breach = 'deleted' | 'deleted-repeatable' | 'renamed' | 'edited';

/** What was done to a file of the base that must not be; undefined where it may. */
function breachOf({ change }: ChangedFile, before: Migration, after: Migration | undefined): Breach | undefined {
  if (before.kind === 'undo') return undefined;
  if (change === 'deleted') return before.version === undefined ? 'deleted-repeatable' : 'deleted';
  if (before.kind === 'repeatable') return undefined;
  if (change === 'renamed') return 'renamed';
  return after?.hash === before.hash ? undefined : 'edited';
}

/** A version that is new, but not above everything that the base has: databases would run it at different places, or never. */
function judgeOrder({ base, changed, format }: DirectoryChange): readonly FileHit[] {
  const known = base.flatMap((migration) => migration.version ?? []);
  const newest = known.reduce<string | undefined>((a, b) => (a === undefined || format.compareVersions(a, b) < 0 ? b : a), undefined);
  if (newest === undefined) return [];
  const renumber = renumbering({ format, migrations: [...base, ...changed] });
  return changed.flatMap((migration) => {
    const { version, kind } = migration;
    if (version === undefined || kind !== 'versioned') return [];
    if (known.some((other) => format.compareVersions(other, version) === 0) || format.compareVersions(version, newest) > 0) return [];
    const values = { version, newest, format: format.name };
    return [{ ...hitOf('out-of-order-version', format.lateVersion ?? 'older', migration), values, ...renumber(migration) }];
  });
}

function judgeMarkers(migration: Migration): readonly FileHit[] {
  const [offset] = conflictMarkers(migration.text);
  return offset === undefined ? [] : [{ ...hitOf('merge-conflict-marker', 'marker', migration), values: {}, offset }];
}
