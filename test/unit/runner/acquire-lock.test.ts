import { describe, expect, it } from '@jest/globals';

import { CatalogedError } from '../../../src/errors/user-error.ts';
import type { LockAttempt, MigrationLock } from '../../../src/ports/migration-lock.ts';
import { acquireLock } from '../../../src/runner/acquire-lock.ts';
import { Cancelled } from '../../../src/runner/cancelled.ts';
import { fakeClock, fakeLog } from './fakes.ts';

/** A lock that is busy for a number of attempts, or for ever. */
function lockWith(attempts: readonly LockAttempt[], then: LockAttempt): MigrationLock & { readonly tried: () => number } {
  let count = 0;
  return {
    tried: () => count,
    tryAcquire: () => Promise.resolve(attempts[count++] ?? then),
    isHeld: () => Promise.resolve(true),
    release: () => Promise.resolve(),
  };
}

const busy: LockAttempt = { outcome: 'busy', holder: { sessionId: 42, applicationName: 'schema-gitops/01a', ageSeconds: 3 } };
const acquired: LockAttempt = { outcome: 'acquired' };

describe('waiting for the lock', () => {
  it('takes a free lock at once and says nothing', async () => {
    const log = fakeLog();
    await acquireLock(lockWith([], acquired), '1', { clock: fakeClock(), log, signal: new AbortController().signal, deadline: 1_000 });
    expect(log.lines).toEqual([]);
  });

  it('tries again with growing pauses and names the holder every 30 seconds', async () => {
    const clock = fakeClock();
    const log = fakeLog();
    const lock = lockWith(Array.from({ length: 30 }, () => busy), acquired);
    await acquireLock(lock, '1', { clock, log, signal: new AbortController().signal, deadline: 600_000 });
    expect(lock.tried()).toBe(31);
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(50);
    expect(clock.sleeps[0]).toBeLessThan(250);
    expect(clock.sleeps.at(-1)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...clock.sleeps)).toBeLessThan(2_200);
    const line = 'Waiting for another run: the lock is held by session 42 (schema-gitops/01a), 3 s old.';
    expect(log.lines).toEqual([line, line]);
  });

  it('gives up at its deadline, and not before', async () => {
    const clock = fakeClock();
    const wait = acquireLock(lockWith([], { outcome: 'busy' }), '1', { clock, log: fakeLog(), signal: new AbortController().signal, deadline: 5_000 });
    await expect(wait).rejects.toMatchObject({ code: 'database/lock-timeout', facts: { cause: 'the lock is held by another session' } });
    expect(clock.elapsed()).toBe(5_000);
  });

  it('ends when it is told to stop', async () => {
    const stop = new AbortController();
    stop.abort();
    const wait = acquireLock(lockWith([], busy), '1', { clock: fakeClock(), log: fakeLog(), signal: stop.signal, deadline: 5_000 });
    await expect(wait).rejects.toBeInstanceOf(Cancelled);
  });

  it('refuses a server without locks', async () => {
    const lock = lockWith([], { outcome: 'unsupported', reason: 'Galera' });
    const wait = acquireLock(lock, '1', { clock: fakeClock(), log: fakeLog(), signal: new AbortController().signal, deadline: 5_000 });
    await expect(wait).rejects.toMatchObject({ code: 'database/lock-unsupported', facts: { actual: 'Galera' } });
    await expect(wait).rejects.toBeInstanceOf(CatalogedError);
  });
});
