import type { HistoryComparison, HistoryRow, MigrationStatus } from '../model/history.ts';
import type { Migration } from '../model/migration.ts';
import type { OutOfOrderSetting } from '../model/settings.ts';
import type { Format } from '../migrations/format.ts';
import { foldRows, higher, type FoldedRows } from './fold-rows.ts';

/** Files and rows to compare, and what decides between them. */
export interface ComparisonRequest {
  readonly format: Pick<Format, 'compareVersions' | 'versionKey' | 'history'>;
  /** In the order of application, with checksums set. */
  readonly migrations: readonly Migration[];
  /** In the order of the history table. */
  readonly rows: readonly HistoryRow[];
  readonly outOfOrder: OutOfOrderSetting;
}

/**
 * Holds a migration set against the rows of a history table by Flyway's rules: versions match as numbers, what a baseline
 * stands for is not run, an applied version is compared by checksum and description, a repeatable migration runs again when
 * its newest row has another checksum.
 */
export function compareHistory(request: ComparisonRequest): HistoryComparison {
  const folded = foldRows(request.rows, request.format);
  const statuses = [
    ...request.migrations.filter((migration) => migration.kind === 'versioned').map((migration) => versionedStatus(migration, request, folded)),
    ...request.migrations.filter((migration) => migration.kind === 'repeatable').map((migration) => repeatableStatus(migration, request, folded)),
  ];
  const pending = statuses.flatMap(({ state, migration }) => (migration !== undefined && isToApply(state, request.outOfOrder) ? [migration] : []));
  return { statuses: [...statuses, ...rowsWithoutFile(request, folded)], pending };
}

function isToApply(state: MigrationStatus['state'], outOfOrder: OutOfOrderSetting): boolean {
  return state === 'pending' || (state === 'out-of-order' && outOfOrder === 'apply');
}

function versionedStatus(migration: Migration, request: ComparisonRequest, folded: FoldedRows): MigrationStatus {
  const { compareVersions } = request.format;
  const version = migration.version ?? '';
  const row = folded.versioned.get(request.format.versionKey(version));
  const isBelow = folded.baseline !== undefined && compareVersions(version, folded.baseline) <= 0;
  if (row !== undefined) return isBelow && row.success ? { state: 'applied', migration, row } : appliedStatus(migration, row, request);
  if (isBelow) return { state: 'below-baseline', migration };
  return { state: isOlder(version, request, folded) ? 'out-of-order' : 'pending', migration };
}

/** Whether a newer version is applied already. */
function isOlder(version: string, { format }: ComparisonRequest, { highest }: FoldedRows): boolean {
  return highest !== undefined && format.compareVersions(version, highest) < 0;
}

function appliedStatus(migration: Migration, row: HistoryRow, request: ComparisonRequest): MigrationStatus {
  if (!row.success) return { state: 'failed', migration, row };
  if (!matchesChecksum(migration, row)) return { state: 'changed', difference: 'checksum', migration, row };
  const isSameDescription = request.format.history.storedDescription(migration.description) === row.description;
  return isSameDescription ? { state: 'applied', migration, row } : { state: 'changed', difference: 'description', migration, row };
}

function repeatableStatus(migration: Migration, request: ComparisonRequest, folded: FoldedRows): MigrationStatus {
  const row = folded.repeatable.get(request.format.history.storedDescription(migration.description));
  if (row === undefined) return { state: 'pending', migration };
  if (!row.success) return { state: 'failed', migration, row };
  return { state: matchesChecksum(migration, row) ? 'applied' : 'pending', migration, row };
}

function matchesChecksum(migration: Migration, row: HistoryRow): boolean {
  if (row.checksum === migration.checksum) return true;
  return row.checksum !== undefined && (migration.equivalentChecksums ?? []).includes(row.checksum);
}

/** Rows whose file is gone. Above every file they are the work of a later release: Flyway's `future`, tolerated by default. */
function rowsWithoutFile(request: ComparisonRequest, folded: FoldedRows): readonly MigrationStatus[] {
  const { compareVersions, versionKey, history } = request.format;
  const versioned = request.migrations.flatMap(({ version }) => (version === undefined ? [] : [version]));
  const keys = new Set(versioned.map(versionKey));
  const descriptions = new Set(request.migrations.flatMap(({ kind, description }) => (kind === 'repeatable' ? [history.storedDescription(description)] : [])));
  const highestFile = versioned.reduce<string | undefined>((highest, version) => higher(compareVersions, highest, version), undefined);
  const isFuture = (version: string): boolean => highestFile === undefined || compareVersions(version, highestFile) > 0;
  return [
    ...[...folded.versioned].flatMap(([key, row]) => (keys.has(key) ? [] : [withoutFile(row, isFuture(row.version ?? ''))])),
    ...[...folded.repeatable].flatMap(([description, row]) => (descriptions.has(description) ? [] : [withoutFile(row, false)])),
  ];
}

function withoutFile(row: HistoryRow, future: boolean): MigrationStatus {
  return { state: row.success ? 'missing' : 'failed', ...(future ? { future } : {}), row };
}
