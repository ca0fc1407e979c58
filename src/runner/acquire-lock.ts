import { randomInt } from 'node:crypto';
import { DatabaseError } from '../errors/database-error.ts';
import { UserError } from '../errors/user-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { LockHolder, LockKey, MigrationLock } from '../ports/migration-lock.ts';
import { Cancelled } from './cancelled.ts';

/** How long to wait, and whom to tell. */
export interface LockWait {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** On `Clock.elapsed`. */
  readonly deadline: number;
}

const firstPauseMs = 50;
const jitterMs = 200;
const longestPauseMs = 2_000;
const reportEveryMs = 30_000;

/**
 * Takes a lock by trying again and again: a waiter inside pg_advisory_lock would deadlock with CREATE INDEX CONCURRENTLY.
 * Says who holds it, at once and then every 30 seconds.
 * @throws DatabaseError database/lock-timeout, UserError database/lock-unsupported, Cancelled.
 */
export async function acquireLock(lock: MigrationLock, key: LockKey, wait: LockWait): Promise<void> {
  const { clock, log, signal, deadline } = wait;
  let pause = firstPauseMs;
  let reportAt = clock.elapsed();
  for (;;) {
    if (signal.aborted) throw new Cancelled();
    const attempt = await lock.tryAcquire(key);
    if (attempt.outcome === 'acquired') return;
    if (attempt.outcome === 'unsupported') throw new UserError('database/lock-unsupported', { actual: attempt.reason });
    const now = clock.elapsed();
    if (now >= deadline) throw lockTimeout(attempt.holder);
    if (now >= reportAt) {
      log.info(`Waiting for another run: the lock is held by ${describeHolder(attempt.holder)}.`);
      reportAt = now + reportEveryMs;
    }
    await clock.sleep(Math.min(pause + randomInt(jitterMs), deadline - now), signal);
    pause = Math.min(pause * 2, longestPauseMs);
  }
}

function lockTimeout(holder: LockHolder | undefined): DatabaseError {
  const message = `the lock is held by ${describeHolder(holder)}`;
  return new DatabaseError('database/lock-timeout', { message, connectionLost: false });
}

function describeHolder(holder: LockHolder | undefined): string {
  if (holder?.sessionId === undefined) return 'another session';
  const name = holder.applicationName === undefined ? '' : ` (${holder.applicationName})`;
  const age = holder.ageSeconds === undefined ? '' : `, ${holder.ageSeconds} s old`;
  return `session ${holder.sessionId}${name}${age}`;
}
