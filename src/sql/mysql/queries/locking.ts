import { readInteger } from '../names/identifier.ts';
import { readTableNames } from '../names/object-name.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** True where FOR UPDATE, FOR SHARE or LOCK IN SHARE MODE follows. */
export function isLockingClause(cursor: TokenCursor): boolean {
  return cursor.atAll('FOR', 'UPDATE') || cursor.atAll('LOCK', 'IN') || (cursor.atAll('FOR', 'SHARE') && !cursor.dialect.isMariadb);
}

/** Reads the locking clauses of a query; MySQL 8.0 takes several, each OF other tables. */
export function readLockingClauses(cursor: TokenCursor): void {
  do {
    if (cursor.acceptAll('LOCK', 'IN')) {
      cursor.expect('SHARE', 'MODE');
    } else {
      cursor.expect('FOR');
      cursor.advance();
      readTables(cursor);
    }
    readWait(cursor);
  } while (!cursor.dialect.isMariadb && isLockingClause(cursor));
}

function readTables(cursor: TokenCursor): void {
  if (!cursor.dialect.isMariadb && cursor.at('OF')) {
    cursor.require(cursor.dialect.offers({ mysql: 80001 }), 'OF');
    cursor.advance();
    readTableNames(cursor);
  }
}

function readWait(cursor: TokenCursor): void {
  if (cursor.dialect.offers({ mysql: 80001, mariadb: 100600 }) && cursor.acceptAll('SKIP', 'LOCKED')) return;
  if (cursor.dialect.offers({ mysql: 80001, mariadb: 100300 }) && cursor.accept('NOWAIT')) return;
  if (cursor.dialect.isMariadb && cursor.accept('WAIT')) readInteger(cursor, 'a number of seconds');
}
