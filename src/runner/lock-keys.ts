import { createHash } from 'node:crypto';
import type { Format, HistoryLocation } from '../migrations/format.ts';
import type { LockKey } from '../ports/migration-lock.ts';

/** The keys that a run holds: one per session, so that the next run waits for a statement whose runner died. */
export interface LockKeys {
  readonly control: LockKey;
  readonly executor: LockKey;
  /** The format's own, against its own tool. */
  readonly format?: LockKey;
}

/** Keys of a history's place. Never one constant: two applications in one database must not wait for each other. */
export function lockKeys(format: Format, location: HistoryLocation): LockKeys {
  const own = format.history.lockKey(location);
  return { control: keyOf('control', location), executor: keyOf('executor', location), ...(own === undefined ? {} : { format: own }) };
}

function keyOf(session: string, { family, schema, table }: HistoryLocation): LockKey {
  const digest = createHash('sha256').update(JSON.stringify(['schema-gitops', session, schema, table])).digest();
  // GET_LOCK takes at most 64 characters (MySQL 8.4 manual, 14.14), pg_advisory_lock a signed 64-bit number.
  return family === 'postgres' ? String(digest.readBigInt64BE()) : `schema-gitops-${session}-${digest.toString('hex', 0, 12)}`;
}
