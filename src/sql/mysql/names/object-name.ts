import type { ObjectName } from '../../../model/expression.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readName } from './identifier.ts';

/** Reads `name` or `schema.name`. */
export function readObjectName(cursor: TokenCursor, what: string): ObjectName {
  const first = cursor.index;
  // MariaDB still reads the old `.name` for a name in the current database (run on 10.11.19; MySQL 9.7.4 refuses it).
  if (cursor.dialect.isMariadb && cursor.at('.')) {
    cursor.advance();
    return { name: readName(cursor, what), span: cursor.spanFrom(first) };
  }
  const name = readName(cursor, what);
  if (!cursor.at('.')) {
    return { name, span: cursor.spanFrom(first) };
  }
  cursor.advance();
  const inner = readName(cursor, what);
  return { schema: name, name: inner, span: cursor.spanFrom(first) };
}

/** Reads the name of a table. */
export function readTableName(cursor: TokenCursor): ObjectName {
  return readObjectName(cursor, 'a table name');
}

/** Reads names between commas. */
export function readTableNames(cursor: TokenCursor): ObjectName[] {
  return cursor.list(() => readTableName(cursor));
}
