import { isOptionalName, readName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readInterval } from './interval.ts';
import { readOrderList } from './order-list.ts';

/** Reads `OVER name` or `OVER (…)` (MySQL 8.4 Reference Manual 14.20.2; MariaDB "Window Functions Overview"). */
export function readOverClause(cursor: TokenCursor): void {
  cursor.require(cursor.dialect.offers({ mysql: 80002, mariadb: 100200 }), 'OVER');
  cursor.expect('OVER');
  if (cursor.at('(')) {
    readWindowSpecification(cursor);
  } else {
    readName(cursor, 'a window');
  }
}

/** Reads `([name] [PARTITION BY …] [ORDER BY …] [frame])`. */
export function readWindowSpecification(cursor: TokenCursor): void {
  cursor.expect('(');
  if (isOptionalName(cursor) && !cursor.at('ROWS') && !cursor.at('RANGE') && !cursor.at('GROUPS')) takeName(cursor);
  if (cursor.acceptAll('PARTITION', 'BY')) readOrderList(cursor);
  if (cursor.acceptAll('ORDER', 'BY')) readOrderList(cursor);
  readFrame(cursor);
  cursor.expect(')');
}

function readFrame(cursor: TokenCursor): void {
  const hasGroups = !cursor.dialect.isMariadb && cursor.at('GROUPS');
  if (!cursor.at('ROWS') && !cursor.at('RANGE') && !hasGroups) return;
  cursor.advance();
  if (cursor.accept('BETWEEN')) {
    readFrameBound(cursor, true);
    cursor.expect('AND');
    readFrameBound(cursor, true);
  } else {
    readFrameBound(cursor, false);
  }
  if (cursor.accept('EXCLUDE') && !cursor.acceptAll('CURRENT', 'ROW') && !cursor.acceptAll('NO', 'OTHERS') && !cursor.accept('GROUP')) {
    cursor.expect('TIES');
  }
}

const bothSides = new Set(['PRECEDING', 'FOLLOWING']);
const firstSide = new Set(['PRECEDING']);

function readFrameBound(cursor: TokenCursor, mayFollow: boolean): void {
  const sides = mayFollow ? bothSides : firstSide;
  if (cursor.acceptAll('CURRENT', 'ROW')) return;
  if (cursor.accept('UNBOUNDED')) {
    cursor.expectAny(sides);
    return;
  }
  if (cursor.at('INTERVAL') && !cursor.dialect.isMariadb) {
    readInterval(cursor);
  } else if (cursor.kind === 'integer' || cursor.kind === 'decimal') {
    cursor.advance();
  } else {
    cursor.fail('a bound of the window frame was expected');
  }
  cursor.expectAny(sides);
}
