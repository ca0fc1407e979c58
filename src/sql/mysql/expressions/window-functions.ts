import { isName, takeName } from '../names/identifier.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readOrderList } from './order-list.ts';
import { readOverClause } from './window.ts';

/** ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST: no argument. */
export function ranking(cursor: TokenCursor): Folded {
  cursor.expect('(', ')');
  return finish(cursor);
}

/** NTILE(n): MySQL wants a whole number or a variable, MariaDB any expression. */
export function ntile(cursor: TokenCursor): Folded {
  cursor.expect('(');
  readStable(cursor);
  cursor.expect(')');
  return finish(cursor);
}

/** FIRST_VALUE(x), LAST_VALUE(x). In MariaDB LAST_VALUE is also a plain function of several arguments. */
export function edgeValue(cursor: TokenCursor): Folded {
  cursor.expect('(');
  const values = cursor.list(() => cursor.grammar.expression(cursor));
  cursor.expect(')');
  if (!cursor.dialect.isMariadb && values.length > 1) cursor.fail('one argument was expected');
  readNullTreatment(cursor);
  if (cursor.at('OVER') || !cursor.dialect.isMariadb) readOverClause(cursor);
  return varying;
}

/** LEAD and LAG: (x [, distance [, default]]). */
export function neighbour(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  if (cursor.accept(',')) {
    readStable(cursor);
    if (!cursor.dialect.isMariadb && cursor.accept(',')) cursor.grammar.expression(cursor);
  }
  cursor.expect(')');
  readNullTreatment(cursor);
  return finish(cursor);
}

/** NTH_VALUE(x, n) [FROM FIRST|LAST]. */
export function nthValue(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  readStable(cursor);
  cursor.expect(')');
  if (!cursor.dialect.isMariadb && !cursor.acceptAll('FROM', 'FIRST')) cursor.acceptAll('FROM', 'LAST');
  readNullTreatment(cursor);
  return finish(cursor);
}

/** PERCENTILE_CONT(x) WITHIN GROUP (ORDER BY y) OVER (…) (MariaDB). */
export function percentile(cursor: TokenCursor): Folded {
  cursor.parenthesised(() => cursor.grammar.expression(cursor));
  cursor.expect('WITHIN', 'GROUP', '(', 'ORDER', 'BY');
  readOrderList(cursor);
  cursor.expect(')');
  return finish(cursor);
}

/** MEDIAN(x) OVER (…) (MariaDB). */
export function median(cursor: TokenCursor): Folded {
  cursor.parenthesised(() => cursor.grammar.expression(cursor));
  return finish(cursor);
}

function readStable(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb) {
    cursor.grammar.expression(cursor);
  } else if (cursor.kind === 'integer' || cursor.kind === 'user-variable') {
    cursor.advance();
  } else if (isName(cursor)) {
    takeName(cursor);
  } else {
    cursor.fail('a whole number was expected');
  }
}

function readNullTreatment(cursor: TokenCursor): void {
  if (!cursor.dialect.isMariadb && !cursor.acceptAll('RESPECT', 'NULLS')) cursor.acceptAll('IGNORE', 'NULLS');
}

function finish(cursor: TokenCursor): Folded {
  readOverClause(cursor);
  return varying;
}
