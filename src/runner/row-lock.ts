import { DatabaseError } from '../errors/database-error.ts';
import type { RowLock } from '../migrations/format.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { LockWait } from './acquire-lock.ts';
import { Cancelled } from './cancelled.ts';
import { sendAll } from './history-store.ts';

/** How we call ourselves in a lock that is a row: what begins with it is ours. */
const ourName = 'schema-gitops';
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * Takes a lock that is a row of a table, against the format's own tool. Such a lock outlives the process that took it: one of an
 * earlier run of ours is taken over, since we hold the locks that a living run would have; one of the tool is waited for.
 * @returns what gives it back.
 * @throws DatabaseError database/lock-timeout, Cancelled.
 */
export async function acquireRowLock(session: DatabaseSession, lock: RowLock, wait: LockWait & { readonly runId: string }): Promise<() => Promise<void>> {
  const { clock, log, signal, deadline, runId } = wait;
  await sendAll(session, lock.create, 'lock table');
  let pause = firstPauseMs;
  let isTold = false;
  while (!(await tryAcquire(session, lock, `${ourName} ${runId}`))) {
    const holder = await readHolder(session, lock);
    if (holder?.startsWith(ourName) === true) {
      log.info(`The lock row was left by an earlier run (${holder}), which has ended; it is taken over.`);
      await sendAll(session, [lock.release], 'lock table');
      continue;
    }
    if (signal.aborted) throw new Cancelled();
    const now = clock.elapsed();
    if (now >= deadline) throw new DatabaseError('database/lock-timeout', { message: `the lock row is held by ${holder ?? 'somebody who left no name'}`, connectionLost: false });
    if (!isTold) log.info(`Waiting for the tool's own lock: its row is held by ${holder ?? 'somebody who left no name'}.`);
    isTold = true;
    await clock.sleep(Math.min(pause, deadline - now), signal);
    pause = Math.min(pause * 2, longestPauseMs);
  }
  return async () => {
    // A session that is gone cannot give it back; the next run takes it over.
    await session.send([lock.release]);
  };
}

async function tryAcquire(session: DatabaseSession, lock: RowLock, holder: string): Promise<boolean> {
  const { results, failure } = await session.send([lock.acquire(holder)]);
  if (failure !== undefined) throw new DatabaseError('database/lock-timeout', failure.problem, { where: 'lock table' });
  return (results[0]?.rowCount ?? 0) > 0;
}

async function readHolder(session: DatabaseSession, lock: RowLock): Promise<string | undefined> {
  const [row] = await session.query(lock.holder);
  const holder = row?.['holder'];
  return typeof holder === 'string' && holder !== '' ? holder : undefined;
}
