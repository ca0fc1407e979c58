import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAssignedValue } from './assignments.ts';

const plainKinds = new Set(['string', 'integer', 'decimal', 'hex', 'bit']);

/** True where one literal and then a comma or parenthesis stands here: most values of most inserts. */
function isPlainValue(cursor: TokenCursor): boolean {
  const next = cursor.peek(1);
  return (next === ',' || next === ')') && (plainKinds.has(cursor.kind) || cursor.at('NULL'));
}

function readValue(cursor: TokenCursor): void {
  if (cursor.kind !== 'hex' && cursor.kind !== 'bit' && isPlainValue(cursor)) {
    cursor.advance();
  } else {
    readAssignedValue(cursor);
  }
}

/** Reads `(value, …)`, which may be empty. */
function readRow(cursor: TokenCursor): void {
  cursor.expect('(');
  if (!cursor.at(')')) {
    do {
      readValue(cursor);
    } while (cursor.accept(','));
  }
  cursor.expect(')');
}

/** Reads `(…), (…)`, or `ROW(…), ROW(…)` in MySQL. @returns how many. */
export function readRowValues(cursor: TokenCursor): number {
  const withWord = !cursor.dialect.isMariadb && cursor.at('ROW');
  let count = 0;
  do {
    if (withWord) cursor.expect('ROW');
    readRow(cursor);
    count += 1;
  } while (cursor.accept(','));
  return count;
}
