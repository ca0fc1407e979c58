import { readOrderList } from '../expressions/order-list.ts';
import { readName } from '../names/identifier.ts';
import { readRowCount } from '../queries/limit.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads ORDER BY and LIMIT n of an UPDATE or DELETE: no offset. */
export function readOrderAndLimit(cursor: TokenCursor): void {
  if (cursor.acceptAll('ORDER', 'BY')) readOrder(cursor);
  if (cursor.accept('LIMIT')) {
    readRowCount(cursor);
    cursor.use.hasLimit = true;
  }
}

function readOrder(cursor: TokenCursor): void {
  const outer = cursor.use;
  cursor.use = outer.inner();
  readOrderList(cursor);
  const { use } = cursor;
  cursor.use = outer;
  outer.absorb(use);
  outer.orderedBy = use.columns.toArray();
}

/** Reads FOR PORTION OF period FROM x TO y (MariaDB 10.4.3). */
export function readPortion(cursor: TokenCursor): void {
  if (!cursor.dialect.isMariadb || !cursor.acceptAll('FOR', 'PORTION', 'OF')) return;
  readName(cursor, 'a period');
  cursor.expect('FROM');
  cursor.grammar.operand(cursor);
  cursor.expect('TO');
  cursor.grammar.operand(cursor);
}
