import { DatabaseError } from '../errors/database-error.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { historyLocation } from './gather-state.ts';
import { LockGuard } from './lock-guard.ts';
import { lockKeys } from './lock-keys.ts';
import { openSession, prepareSession } from './open-session.ts';
import type { RunnerRequest } from './runner-request.ts';
import { acquireRowLock } from './row-lock.ts';
import { serialSession } from './serial-session.ts';

/** Both sessions of a run, with their locks. */
export interface LockedSessions {
  readonly control: DatabaseSession;
  readonly executor: DatabaseSession;
  readonly guard: LockGuard;
}

/** Opens one session, works with it, and closes it whatever happens. */
export async function withSession<Result>(request: RunnerRequest, runId: string, work: (session: DatabaseSession) => Promise<Result>): Promise<Result> {
  const session = await openSession(request, runId);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/**
 * Takes the locks of a run on the executor and on a second, the control session, and watches over them meanwhile.
 * Closing the sessions frees the locks.
 */
export function withLocks<Result>(request: RunnerRequest, held: { readonly runId: string; readonly executor: DatabaseSession }, work: (locked: LockedSessions) => Promise<Result>): Promise<Result> {
  const { executor, runId } = held;
  return withSession(request, runId, async (session) => {
    refuseOtherServer(session, executor);
    await Promise.all([prepareSession(request, session), prepareSession(request, executor)]);
    const control = serialSession(session);
    const location = historyLocation(executor.server, request);
    const keys = lockKeys(request.migrations.rules, location);
    const deadline = request.clock.elapsed() + request.migrate.lockWaitMs;
    const guard = await LockGuard.acquire({ adapter: request.adapter, keys, control, executor }, { ...request, deadline });
    const rowLock = request.migrations.rules.history.rowLock?.(location);
    const release = rowLock === undefined ? undefined : await acquireRowLock(control, rowLock, { ...request, deadline, runId });
    guard.start(request.clock);
    try {
      return await work({ control, executor, guard });
    } finally {
      guard.stop();
      await release?.();
    }
  });
}

/** Two connections that reach one server session come through a pooler that hands sessions out per transaction: locks would not hold. */
function refuseOtherServer(control: DatabaseSession, executor: DatabaseSession): void {
  if (control.server.sessionId !== executor.server.sessionId) return;
  throw new DatabaseError('database/lock-unsupported', { message: 'two connections share one server session', connectionLost: false });
}
