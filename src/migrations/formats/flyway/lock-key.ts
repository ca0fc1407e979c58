import type { HistoryLocation } from '../../format.ts';
import { quotedTable } from '../../quote-table.ts';

/** The six letters of `Flyway` as a big-endian number: the base of its advisory lock numbers. */
const flywayLetters = 77431708279161n;

/**
 * The lock that Flyway itself takes for a history table: an advisory lock number on PostgreSQL, a GET_LOCK name on
 * MySQL and MariaDB, both made of Java's hash of the quoted table name.
 */
export function flywayLockKey(location: HistoryLocation): string {
  const hash = javaHash(quotedTable(location));
  return location.family === 'postgres' ? String(flywayLetters + BigInt(hash)) : `Flyway-${hash}`;
}

/** java.lang.String.hashCode: signed 32-bit, over UTF-16 units. */
function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
