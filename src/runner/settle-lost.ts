import { DatabaseError } from '../errors/database-error.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { Stop } from './migration-end.ts';
import { acquireLock } from './acquire-lock.ts';
import { gatherState } from './gather-state.ts';
import { lockKeys } from './lock-keys.ts';
import { openSession } from './open-session.ts';
import type { ActiveRun } from './runner-context.ts';

/** What a transaction came to whose end was not seen. */
export interface LostFate {
  readonly fate: 'applied' | 'failed' | 'unknown';
  readonly stop: Stop;
}

/** How long to look for the end of a session that may still be at work on the server. */
const settleBudgetMs = 60_000;

/**
 * Establishes what became of a transaction after the connection was lost: on a new session the executor's lock is free only
 * when the old session has ended, and then its history rows are there or not. A run that was told to stop does not wait for that:
 * the next one establishes it.
 */
export async function settleLost(run: ActiveRun, group: readonly PlannedMigration[], problem: DatabaseProblem | undefined): Promise<LostFate> {
  const lost = problem ?? { message: 'the statement was cancelled and its end was not seen', connectionLost: true };
  const path = group[0]?.migration.path ?? '';
  const unknown: LostFate = { fate: 'unknown', stop: { outcome: 'unknown', error: new DatabaseError('database/connection-lost', lost, { where: path }) } };
  if (run.request.signal.aborted) return unknown;
  try {
    const isApplied = await wasApplied(run, group);
    const detail = isApplied ? 'the transaction was committed; the run stopped behind it' : 'the transaction was rolled back';
    const error = new DatabaseError('database/connection-lost', lost, { where: path, detail });
    return { fate: isApplied ? 'applied' : 'failed', stop: { outcome: 'failed', error } };
  } catch {
    return unknown;
  }
}

async function wasApplied(run: ActiveRun, group: readonly PlannedMigration[]): Promise<boolean> {
  const { request, format, location } = run;
  const session = await openSession(request, run.id);
  try {
    const deadline = request.clock.elapsed() + Math.min(settleBudgetMs, request.migrate.lockWaitMs);
    await acquireLock(request.adapter.lock(session), lockKeys(format, location).executor, { ...request, deadline });
    const { comparison } = await gatherState(session, request);
    const pending = new Set(comparison.pending.map(({ path }) => path));
    return group.every(({ migration }) => !pending.has(migration.path));
  } finally {
    await session.close();
  }
}
