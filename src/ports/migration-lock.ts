/** Who holds a lock, as far as the server tells. */
export interface LockHolder {
  readonly sessionId?: number;
  readonly applicationName?: string;
  readonly ageSeconds?: number;
}

/** The answer of one attempt to take a lock. */
export type LockAttempt =
  | { readonly outcome: 'acquired' }
  | { readonly outcome: 'busy'; readonly holder?: LockHolder }
  | { readonly outcome: 'unsupported'; readonly reason: string };

/**
 * A key of a lock: a 64-bit number as decimal text for PostgreSQL's advisory locks,
 * a name of at most 64 characters for GET_LOCK.
 */
export type LockKey = string;

/** Session locks, taken by polling the try-form: a waiter blocked in the lock would deadlock with CREATE INDEX CONCURRENTLY. */
export interface MigrationLock {
  /** One attempt; never waits. */
  tryAcquire(key: LockKey): Promise<LockAttempt>;
  /** True while this session still holds the key: a migration may have released it. */
  isHeld(key: LockKey): Promise<boolean>;
  release(key: LockKey): Promise<void>;
}
