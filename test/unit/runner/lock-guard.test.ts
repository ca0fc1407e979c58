import { describe, expect, it } from '@jest/globals';

import type { DatabaseSession } from '../../../src/ports/database-session.ts';
import type { EngineAdapter } from '../../../src/ports/engine.ts';
import type { LockKey } from '../../../src/ports/migration-lock.ts';
import { LockGuard } from '../../../src/runner/lock-guard.ts';
import { fakeClock, fakeLog, fakeSession } from './fakes.ts';

const keys = { control: 'c', executor: 'e', format: 'f' };

/** Locks whose loss a test decides. */
function setUp() {
  const control = fakeSession();
  const executor = fakeSession();
  const order: string[] = [];
  const lost = new Set<LockKey>();
  const nameOf = (session: DatabaseSession): string => (session === control ? 'control' : 'executor');
  const adapter: Pick<EngineAdapter, 'lock'> = {
    lock: (session) => ({
      tryAcquire: (key) => {
        order.push(`${nameOf(session)} ${key}`);
        return Promise.resolve({ outcome: 'acquired' });
      },
      isHeld: (key) => (lost.has('broken') ? Promise.reject(new Error('gone')) : Promise.resolve(!lost.has(key))),
      release: () => Promise.resolve(),
    }),
  };
  const clock = fakeClock();
  const wait = { clock, log: fakeLog(), signal: new AbortController().signal, deadline: 1_000 };
  const guard = LockGuard.acquire({ adapter, keys, control, executor }, wait);
  return { guard, order, lost };
}

describe('the locks of a run', () => {
  it('are taken on both sessions, the control session first', async () => {
    const { guard, order } = setUp();
    await guard;
    expect(order).toEqual(['control c', 'executor e', 'executor f']);
  });

  it.each(['c', 'e', 'f', 'broken'])('are seen to be lost: %s', async (key) => {
    const { guard, lost } = setUp();
    const held = await guard;
    await held.verify();
    held.assertWatched();
    lost.add(key);
    await expect(held.verify()).rejects.toMatchObject({ code: 'database/lock-lost' });
    lost.clear();
    await expect(held.verify()).rejects.toMatchObject({ code: 'database/lock-lost' });
  });

  it('are watched until the guard is stopped', async () => {
    const { guard, lost } = setUp();
    const held = await guard;
    let ticks = 0;
    const stopped = new Promise<void>((resolve) => {
      held.start({
        ...fakeClock(),
        sleep: (milliseconds, signal) => {
          expect(milliseconds).toBe(2_000);
          ticks += 1;
          if (ticks === 2) lost.add('c');
          if (ticks === 3) resolve();
          return new Promise((wake) => {
            if (ticks < 3) setImmediate(wake);
            else signal?.addEventListener('abort', () => wake());
          });
        },
      });
      setTimeout(resolve, 50);
    });
    await stopped;
    expect(() => held.assertWatched()).toThrow(expect.objectContaining({ code: 'database/lock-lost' }));
    held.stop();
  });
});
