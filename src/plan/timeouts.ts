import type { MigrateSettings } from '../model/settings.ts';
import type { Statement } from '../model/statement.ts';

/** Timeouts in milliseconds; 0 means none. */
export interface Timeouts {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

/** CREATE INDEX CONCURRENTLY waits for every older transaction; cut short it leaves an invalid index behind. */
const concurrentLockWaitMs = 300_000;

/** The timeouts of the settings. */
export function baseTimeouts(settings: MigrateSettings): Timeouts {
  return { lockTimeoutMs: settings.lockTimeoutMs ?? 0, statementTimeoutMs: settings.statementTimeoutMs ?? 0 };
}

/**
 * The timeouts of one statement: what builds or drops concurrently blocks nobody, takes as long as it takes, and may wait longer
 * for locks. With `lock-timeout: none` it waits for ever like the rest.
 */
export function timeoutsFor(statement: Statement, settings: MigrateSettings): Timeouts {
  const base = baseTimeouts(settings);
  if (!isConcurrent(statement)) return base;
  return { lockTimeoutMs: base.lockTimeoutMs === 0 ? 0 : Math.max(base.lockTimeoutMs, concurrentLockWaitMs), statementTimeoutMs: 0 };
}

function isConcurrent(statement: Statement): boolean {
  return statement.operations.some((operation) => 'concurrently' in operation && operation.concurrently);
}
