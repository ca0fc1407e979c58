import type { HistoryComparison, HistoryRow, MigrationStatus } from '../model/history.ts';
import type { Migration } from '../model/migration.ts';
import type { OutOfOrderSetting } from '../model/settings.ts';
import type { Format } from '../migrations/format.ts';
import { versionOrder } from '../migrations/version-order.ts';
import { judgeBaselineFiles } from './baseline-files.ts';
import { foldRows, higher, type FoldedRows } from './fold-rows.ts';

/** Files and rows to compare, and what decides between them. */
export interface ComparisonRequest {
  readonly format: Pick<Format, 'compareVersions' | 'versionKey' | 'history' | 'order' | 'lateVersion' | 'passesOver'>;
  /** In the order of application, with checksums set. */
  readonly migrations: readonly Migration[];
  /** In the order of the history table. */
  readonly rows: readonly HistoryRow[];
  /** Absent: what the format's own tool does. */
  readonly outOfOrder?: OutOfOrderSetting;
  /** Scripts that our ledger has as begun and not finished: a row without success is then no failure, and they go on. */
  readonly open?: ReadonlySet<string>;
  /** Versions above it are not asked for: a baseline file above it does not count. */
  readonly to?: string;
}

/** A request with what is asked of it again and again. */
interface Comparison extends ComparisonRequest {
  readonly compare: (a: string, b: string) => number;
  readonly folded: FoldedRows;
}

/**
 * Holds a migration set against the rows of a history table: versions match as the format compares them, what a baseline
 * stands for is not run, an applied version is compared by checksum and description where the table has them, a repeatable
 * migration runs again when its newest row has another checksum.
 */
export function compareHistory(request: ComparisonRequest): HistoryComparison {
  const compare = versionOrder(request.format, request.migrations);
  const comparison: Comparison = { ...request, compare, folded: foldRows(request.rows, { compareVersions: compare, versionKey: request.format.versionKey }) };
  const outOfOrder = outOfOrderOf(request);
  const files = judgeBaselineFiles({ ...request, compare, judge: (migration, row) => appliedStatus(migration, row, comparison), ...(comparison.folded.highest === undefined ? {} : { highest: comparison.folded.highest }) });
  const statuses = [
    ...files.statuses,
    ...request.migrations.filter((migration) => migration.kind === 'versioned').map((migration) => versionedStatus(migration, { ...comparison, folded: withBaseline(comparison, files.version) })),
    ...request.migrations.filter((migration) => migration.kind === 'repeatable').map((migration) => repeatableStatus(migration, comparison)),
  ];
  const pending = statuses.flatMap(({ state, migration }) => (migration !== undefined && isToApply(state, outOfOrder) ? [migration] : []));
  return { statuses: [...statuses, ...rowsWithoutFile(comparison)], pending };
}

/** The rows as a baseline file makes them count. */
function withBaseline({ folded, compare }: Comparison, version: string | undefined): FoldedRows {
  if (version === undefined) return folded;
  return { ...folded, baseline: higher(compare, folded.baseline, version), highest: higher(compare, folded.highest, version) };
}

/** What happens to a late migration: as configured, else as the format's own tool does; what a tool would lose is refused. */
export function outOfOrderOf({ outOfOrder, format }: Pick<ComparisonRequest, 'outOfOrder'> & { readonly format: Pick<Format, 'lateVersion'> }): OutOfOrderSetting {
  return outOfOrder ?? (format.lateVersion === 'applied' ? 'apply' : 'reject');
}

function isToApply(state: MigrationStatus['state'], outOfOrder: OutOfOrderSetting): boolean {
  return state === 'pending' || (state === 'out-of-order' && outOfOrder === 'apply');
}

function versionedStatus(migration: Migration, comparison: Comparison): MigrationStatus {
  const { compare, folded, format } = comparison;
  const version = migration.version ?? '';
  const row = folded.versioned.get(format.versionKey(version));
  const isBelow = folded.baseline !== undefined && compare(version, folded.baseline) <= 0;
  if (row !== undefined) return isBelow && row.success ? { state: 'applied', migration, row } : appliedStatus(migration, row, comparison);
  return isBelow ? { state: 'below-baseline', migration } : { ...withTolerance(stateWithoutRow(version, comparison), format), migration };
}

/** A late one that the settings of the tool pass over blocks nothing. */
function withTolerance(state: MigrationStatus['state'], { passesOver }: Comparison['format']): MigrationStatus {
  return state === 'out-of-order' && passesOver !== undefined ? { state, tolerated: passesOver('versioned', 'ignored') } : { state };
}

/** The state of a migration of which the history has nothing, and which no baseline stands for. */
function stateWithoutRow(version: string, { compare, folded, format }: Comparison): MigrationStatus['state'] {
  const isLate = folded.highest !== undefined && compare(version, folded.highest) < 0;
  if (isLate && format.history.keeps === 'all-below') return 'applied';
  // A directory that lists its migrations, for a tool that runs whatever is not recorded, has no order to be late in.
  const hasOrder = format.order === 'version' || format.lateVersion !== 'applied';
  return isLate && hasOrder ? 'out-of-order' : 'pending';
}

function appliedStatus(migration: Migration, row: HistoryRow, { format, open }: Comparison): MigrationStatus {
  if (!row.success) return { state: open?.has(migration.script) === true ? 'pending' : 'failed', migration, row };
  if (migration.rerun === 'always') return { state: 'pending', migration, row };
  const isTrusted = row.checksum === undefined && format.history.trustsMissingChecksum === true;
  if (!isTrusted && !matchesChecksum(migration, row)) return migration.rerun === 'on-change' ? { state: 'pending', migration, row } : { state: 'changed', difference: 'checksum', migration, row };
  const { history } = format;
  const isSameDescription = history.storedDescription === undefined || history.storedDescription(migration.description) === row.description;
  return isSameDescription ? { state: 'applied', migration, row } : { state: 'changed', difference: 'description', migration, row };
}

function repeatableStatus(migration: Migration, { format, folded }: Comparison): MigrationStatus {
  const row = folded.repeatable.get(storedDescription(format, migration));
  if (row === undefined) return { state: 'pending', migration };
  if (!row.success) return { state: 'failed', migration, row };
  return { state: matchesChecksum(migration, row) ? 'applied' : 'pending', migration, row };
}

function storedDescription({ history }: Comparison['format'], { description }: Migration): string {
  return history.storedDescription?.(description) ?? description;
}

function matchesChecksum(migration: Migration, row: HistoryRow): boolean {
  if (row.checksum === migration.checksum || migration.acceptsAnyChecksum === true) return true;
  return row.checksum !== undefined && (migration.equivalentChecksums ?? []).includes(row.checksum);
}

/** Rows whose file is gone. Above every file they are the work of a later release: Flyway's `future`, tolerated by default. */
function rowsWithoutFile({ format, compare, folded, migrations }: Comparison): readonly MigrationStatus[] {
  const versioned = migrations.flatMap(({ version }) => (version === undefined ? [] : [version]));
  const keys = new Set(versioned.map((version) => format.versionKey(version)));
  const descriptions = new Set(migrations.flatMap((migration) => (migration.kind === 'repeatable' ? [storedDescription(format, migration)] : [])));
  const highestFile = versioned.reduce<string | undefined>((highest, version) => higher(compare, highest, version), undefined);
  const isFuture = (version: string): boolean => format.history.refusesUnknownRows !== true && (highestFile === undefined || compare(version, highestFile) > 0);
  return [
    ...[...folded.versioned].flatMap(([key, row]) => (keys.has(key) ? [] : [withoutFile(row, isFuture(row.version ?? ''), format)])),
    ...[...folded.repeatable].flatMap(([description, row]) => (descriptions.has(description) ? [] : [withoutFile(row, false, format)])),
  ];
}

function withoutFile(row: HistoryRow, above: boolean, { passesOver, history }: Comparison['format']): MigrationStatus {
  // A row that speaks for the whole database blocks it while it is dirty, whoever left it so.
  const future = above && (row.success || history.keeps === 'each');
  const tolerated = passesOver?.(row.version === undefined ? 'repeatable' : 'versioned', future ? 'future' : 'missing');
  return { state: row.success ? 'missing' : 'failed', ...(future ? { future } : {}), ...(tolerated === undefined ? {} : { tolerated }), row };
}
