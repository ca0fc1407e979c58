import { DatabaseError } from '../errors/database-error.ts';
import { UserError } from '../errors/user-error.ts';
import type { Clock } from '../ports/clock.ts';

/** Milliseconds before the second and the third attempt. */
const waits = [1000, 3000] as const;

/**
 * Reads a schema in at most three attempts. `read` answers undefined where what it read belongs to different moments.
 * @throws DatabaseError database/inspection-locked where each attempt waited for a lock in vain; UserError
 * database/inspection-unsettled where the schema changed during the last one; where the last one lost to other work of the
 * server, what that said; any other error at once.
 */
export async function readInAttempts<Result>(clock: Clock, read: () => Promise<Result | undefined>): Promise<Result> {
  for (const wait of waits) {
    const result = await read().catch(unlessPassing);
    if (result !== undefined) return result;
    await clock.sleep(wait);
  }
  const result = await read().catch((error: unknown) => {
    throw isLocked(error) ? new DatabaseError('database/inspection-locked', error.problem) : error;
  });
  if (result === undefined) throw new UserError('database/inspection-unsettled');
  return result;
}

function unlessPassing(error: unknown): undefined {
  if (!isLocked(error) && !isConflict(error)) throw error;
}

/** A standby cancels what would keep it from replaying (PostgreSQL manual, 26.4.2), and its replay gets on meanwhile. */
function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && error.problem.sqlState === '40001' && !error.problem.connectionLost;
}

function isLocked(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && error.code === 'database/lock-timeout';
}
