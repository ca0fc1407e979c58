import type { Format } from '../migrations/format.ts';
import type { HistoryRow, MigrationStatus } from '../model/history.ts';
import type { Migration } from '../model/migration.ts';

/** Files that stand for everything below them, and what decides whether one does. */
export interface BaselineRequest {
  readonly format: Pick<Format, 'versionKey'>;
  readonly migrations: readonly Migration[];
  readonly rows: readonly HistoryRow[];
  readonly compare: (a: string, b: string) => number;
  /** The highest version of the history, baselines included. */
  readonly highest?: string;
  /** Versions above it are not asked for. */
  readonly to?: string;
  /** The state of a file that has a row. */
  readonly judge: (migration: Migration, row: HistoryRow) => MigrationStatus;
}

/** What becomes of baseline files: of those that do not count there is no status. */
export interface BaselineFiles {
  readonly statuses: readonly MigrationStatus[];
  /** The version up to which one stands for everything. */
  readonly version?: string;
}

/**
 * On a database without a history the newest baseline file is applied in the place of everything below it. Where a history has one,
 * it stands for what is below from then on; any other history went its own way, and they count for nothing.
 */
export function judgeBaselineFiles(request: BaselineRequest): BaselineFiles {
  const { migrations, compare, highest, to, judge } = request;
  const files = migrations.filter(({ kind, version }) => kind === 'baseline' && version !== undefined);
  const statuses = files.flatMap((migration) => {
    const row = rowOf(migration, request);
    return row === undefined ? [] : [judge(migration, row)];
  });
  if (statuses.length > 0) return withVersion(statuses, statuses.at(-1)?.migration?.version);
  const newest = highest === undefined ? files.findLast(({ version = '' }) => to === undefined || compare(version, to) <= 0) : undefined;
  return newest === undefined ? { statuses: [] } : withVersion([{ state: 'pending', migration: newest }], newest.version);
}

function withVersion(statuses: readonly MigrationStatus[], version: string | undefined): BaselineFiles {
  return { statuses, ...(version === undefined ? {} : { version }) };
}

/** A tool may record it as a baseline, or like any other migration; one of the same version that has a file of its own is not meant. */
function rowOf(migration: Migration, { rows, migrations, format }: BaselineRequest): HistoryRow | undefined {
  const key = format.versionKey(migration.version ?? '');
  const hasNamesake = migrations.some(({ kind, version }) => kind === 'versioned' && version !== undefined && format.versionKey(version) === key);
  return rows.findLast((row) => {
    if (row.version === undefined || format.versionKey(row.version) !== key) return false;
    return row.kind === 'baseline' ? row.script === migration.script : row.kind === 'versioned' && !hasNamesake;
  });
}
