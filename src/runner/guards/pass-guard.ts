import { UserError } from '../../errors/user-error.ts';
import { askGuard } from '../../migrations/ask-guard.ts';
import type { PlannedMigration } from '../../model/plan.ts';
import { historyCommands } from '../history-entry.ts';
import { sendAll } from '../history-store.ts';
import { migrationRun, notExecuted, type MigrationEnd } from '../migration-end.ts';
import type { ActiveRun } from '../runner-context.ts';

/** What a guard decided: the migration runs, or `end` is what became of it. */
export interface Passage {
  readonly end?: MigrationEnd;
  /** True where a history row was written in its place. */
  readonly isRecorded: boolean;
  /** What people should know, as sentences. */
  readonly notes: readonly string[];
}

const open: Passage = { isRecorded: false, notes: [] };

/**
 * Asks the guard of a migration on the session that would run it.
 * @param rank of its history row
 * @throws DatabaseError where the connection is lost or the row cannot be written.
 */
export async function passGuard(run: ActiveRun, planned: PlannedMigration, rank: number): Promise<Passage> {
  const { migration } = planned;
  if (migration.guard === undefined) return open;
  const { verdict, reason = '' } = await askGuard(migration.guard, (query) => run.executor.query(query));
  const name = migration.version ?? migration.path;
  switch (verdict) {
    case 'run':
      return reason === '' ? open : { ...open, notes: [`${name} runs although ${reason}`] };
    case 'skip':
      return { end: { run: notExecuted(planned) }, isRecorded: false, notes: [`${name} was left out: ${reason}`] };
    case 'mark':
      await sendAll(run.executor, [{ text: 'BEGIN' }, ...historyCommands(run, planned, { rank, state: 'applied', isMarked: true, executionTimeMs: 0, done: 0 }), { text: 'COMMIT' }], migration.path);
      return { end: { run: migrationRun(migration, { ...notExecuted(planned), state: 'applied' }) }, isRecorded: true, notes: [`${name} was recorded without being run: ${reason}`] };
    case 'halt':
      return { ...open, end: halted(planned, reason) };
  }
}

function halted(planned: PlannedMigration, reason: string): MigrationEnd {
  const { path, firstLine = 1 } = planned.migration;
  const error = new UserError('plan/guard-failed', { where: `${path}:${firstLine}`, detail: reason });
  return { run: { ...notExecuted(planned), state: 'failed' }, stop: { outcome: 'failed', error } };
}
