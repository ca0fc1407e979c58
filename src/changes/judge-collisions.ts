import type { Format } from '../migrations/format.ts';
import type { Migration } from '../model/migration.ts';
import { hitOf, type FileHit } from './file-hit.ts';
import { renumbering } from './renumber.ts';

/** Migrations that are about to be merged beside the change set. */
export interface OtherChange {
  /** Number of its pull request; absent: it is on the base branch already. */
  readonly pull?: number;
  readonly migrations: readonly Migration[];
  /** Names of the objects that each migration changes, by path; absent where it could not be read. */
  readonly objects: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The change set, and what is to be merged beside it. */
export interface CollisionFacts {
  readonly format: Pick<Format, 'name' | 'compareVersions' | 'lateVersion' | 'versionKey' | 'renumbering'>;
  /** Of the change set, its number; absent: it is no pull request. */
  readonly pull?: number;
  /** All of the work tree. */
  readonly now: readonly Migration[];
  /** What of it is new. */
  readonly added: readonly Migration[];
  readonly objects: OtherChange['objects'];
  readonly others: readonly OtherChange[];
}

/**
 * Versions and objects that two changes have in common though neither sees the other: each is in order by itself, and the
 * directory is not once both are merged.
 */
export function judgeCollisions(facts: CollisionFacts): readonly FileHit[] {
  const { format, now, others } = facts;
  const renumber = renumbering({ format, migrations: [...now, ...others.flatMap(({ migrations }) => migrations)] });
  return facts.added.flatMap((migration) => [
    ...others.flatMap((other) => judgeVersion(migration, other, { ...facts, renumber })),
    ...others.flatMap((other) => judgeOrder(migration, other, { ...facts, renumber })),
    ...others.flatMap((other) => judgeObjects(migration, other, facts)),
  ]);
}

interface VersionFacts extends CollisionFacts {
  readonly renumber: ReturnType<typeof renumbering>;
}

/** Of two pull requests the later one is told to give way, so that not both rename. */
function judgeVersion(migration: Migration, { pull, migrations }: OtherChange, { format, pull: own, renumber }: VersionFacts): readonly FileHit[] {
  const { version, kind } = migration;
  if (version === undefined || kind !== 'versioned') return [];
  const key = format.versionKey(version);
  const same = migrations.find((other) => other.kind === 'versioned' && other.version !== undefined && format.versionKey(other.version) === key);
  if (same === undefined) return [];
  const values = { version, other: same.path, pull: String(pull ?? '') };
  if (pull === undefined) return [{ ...hitOf('version-collision', 'base', migration), values, severity: 'error', ...renumber(migration) }];
  if (own !== undefined && own < pull) return [{ ...hitOf('version-collision', 'later-pull-request', migration), values, severity: 'notice' }];
  return [{ ...hitOf('version-collision', 'pull-request', migration), values, ...renumber(migration) }];
}

/** A version that the base branch got meanwhile makes a lower one late, unless it is late in this change set already. */
function judgeOrder(migration: Migration, { pull, migrations }: OtherChange, { format, now, added, renumber }: VersionFacts): readonly FileHit[] {
  const { version } = migration;
  if (pull !== undefined || version === undefined) return [];
  const isNewer = (other: Migration): boolean => other.version !== undefined && format.compareVersions(other.version, version) > 0;
  const isTaken = migrations.some((other) => other.version !== undefined && format.compareVersions(other.version, version) === 0);
  const newest = migrations.findLast(isNewer)?.version;
  if (newest === undefined || isTaken || now.some((other) => !added.includes(other) && isNewer(other))) return [];
  return [{ ...hitOf('out-of-order-version', format.lateVersion, migration), values: { version, newest, format: format.name }, ...renumber(migration) }];
}

/** Names in one finding. */
const mostNames = 10;

function judgeObjects(migration: Migration, { pull, objects }: OtherChange, facts: CollisionFacts): readonly FileHit[] {
  const own = facts.objects.get(migration.path);
  if (own === undefined || pull === undefined) return [];
  const theirs = [...objects].filter(([, names]) => [...names].some((name) => own.has(name)));
  const common = [...new Set(theirs.flatMap(([, names]) => [...names].filter((name) => own.has(name))))].sort();
  if (common.length === 0) return [];
  const names = `${common.slice(0, mostNames).join(', ')}${common.length > mostNames ? ` and ${String(common.length - mostNames)} more` : ''}`;
  return [{ ...hitOf('object-collision', 'touched', migration), values: { names, pull: String(pull), other: theirs.map(([path]) => path).join(', ') } }];
}
