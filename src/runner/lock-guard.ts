import { UserError } from '../errors/user-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { EngineAdapter } from '../ports/engine.ts';
import type { LockKey, MigrationLock } from '../ports/migration-lock.ts';
import { acquireLock, type LockWait } from './acquire-lock.ts';
import type { LockKeys } from './lock-keys.ts';

/** What a guard watches over. */
export interface GuardedSessions {
  readonly adapter: Pick<EngineAdapter, 'lock'>;
  readonly keys: LockKeys;
  readonly control: DatabaseSession;
  readonly executor: DatabaseSession;
}

const watchEveryMs = 2_000;

/**
 * Holds the locks of a run. Both sessions hold one: while a statement of a killed runner still runs on the server, its session
 * keeps the executor's lock, and the next run waits for its end although the control session is gone.
 */
export class LockGuard {
  readonly #held: readonly (readonly [MigrationLock, LockKey])[];
  readonly #watch = new AbortController();
  #isLost = false;

  private constructor(held: readonly (readonly [MigrationLock, LockKey])[]) {
    this.#held = held;
  }

  /**
   * Takes the locks: control, executor, then the format's own, which is held on the executor for the same reason.
   * @throws what acquireLock throws.
   */
  static async acquire(sessions: GuardedSessions, wait: LockWait): Promise<LockGuard> {
    const { adapter, keys } = sessions;
    const control = adapter.lock(sessions.control);
    const executor = adapter.lock(sessions.executor);
    const wanted: readonly (readonly [MigrationLock, LockKey])[] = [
      [control, keys.control],
      [executor, keys.executor],
      ...(keys.format === undefined ? [] : [[executor, keys.format] as const]),
    ];
    for (const [lock, key] of wanted) await acquireLock(lock, key, wait);
    return new LockGuard(wanted);
  }

  /** Asks every two seconds whether the control session still holds its lock, until `stop`. */
  start(clock: Clock): void {
    void this.#watchControl(clock);
  }

  async #watchControl(clock: Clock): Promise<void> {
    const { signal } = this.#watch;
    for (;;) {
      await clock.sleep(watchEveryMs, signal);
      if (signal.aborted || this.#isLost) return;
      this.#isLost = !(await this.#holds(0));
    }
  }

  async #holds(index: number): Promise<boolean> {
    const entry = this.#held[index];
    if (entry === undefined) return true;
    try {
      return await entry[0].isHeld(entry[1]);
    } catch {
      // A session that cannot answer holds nothing any more.
      return false;
    }
  }

  stop(): void {
    this.#watch.abort();
  }

  /**
   * Asks both sessions for their locks: a migration may have freed them.
   * @throws UserError database/lock-lost.
   */
  async verify(): Promise<void> {
    for (const index of this.#held.keys()) {
      if (this.#isLost || !(await this.#holds(index))) {
        this.#isLost = true;
        break;
      }
    }
    this.assertWatched();
  }

  /** Fails where the watch has found the lock lost. @throws UserError database/lock-lost. */
  assertWatched(): void {
    if (this.#isLost) throw new UserError('database/lock-lost');
  }
}
