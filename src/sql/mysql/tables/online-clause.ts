import type { OnlineClause } from '../../../model/statement.ts';
import { readInteger, readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** ALGORITHM, LOCK and WAIT while they are read. */
export type OnlineParts = { -readonly [Key in keyof OnlineClause]: OnlineClause[Key] };

/** Reads ALGORITHM [=] x or LOCK [=] x. @returns false where neither stands here. */
export function readOnlineClause(cursor: TokenCursor, found: OnlineParts): boolean {
  for (const [word, key] of [['ALGORITHM', 'algorithm'], ['LOCK', 'lock']] as const) {
    if (cursor.at(word)) {
      cursor.advance();
      cursor.accept('=');
      found[key] = cursor.accept('DEFAULT') ? 'default' : readName(cursor, `a value for ${word}`).toLowerCase();
      return true;
    }
  }
  return false;
}

/** Reads WAIT n or NOWAIT (MariaDB 10.3). */
export function readWait(cursor: TokenCursor, found: OnlineParts): void {
  if (!cursor.dialect.isMariadb) return;
  if (cursor.accept('NOWAIT')) {
    found.waitSeconds = 0;
  } else if (cursor.accept('WAIT')) {
    found.waitSeconds = Number(readInteger(cursor, 'a number of seconds'));
  }
}

/** The clause as the model has it; absent where nothing was written. */
export function onlineOf(found: OnlineParts): { readonly online?: OnlineClause } {
  return Object.keys(found).length === 0 ? {} : { online: found };
}
