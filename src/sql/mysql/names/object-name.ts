import type { ObjectName } from '../../../model/expression.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readName } from './identifier.ts';

/** Reads `name` or `schema.name`. */
export function readObjectName(cursor: TokenCursor, what: string): ObjectName {
  const first = cursor.index;
  const name = readName(cursor, what);
  if (!cursor.at('.')) return { name, span: cursor.spanFrom(first) };
  cursor.advance();
  const inner = readName(cursor, what);
  return { schema: name, name: inner, span: cursor.spanFrom(first) };
}

/** Reads the name of a table; MariaDB still takes the old `.name` for one in the current database (run on 10.11.19). */
export function readTableName(cursor: TokenCursor): ObjectName {
  const first = cursor.index;
  if (cursor.dialect.isMariadb && cursor.accept('.')) {
    return { name: readName(cursor, 'a table name'), span: cursor.spanFrom(first) };
  }
  return readObjectName(cursor, 'a table name');
}

/** Reads names between commas. */
export function readTableNames(cursor: TokenCursor): ObjectName[] {
  return cursor.list(() => readTableName(cursor));
}
