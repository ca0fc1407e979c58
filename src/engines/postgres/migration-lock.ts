import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import type { LockAttempt, LockHolder, LockKey, MigrationLock } from '../../ports/migration-lock.ts';

/**
 * Session-level advisory locks of the database (PostgreSQL manual, 13.3.5 Advisory Locks).
 * A 64-bit key is shown in pg_locks as two halves with objsubid 1.
 */
export function migrationLock(session: DatabaseSession): MigrationLock {
  return {
    tryAcquire: (key) => tryAcquire(session, key),
    isHeld: async (key) => (await holders(session, key)).some((row) => row['pid'] === session.server.sessionId),
    release: async (key) => {
      await session.query({ text: 'select pg_advisory_unlock($1::bigint)', values: [key] });
    },
  };
}

async function tryAcquire(session: DatabaseSession, key: LockKey): Promise<LockAttempt> {
  const [row] = await session.query({ text: 'select pg_try_advisory_lock($1::bigint) as acquired', values: [key] });
  if (row?.['acquired'] === true) return { outcome: 'acquired' };
  const [holder] = await holders(session, key);
  return holder === undefined ? { outcome: 'busy' } : { outcome: 'busy', holder: lockHolder(holder) };
}

function holders(session: DatabaseSession, key: LockKey): Promise<readonly Row[]> {
  return session.query({
    text: `
select l.pid, a.application_name, extract(epoch from clock_timestamp() - a.backend_start)::int as age
from pg_catalog.pg_locks l
left join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and l.objsubid = 1
  and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
  and (l.classid::bigint << 32 | l.objid::bigint) = $1::bigint`,
    values: [key],
  });
}

/** Age is hidden from a role that may not see other sessions. */
function lockHolder(row: Row): LockHolder {
  const { pid, application_name: name, age } = row;
  return {
    ...(typeof pid === 'number' ? { sessionId: pid } : {}),
    ...(typeof name === 'string' && name !== '' ? { applicationName: name } : {}),
    ...(typeof age === 'number' ? { ageSeconds: age } : {}),
  };
}
