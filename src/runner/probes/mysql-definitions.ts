import { createHash } from 'node:crypto';
import { DatabaseError } from '../../errors/database-error.ts';
import { quoteName } from '../../migrations/quote-table.ts';
import type { DatabaseSession, SqlCommand } from '../../ports/database-session.ts';
import type { DefinedKind, DefinedObject } from './mysql-objects.ts';

/** An object with its database, and a hash of its definition; or that it is absent, or that it may not be read. */
export interface Definition {
  readonly kind: DefinedKind;
  readonly schema: string;
  readonly name: string;
  readonly state: string;
}

export const absent = 'absent';
export const unreadable = 'unreadable';

/** Errors by which the servers say that an object is not there (MySQL 8.4 and MariaDB error references). */
const notThere = new Set([1146, 1305, 1360, 1539, 1049, 1141, 4091]);

/** Reads the definition of an object as it is now. */
export async function readDefinition(session: DatabaseSession, object: DefinedObject, database: string): Promise<Definition> {
  const schema = object.schema ?? database;
  const read = { kind: object.kind, schema, name: object.name };
  try {
    const rows = await session.query(showCommand(read));
    return { ...read, state: stateOf(rows.flatMap((row) => Object.values(row))) };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem.connectionLost) throw error;
    return { ...read, state: notThere.has(error.problem.errno ?? 0) ? absent : unreadable };
  }
}

/** A definition that the account may not see is NULL. */
function stateOf(shown: readonly unknown[]): string {
  return shown.length === 0 || shown.includes(null) ? unreadable : hashOf(JSON.stringify(shown));
}

/** The counter moves with rows, not with definitions. */
function hashOf(text: string): string {
  return createHash('sha256').update(text.replace(/ AUTO_INCREMENT=\d+/, '')).digest('hex');
}

function showCommand({ kind, schema, name }: Omit<Definition, 'state'>): SqlCommand {
  const quoted = (text: string): string => quoteName('mysql', text);
  if (kind === 'user') return { text: `SHOW GRANTS FOR ${accountOf(name)}` };
  if (kind === 'database') return { text: `SHOW CREATE DATABASE ${quoted(name)}` };
  return { text: `SHOW CREATE ${kind.toUpperCase()} ${quoted(schema)}.${quoted(name)}` };
}

/** `user@host`; the host is everything after the last @. */
function accountOf(account: string): string {
  const plain = account.replaceAll(/['"`]/g, '');
  const at = plain.lastIndexOf('@');
  const [user, host] = at < 0 ? [plain, undefined] : [plain.slice(0, at), plain.slice(at + 1)];
  return host === undefined ? quoteName('mysql', user) : `${quoteName('mysql', user)}@${quoteName('mysql', host)}`;
}
