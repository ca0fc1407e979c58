import type { PlannedMigration } from '../model/plan.ts';
import { sendAll } from './history-store.ts';
import type { StatementRecord } from './ledger/ledger-commands.ts';
import { resetSession } from './reset-session.ts';
import type { StatementEnd } from './run-statement.ts';
import type { ActiveRun } from './runner-context.ts';

/** A stepwise migration at its end. */
export interface EndedMigration {
  readonly planned: PlannedMigration;
  readonly rank: number;
  readonly durationMs: number;
}

/** Writes the history row and closes the ledger's migration, in one transaction. @throws DatabaseError. */
export async function recordApplied(run: ActiveRun, end: EndedMigration & { readonly migrationId: string; readonly isTouched: boolean }): Promise<void> {
  if (end.isTouched) await resetSession(run);
  const commands = [{ text: 'BEGIN' }, historyRow(run, end, true), run.ledger.endMigration(end.migrationId, 'applied'), { text: 'COMMIT' }];
  await sendAll(run.executor, commands, end.planned.migration.path);
}

/**
 * Writes what a tool does for a failure that could not be rolled back: a row without success, at which later runs refuse until it is
 * repaired. The control session writes it: the executor may have locked tables.
 * @throws DatabaseError.
 */
export async function recordFailure(run: ActiveRun, failed: EndedMigration & { readonly record: StatementRecord; readonly end: StatementEnd }): Promise<void> {
  const { ledger, format, control } = run;
  const { record, end } = failed;
  const code = end.problem?.errno === undefined ? (end.problem?.sqlState ?? '') : String(end.problem.errno);
  const commands = [
    { text: 'BEGIN' },
    ledger.failed(record, code),
    ledger.endMigration(record.migrationId, 'failed'),
    ...(format.history.recordsFailures ? [historyRow(run, failed, false)] : []),
    { text: 'COMMIT' },
  ];
  await sendAll(control, commands, failed.planned.migration.path);
}

function historyRow({ format, location, server }: ActiveRun, { planned, rank, durationMs }: EndedMigration, success: boolean) {
  const event = { kind: 'migration', migration: planned.migration } as const;
  return format.history.insert(location, { rank, event, success, executionTimeMs: durationMs, installedBy: server.user });
}
