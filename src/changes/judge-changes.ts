import type { ChangedFile } from '../model/change-set.ts';
import type { Migration } from '../model/migration.ts';
import { conflictMarkers } from '../sql/conflict-markers.ts';

/** Rules about the files themselves; their texts are in the registry of rules. */
export type FileRule = 'edited-applied-migration' | 'out-of-order-version' | 'merge-conflict-marker' | 'empty-migration';

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
}

/** The migration directory before and after a change set. */
export interface DirectoryChange {
  readonly files: readonly ChangedFile[];
  /** As they stood at the base. */
  readonly base: readonly Migration[];
  /** What the change set adds or edits. */
  readonly changed: readonly Migration[];
  readonly compareVersions: (a: string, b: string) => number;
  /** True for a migration without a statement. */
  readonly isEmpty: (migration: Migration) => boolean;
}

/**
 * Holds a change set against the rule that migration directories are append-only: what stands at the base may have run
 * anywhere. Repeatable migrations are made to be edited; a change of line ends alone is none.
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

/** What was done to a file of the base that must not be; undefined where it may. */
function breachOf({ change }: ChangedFile, before: Migration, after: Migration | undefined): 'deleted' | 'renamed' | 'edited' | undefined {
  if (change === 'deleted') return 'deleted';
  if (before.kind === 'repeatable') return undefined;
  if (change === 'renamed') return 'renamed';
  return after?.hash === before.hash ? undefined : 'edited';
}

/** A version that is new, but not above everything that the base has: databases would run it at different places. */
function judgeOrder({ base, changed, compareVersions }: DirectoryChange): readonly FileHit[] {
  const known = base.flatMap((migration) => migration.version ?? []);
  const newest = known.reduce<string | undefined>((a, b) => (a === undefined || compareVersions(a, b) < 0 ? b : a), undefined);
  if (newest === undefined) return [];
  return changed.flatMap((migration) => {
    const { version } = migration;
    if (version === undefined || known.some((other) => compareVersions(other, version) === 0)) return [];
    if (compareVersions(version, newest) > 0) return [];
    return [{ ...hitOf('out-of-order-version', 'older', migration), values: { version, newest } }];
  });
}

function judgeMarkers(migration: Migration): readonly FileHit[] {
  const [offset] = conflictMarkers(migration.text);
  return offset === undefined ? [] : [{ ...hitOf('merge-conflict-marker', 'marker', migration), values: {}, offset }];
}

function hitOf(rule: FileRule, message: string, migration: Migration): Omit<FileHit, 'values'> {
  return { rule, message, path: migration.path, migration, offset: 0 };
}
