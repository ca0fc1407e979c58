import type { PlannedMigration } from '../model/plan.ts';
import { touchesSession } from '../plan/touches-session.ts';
import type { SqlCommand } from '../ports/database-session.ts';
import { historyCommands } from './history-entry.ts';
import type { ActiveRun } from './runner-context.ts';

/** Migrations that share a transaction. */
export interface AtomicGroup {
  readonly migrations: readonly PlannedMigration[];
  /** Rank of the first history row. */
  readonly firstRank: number;
}

/** A command of a flight, and the statement that it is, if it is one of a migration's. */
export interface FlightCommand {
  readonly command: SqlCommand;
  readonly statement?: { readonly migration: number; readonly index: number };
}

/** Commands that leave together, made when the time that has passed is known. */
export type Flight = (elapsedMs: number) => readonly FlightCommand[];

/**
 * With pipelining everything leaves at once, and the server measures the time. Without, a history row leaves when its migration's
 * time is known; that costs nothing, as every statement waits for its answer anyway.
 */
export function atomicFlights(run: ActiveRun, group: AtomicGroup): readonly Flight[] {
  const begin = { command: { text: 'BEGIN' } };
  const commit = { command: { text: 'COMMIT' } };
  const work = group.migrations.map((planned, index) => ({ statements: statementsOf(planned, index), planned, rank: group.firstRank + index }));
  if (run.executor.traits.pipelining) {
    return [() => [begin, ...work.flatMap((part) => [...part.statements, ...historyRow(run, part, 'since-begin')]), commit]];
  }
  return work.flatMap((part, index): readonly Flight[] => [
    () => (index === 0 ? [begin, ...part.statements] : part.statements),
    (elapsedMs) => [...historyRow(run, part, elapsedMs), ...(index === work.length - 1 ? [commit] : [])],
  ]);
}

function statementsOf({ statements }: PlannedMigration, migration: number): readonly FlightCommand[] {
  return statements.map(({ statement }, index) => ({ command: { text: statement.text }, statement: { migration, index } }));
}

interface Part {
  readonly planned: PlannedMigration;
  readonly rank: number;
}

function historyRow(run: ActiveRun, { planned, rank }: Part, executionTimeMs: number | 'since-begin'): readonly FlightCommand[] {
  const isTouched = touchesSession(planned.statements.map(({ statement }) => statement));
  const records = historyCommands(run, planned, { rank, state: 'applied', executionTimeMs });
  return [...(isTouched ? run.request.adapter.resetInTransaction(run.server) : []), ...records].map((command) => ({ command }));
}
