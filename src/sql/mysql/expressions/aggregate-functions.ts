import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readOrderList } from './order-list.ts';
import { readOverClause } from './window.ts';

function distinct(cursor: TokenCursor): boolean {
  return cursor.accept('DISTINCT') || cursor.accept('DISTINCTROW');
}

/** COUNT(*), COUNT([ALL] x), COUNT(DISTINCT x, y). */
export function count(cursor: TokenCursor): Folded {
  cursor.expect('(');
  if (!cursor.accept('*')) {
    if (distinct(cursor)) {
      cursor.list(() => cursor.grammar.expression(cursor));
    } else {
      cursor.accept('ALL');
      cursor.grammar.expression(cursor);
    }
  }
  cursor.expect(')');
  return finish(cursor);
}

/** SUM, AVG, MIN, MAX: one expression, DISTINCT or ALL in front. */
export function distinctAggregate(cursor: TokenCursor): Folded {
  cursor.expect('(');
  distinct(cursor);
  return plainArgument(cursor);
}

/** BIT_AND, STD, VARIANCE …: one expression, ALL in front. */
export function aggregate(cursor: TokenCursor): Folded {
  cursor.expect('(');
  return plainArgument(cursor);
}

function plainArgument(cursor: TokenCursor): Folded {
  cursor.accept('ALL');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return finish(cursor);
}

/** GROUP_CONCAT([DISTINCT] x, … [ORDER BY …] [SEPARATOR '…'] [LIMIT n]); LIMIT is MariaDB's. */
export function groupConcat(cursor: TokenCursor): Folded {
  cursor.expect('(');
  distinct(cursor);
  cursor.list(() => cursor.grammar.expression(cursor));
  readOrder(cursor);
  if (cursor.accept('SEPARATOR')) {
    if (cursor.kind !== 'string' && cursor.kind !== 'hex' && cursor.kind !== 'bit') {
      cursor.fail('a separator was expected in quotes');
    }
    cursor.advance();
  }
  readLimit(cursor);
  cursor.expect(')');
  return finish(cursor);
}

/** JSON_ARRAYAGG: in MariaDB with everything GROUP_CONCAT has except a separator. */
export function jsonArrayAggregate(cursor: TokenCursor): Folded {
  cursor.expect('(');
  if (!cursor.dialect.isMariadb) return plainArgument(cursor);
  distinct(cursor);
  cursor.list(() => cursor.grammar.expression(cursor));
  readOrder(cursor);
  readLimit(cursor);
  cursor.expect(')');
  return finish(cursor);
}

/** JSON_OBJECTAGG(key, value). */
export function jsonObjectAggregate(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return finish(cursor);
}

function readOrder(cursor: TokenCursor): void {
  if (cursor.acceptAll('ORDER', 'BY')) readOrderList(cursor);
}

function readLimit(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb && cursor.accept('LIMIT')) {
    cursor.grammar.simple(cursor);
    if (cursor.accept(',') || cursor.accept('OFFSET')) cursor.grammar.simple(cursor);
  }
}

function finish(cursor: TokenCursor): Folded {
  if (cursor.at('OVER')) readOverClause(cursor);
  return varying;
}
