import { DatabaseError } from '../../errors/database-error.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { LockAttempt, LockHolder, LockKey, MigrationLock } from '../../ports/migration-lock.ts';

/**
 * Named locks of the server (MySQL 8.4 manual, 14.14 Locking Functions), held by a session, at most 64 characters.
 * They are the server's, not the database's: the key must name the schema.
 */
export function migrationLock(session: DatabaseSession): MigrationLock {
  return {
    tryAcquire: (key) => tryAcquire(session, key),
    isHeld: async (key) => (await ownerOf(session, key)) === session.server.sessionId,
    release: async (key) => {
      await session.query({ text: 'select release_lock(?)', values: [key] });
    },
  };
}

async function tryAcquire(session: DatabaseSession, key: LockKey): Promise<LockAttempt> {
  try {
    const [row] = await session.query({ text: 'select get_lock(?, 0) as acquired', values: [key] });
    if (Number(row?.['acquired']) === 1) return { outcome: 'acquired' };
  } catch (error) {
    if (isUnsupported(error)) return { outcome: 'unsupported', reason: 'the server refuses GET_LOCK, as clusters with write-set replication do' };
    throw error;
  }
  const holder = await describeHolder(session, key);
  return holder === undefined ? { outcome: 'busy' } : { outcome: 'busy', holder };
}

/** 1235: not supported yet, Galera; 1105: Percona XtraDB Cluster in strict mode. */
function isUnsupported(error: unknown): boolean {
  return error instanceof DatabaseError && (error.problem.errno === 1235 || error.problem.errno === 1105);
}

async function ownerOf(session: DatabaseSession, key: LockKey): Promise<number | undefined> {
  const [row] = await session.query({ text: 'select is_used_lock(?) as owner', values: [key] });
  const owner = row?.['owner'];
  return owner === null || owner === undefined ? undefined : Number(owner);
}

async function describeHolder(session: DatabaseSession, key: LockKey): Promise<LockHolder | undefined> {
  const sessionId = await ownerOf(session, key);
  if (sessionId === undefined) return undefined;
  const applicationName = await readText(session, sessionId, applicationNameQuery);
  const age = Number(await readText(session, sessionId, ageQuery));
  return {
    sessionId,
    ...(applicationName === undefined ? {} : { applicationName }),
    ...(Number.isInteger(age) && age >= 0 ? { ageSeconds: age } : {}),
  };
}

const applicationNameQuery = "select attr_value as answer from performance_schema.session_account_connect_attrs where processlist_id = ? and attr_name = 'program_name'";

/** Seconds in the present state: of a session that only holds the lock, since it took it. */
const ageQuery = 'select cast(time as char) as answer from information_schema.processlist where id = ?';

/** What a role may not see, or a server has switched off, is left out: it only words a message. */
async function readText(session: DatabaseSession, sessionId: number, text: string): Promise<string | undefined> {
  try {
    const [row] = await session.query({ text, values: [sessionId] });
    const answer = row?.['answer'];
    return typeof answer === 'string' ? answer : undefined;
  } catch {
    return undefined;
  }
}
