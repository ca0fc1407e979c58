import type { PlannedMigration } from '../model/plan.ts';
import { sendAll } from './history-store.ts';
import { historyCommands, type MigrationFacts } from './history-entry.ts';
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

/** One that the server refused in the middle. */
export interface FailedMigration extends EndedMigration {
  readonly record: StatementRecord;
  readonly end: StatementEnd;
  /** Statements before the one that failed. */
  readonly done: number;
}

/** Writes the history row and closes the ledger's migration, in one transaction. @throws DatabaseError. */
export async function recordApplied(run: ActiveRun, end: EndedMigration & { readonly migrationId: string; readonly isTouched: boolean }): Promise<void> {
  if (end.isTouched) await resetSession(run);
  const commands = [{ text: 'BEGIN' }, ...historyCommands(run, end.planned, factsOf(end, 'applied')), run.ledger.endMigration(end.migrationId, 'applied'), { text: 'COMMIT' }];
  await sendAll(run.executor, commands, end.planned.migration.path);
}

/**
 * Writes what a tool does for a failure that could not be rolled back: a row without success, at which later runs refuse until it is
 * repaired. The control session writes it: the executor may have locked tables.
 * @throws DatabaseError.
 */
export async function recordFailure(run: ActiveRun, failed: FailedMigration): Promise<void> {
  const { ledger, control } = run;
  const { record, end } = failed;
  const code = end.problem?.errno === undefined ? (end.problem?.sqlState ?? '') : String(end.problem.errno);
  const commands = [
    { text: 'BEGIN' },
    ledger.failed(record, code),
    ledger.endMigration(record.migrationId, 'failed'),
    ...historyCommands(run, failed.planned, { ...factsOf(failed, 'failed'), done: failed.done, failure: failureOf(failed) }),
    { text: 'COMMIT' },
  ];
  await sendAll(control, commands, failed.planned.migration.path);
}

function failureOf({ planned, done, end }: FailedMigration): NonNullable<MigrationFacts['failure']> {
  return { message: end.problem?.message ?? '', statement: planned.statements[done]?.statement.text ?? '' };
}

/** What the tool keeps of a migration at work was written before its first statement, by this run or the one before. */
function factsOf({ rank, durationMs }: EndedMigration, state: MigrationFacts['state']): MigrationFacts {
  return { rank, state, executionTimeMs: durationMs, wasStarted: true };
}
