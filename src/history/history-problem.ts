import { UserError } from '../errors/user-error.ts';
import type { HistoryComparison, MigrationStatus } from '../model/history.ts';
import type { OutOfOrderSetting } from '../model/settings.ts';

/**
 * What must be settled before anything is applied, in the order in which Flyway's validate reports it: a failed migration,
 * an edited one, one without a file, one that comes too late.
 * @returns the first such finding as an error, or nothing.
 */
export function historyProblem(comparison: HistoryComparison, outOfOrder: OutOfOrderSetting): UserError | undefined {
  const first = (test: (status: MigrationStatus) => boolean): MigrationStatus | undefined => comparison.statuses.find(test);
  const failed = first((status) => status.state === 'failed' && !isTolerated(status));
  if (failed !== undefined) return new UserError('history/failed-migration', { where: nameOf(failed) });
  const changed = first(({ state }) => state === 'changed');
  if (changed !== undefined) return changedProblem(changed);
  const missing = first((status) => status.state === 'missing' && !isTolerated(status));
  if (missing !== undefined) return new UserError('history/missing', { where: missing.row?.script ?? '', detail: describeRow(missing) });
  const late = outOfOrder === 'apply' ? undefined : first((status) => status.state === 'out-of-order' && !isTolerated(status));
  return late === undefined ? undefined : new UserError('history/out-of-order', { where: nameOf(late), detail: `version ${late.migration?.version ?? ''}` });
}

/** What a later release did, or what the tool's settings pass over. */
function isTolerated({ tolerated, future }: MigrationStatus): boolean {
  return tolerated ?? future ?? false;
}

function changedProblem({ migration, row, difference }: MigrationStatus): UserError {
  const [expected, actual] = difference === 'description'
    ? [row?.description, migration?.description]
    : [row?.checksum, migration?.checksum];
  return new UserError('history/changed', {
    where: migration?.path ?? '',
    expected: `${difference ?? 'checksum'} ${expected ?? 'none'} as applied`,
    actual: `${actual ?? 'none'} in the file`,
  });
}

function nameOf({ migration, row }: MigrationStatus): string {
  return migration?.path ?? row?.script ?? '';
}

function describeRow({ row }: MigrationStatus): string {
  return row?.version === undefined ? `repeatable migration ${row?.description ?? ''}` : `version ${row.version} ${row.description}`;
}
