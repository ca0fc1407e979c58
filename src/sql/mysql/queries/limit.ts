import { isName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** A number of rows: an integer, or a variable of a stored program. */
export function readRowCount(cursor: TokenCursor): void {
  if (cursor.kind === 'integer') {
    cursor.advance();
  } else if (isName(cursor)) {
    takeName(cursor);
  } else {
    cursor.fail('a number of rows was expected');
  }
}

/** Reads LIMIT, or MariaDB's OFFSET … FETCH. @returns false where there is none. */
export function readLimit(cursor: TokenCursor): boolean {
  if (cursor.accept('LIMIT')) {
    if (cursor.dialect.isMariadb && readRowsExamined(cursor)) return true;
    readRowCount(cursor);
    if (cursor.accept(',') || cursor.accept('OFFSET')) readRowCount(cursor);
    if (cursor.dialect.isMariadb) readRowsExamined(cursor);
    return true;
  }
  return cursor.dialect.offers({ mariadb: 100600 }) && readFetch(cursor);
}

/** ROWS EXAMINED n (MariaDB). */
function readRowsExamined(cursor: TokenCursor): boolean {
  if (!cursor.acceptAll('ROWS', 'EXAMINED')) return false;
  readRowCount(cursor);
  return true;
}

function readRowWord(cursor: TokenCursor): void {
  if (!cursor.accept('ROW')) cursor.expect('ROWS');
}

function readFetch(cursor: TokenCursor): boolean {
  const hasOffset = cursor.accept('OFFSET');
  if (hasOffset) {
    readRowCount(cursor);
    readRowWord(cursor);
  }
  if (!cursor.accept('FETCH')) return hasOffset;
  if (!cursor.accept('FIRST')) cursor.expect('NEXT');
  if (!cursor.at('ROW') && !cursor.at('ROWS')) readRowCount(cursor);
  readRowWord(cursor);
  if (!cursor.accept('ONLY')) cursor.expect('WITH', 'TIES');
  return true;
}
