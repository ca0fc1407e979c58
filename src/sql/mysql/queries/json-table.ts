import { readOnResponses } from '../expressions/special-functions.ts';
import { readName, readString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDataType } from '../tables/data-type.ts';

/** Reads JSON_TABLE(expression, path COLUMNS (…)) (MySQL 8.4 Reference Manual 14.17.6; MariaDB 10.6). */
export function readJsonTable(cursor: TokenCursor): void {
  cursor.expect('JSON_TABLE', '(');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  readPath(cursor);
  readColumns(cursor);
  cursor.expect(')');
}

/** A path; in MySQL several strings make one. */
function readPath(cursor: TokenCursor): void {
  do {
    readString(cursor, 'a path');
  } while (cursor.kind === 'string' && !cursor.dialect.isMariadb);
}

function readColumns(cursor: TokenCursor): void {
  cursor.expect('COLUMNS');
  cursor.nested(() => { cursor.parenthesised(() => cursor.list(() => { readColumn(cursor); })); });
}

function readColumn(cursor: TokenCursor): void {
  if (cursor.acceptAll('NESTED', 'PATH')) {
    readPath(cursor);
    readColumns(cursor);
    return;
  }
  readName(cursor, 'a column name');
  if (cursor.acceptAll('FOR', 'ORDINALITY')) return;
  readDataType(cursor);
  cursor.accept('EXISTS');
  cursor.expect('PATH');
  readPath(cursor);
  readOnResponses(cursor);
}
