import { readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads `[[schema.]table.]column` as it stands on the left of an assignment; the parts from left to right. */
export function readColumnReference(cursor: TokenCursor): readonly string[] {
  if (cursor.dialect.isMariadb) cursor.accept('.');
  const parts = [readName(cursor, 'a column name')];
  while (parts.length < 3 && cursor.accept('.')) {
    parts.push(readName(cursor, 'a column name'));
  }
  return parts;
}

/** Reads a value of an assignment or row: an expression or DEFAULT; MariaDB also IGNORE. */
export function readAssignedValue(cursor: TokenCursor): void {
  const isDefault = cursor.at('DEFAULT') && cursor.peek(1) !== '(';
  if (isDefault) {
    cursor.advance();
  } else if (!(cursor.dialect.isMariadb && cursor.accept('IGNORE'))) {
    cursor.grammar.expression(cursor);
  }
}

/** Reads `column = value, …`. @returns the columns, each as its parts. */
export function readAssignments(cursor: TokenCursor): (readonly string[])[] {
  return cursor.list(() => {
    const column = readColumnReference(cursor);
    if (!cursor.accept(':=')) cursor.expect('=');
    readAssignedValue(cursor);
    return column;
  });
}
