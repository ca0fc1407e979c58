import { isOptionalName, readName, takeName } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import { readLimit } from '../queries/limit.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const tableMoves = new Set(['FIRST', 'NEXT']);
const indexMoves = new Set(['FIRST', 'NEXT', 'PREV', 'LAST']);
const comparisons = new Set(['=', '<', '<=', '>', '>=']);

/** HANDLER t OPEN, READ, CLOSE. */
export function readHandler(cursor: TokenCursor): StatementReading {
  cursor.expect('HANDLER');
  const table = readObjectName(cursor, 'a table name');
  if (cursor.accept('OPEN')) {
    readAlias(cursor);
  } else if (table.schema !== undefined || !cursor.accept('CLOSE')) {
    cursor.expect('READ');
    readMove(cursor);
    if (cursor.accept('WHERE')) cursor.grammar.expression(cursor);
    readLimit(cursor);
  }
  return { operations: [{ kind: 'other', command: 'HANDLER', objects: [table], span: cursor.statementSpan() }], transaction: 'any' };
}

function readAlias(cursor: TokenCursor): void {
  if (cursor.accept('AS')) {
    readName(cursor, 'an alias');
  } else if (isOptionalName(cursor)) {
    takeName(cursor);
  }
}

function readMove(cursor: TokenCursor): void {
  if (cursor.acceptAny(tableMoves) !== undefined) return;
  readName(cursor, 'an index');
  if (cursor.acceptAny(comparisons) === undefined) {
    cursor.expectAny(indexMoves);
  } else {
    cursor.parenthesised(() => cursor.list(() => cursor.grammar.expression(cursor)));
  }
}
