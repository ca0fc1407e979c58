import { fromScratch } from '../../migrations/from-scratch.ts';
import type { Migration } from '../../model/migration.ts';
import type { GatheredChange } from '../gather-change-set.ts';

/** What is replayed, parted. */
export interface SplitReplay {
  /** What the targets have. */
  readonly base: readonly Migration[];
  /** What the change set brings, in the order of application. */
  readonly changes: readonly Migration[];
  /** Repeatable migrations of the base: a new database runs them behind the change set. */
  readonly settling: readonly Migration[];
}

/**
 * Parts a replay where the change set starts. The base is what stood there, repeatable migrations with their old text among it,
 * since that is what a target meets. Where the change set goes on from something else, because it edits, deletes or comes before
 * what is merged, the base is what is left untouched before the first such place.
 */
export function splitReplay(change: GatheredChange): SplitReplay {
  const { rules, migrations } = change.read;
  const all = fromScratch(rules, migrations);
  const before = fromScratch(rules, change.before);
  const changed = new Set(change.changed.map(({ path }) => path));
  if (isAppended(change, { before, changed })) {
    const settling = all.filter(({ kind, path }) => kind === 'repeatable' && !changed.has(path));
    return { base: before, changes: all.filter(({ path }) => changed.has(path)), settling };
  }
  const first = all.findIndex((migration, index) => changed.has(migration.path) || before[index]?.path !== migration.path);
  const at = first === -1 ? all.length : first;
  return { base: all.slice(0, at), changes: all.slice(at), settling: [] };
}

interface Sides {
  readonly before: readonly Migration[];
  readonly changed: ReadonlySet<string>;
}

/** Whether every versioned migration of the base is as it was, and every new one comes behind them. */
function isAppended({ files, read: { rules }, changed: touched }: GatheredChange, { before, changed }: Sides): boolean {
  const versioned = before.filter(({ version }) => version !== undefined);
  const gone = new Set(files.filter(({ change }) => change === 'deleted' || change === 'renamed').map(({ path, from = path }) => from));
  if (versioned.some(({ path }) => changed.has(path) || gone.has(path))) return false;
  const newest = versioned.at(-1)?.version;
  return newest === undefined || touched.every(({ version, kind }) => version === undefined || kind === 'undo' || rules.compareVersions(version, newest) > 0);
}
