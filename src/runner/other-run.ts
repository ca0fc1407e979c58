import type { DatabaseSession } from '../ports/database-session.ts';
import type { LockHolder } from '../ports/migration-lock.ts';
import { historyLocation } from './gather-state.ts';
import { lockKeys } from './lock-keys.ts';
import type { RunnerRequest } from './runner-request.ts';

/**
 * Who migrates a target right now; undefined where nobody does. Each key is taken and given back at once, inside a transaction:
 * behind a pooler that hands sessions out per transaction a lock would otherwise stay with whoever gets the session next.
 */
export async function otherRun(session: DatabaseSession, request: RunnerRequest): Promise<LockHolder | undefined> {
  const lock = request.adapter.lock(session);
  const { control, format } = lockKeys(request.migrations.rules, historyLocation(session.server, request));
  await session.send([{ text: 'BEGIN' }]);
  try {
    for (const key of format === undefined ? [control] : [control, format]) {
      const attempt = await lock.tryAcquire(key);
      if (attempt.outcome === 'acquired') await lock.release(key);
      if (attempt.outcome === 'busy') return attempt.holder ?? {};
    }
    return undefined;
  } finally {
    await session.send([{ text: 'ROLLBACK' }]);
  }
}
