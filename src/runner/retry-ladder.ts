import { randomInt } from 'node:crypto';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { MigrateSettings } from '../model/settings.ts';

/** Pauses between attempts in milliseconds; the last one repeats. */
const pauses = [100, 100, 250, 500, 1_000, 2_000, 2_000, 5_000] as const;
const longestPauseMs = 5_000;

/** Attempts end after this time, or after the time that the settings give to waiting for another runner. */
const budgetMs = 60_000;

/** Lock timeouts, deadlocks and serialisation failures (PostgreSQL manual, appendix A; MySQL 8.4 error reference): nothing took effect. */
const retryableStates = new Set(['55P03', '40P01', '40001']);
const retryableErrors = new Set([1205, 1213]);

/** True where the server refused because of what other sessions did, and took back the statement or its transaction. */
export function isRetryable(problem: DatabaseProblem): boolean {
  if (problem.connectionLost) return false;
  if (problem.errno !== undefined) return retryableErrors.has(problem.errno);
  return problem.sqlState !== undefined && retryableStates.has(problem.sqlState);
}

/**
 * How long to pause before the next attempt, give or take a fifth, so that two waiters part.
 * @param attempt counted from 0. @returns undefined where the time is used up.
 */
export function pauseBefore(attempt: number, elapsedMs: number, settings: MigrateSettings): number | undefined {
  const pause = pauses[attempt] ?? longestPauseMs;
  if (elapsedMs + pause > Math.min(budgetMs, settings.lockWaitMs)) return undefined;
  return Math.round((pause * (80 + randomInt(41))) / 100);
}
