import { readCreateTable } from '../tables/create-table.ts';
import { readCreateIndex } from '../tables/index-statements.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const indexWords = new Set(['UNIQUE', 'FULLTEXT', 'SPATIAL', 'VECTOR', 'INDEX']);

/** Reads a statement that begins with CREATE. */
export function readCreate(cursor: TokenCursor): StatementReading {
  cursor.expect('CREATE');
  const orReplace = cursor.acceptAll('OR', 'REPLACE');
  if (cursor.atAll('TEMPORARY', 'TABLE')) {
    cursor.advance();
    cursor.advance();
    return readCreateTable(cursor, { orReplace, temporary: true });
  }
  if (cursor.accept('TABLE')) {
    return readCreateTable(cursor, { orReplace, temporary: false });
  }
  if (cursor.atAny(indexWords)) {
    return readCreateIndex(cursor);
  }
  return cursor.fail('the kind of what is created was expected');
}
