import { isQueryStart } from '../expressions/parentheses.ts';
import { readOrderList } from '../expressions/order-list.ts';
import { readTableName } from '../names/object-name.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { isInto, readInto } from './into.ts';
import type { IntoTarget } from './into.ts';
import { readLimit } from './limit.ts';
import { isLockingClause, readLockingClauses } from './locking.ts';
import { readSelect } from './select.ts';
import { readWithClause } from './with.ts';

const setOperators = new Set(['UNION', 'EXCEPT', 'INTERSECT']);

/** Where a query stands: INTO is allowed in a statement of its own, not in a subquery. */
export interface QueryPlace {
  readonly mayGoInto: boolean;
  /** CREATE TABLE … AS and INSERT take `(WITH …)`, alone in its parentheses, which MariaDB takes nowhere else outside a subquery. */
  readonly mayWrapWith?: boolean;
}

function isWithInParentheses(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.at('(') && cursor.peek(1) === 'WITH';
}

/** Reads a query of a statement; what it uses goes straight into the cursor's collector. @returns its INTO. */
export function readQuery(cursor: TokenCursor, place: QueryPlace): IntoTarget | undefined {
  return cursor.nested(() => {
    const mark = cursor.use.commonTableMark;
    if (cursor.at('WITH')) readWithClause(cursor);
    const into = isWithInParentheses(cursor) && place.mayWrapWith === true
      ? cursor.parenthesised(() => readQuery(cursor, place))
      : readQueryBody(cursor, place);
    cursor.use.leaveCommonTables(mark);
    return into;
  });
}

/** Reads a query inside something else; its WHERE and LIMIT do not count as the statement's. */
export function readInnerQuery(cursor: TokenCursor): void {
  const outer = cursor.use;
  cursor.use = outer.inner();
  readQuery(cursor, { mayGoInto: false });
  outer.absorb(cursor.use);
  cursor.use = outer;
}

/** Reads what follows a WITH clause: operands of UNION and its like, ORDER BY, LIMIT, locking, INTO. */
function readQueryBody(cursor: TokenCursor, place: QueryPlace): IntoTarget | undefined {
  const into = readOperand(cursor, place);
  return readQueryRest(cursor, place) ?? into;
}

/** Reads what follows the first operand of a query. */
export function readQueryRest(cursor: TokenCursor, place: QueryPlace): IntoTarget | undefined {
  let into: IntoTarget | undefined;
  while (cursor.atAny(setOperators)) {
    const operator = cursor.symbol;
    cursor.require(operator === 'UNION' || cursor.dialect.offers({ mysql: 80031, mariadb: 100300 }), operator);
    cursor.advance();
    if (!cursor.accept('ALL')) cursor.accept('DISTINCT');
    into = readOperand(cursor, place) ?? into;
    cursor.use.predicate = undefined;
  }
  return readTail(cursor, place) ?? into;
}

function readOperand(cursor: TokenCursor, place: QueryPlace): IntoTarget | undefined {
  if (cursor.at('(')) {
    if (isWithInParentheses(cursor)) cursor.fail('a query without WITH was expected');
    return cursor.parenthesised(() => readQuery(cursor, place));
  }
  if (!isQueryStart(cursor) || cursor.at('WITH')) cursor.fail('a query was expected');
  if (cursor.accept('TABLE')) {
    cursor.use.addTable(readTableName(cursor));
    cursor.use.columns.add('*');
    return undefined;
  }
  if (cursor.accept('VALUES')) {
    readRows(cursor);
    return undefined;
  }
  return readSelect(cursor, place);
}

/** The rows of a table value constructor: ROW (…) in MySQL, (…) in MariaDB. */
function readRows(cursor: TokenCursor): void {
  cursor.list(() => {
    if (!cursor.dialect.isMariadb) cursor.expect('ROW');
    cursor.expect('(');
    if (!cursor.at(')')) {
      cursor.list(() => {
        if (!cursor.accept('DEFAULT')) cursor.grammar.expression(cursor);
      });
    }
    cursor.expect(')');
  });
}

function readTail(cursor: TokenCursor, place: QueryPlace): IntoTarget | undefined {
  if (cursor.acceptAll('ORDER', 'BY')) readOrderList(cursor);
  if (readLimit(cursor)) cursor.use.hasLimit = true;
  readProcedureAnalyse(cursor);
  const early = place.mayGoInto && isInto(cursor) ? readInto(cursor) : undefined;
  if (isLockingClause(cursor)) readLockingClauses(cursor);
  return place.mayGoInto && early === undefined && isInto(cursor) ? readInto(cursor) : early;
}

/** PROCEDURE ANALYSE(…), gone in MySQL 8.0. */
function readProcedureAnalyse(cursor: TokenCursor): void {
  if (!cursor.at('PROCEDURE') || !cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 })) return;
  cursor.expect('PROCEDURE', 'ANALYSE', '(');
  if (!cursor.at(')')) cursor.list(() => cursor.grammar.expression(cursor));
  cursor.expect(')');
}
