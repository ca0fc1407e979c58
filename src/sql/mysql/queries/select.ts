import { readCondition } from '../expressions/capture.ts';
import { readOrderList } from '../expressions/order-list.ts';
import { readWindowSpecification } from '../expressions/window.ts';
import { isName, isOptionalName, readName, readNameOrString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { isInto, readInto } from './into.ts';
import type { IntoTarget } from './into.ts';
import { readFromClause } from './table-references.ts';

const selectOptions = new Set([
  'ALL', 'DISTINCT', 'DISTINCTROW', 'HIGH_PRIORITY', 'STRAIGHT_JOIN', 'SQL_SMALL_RESULT', 'SQL_BIG_RESULT',
  'SQL_BUFFER_RESULT', 'SQL_NO_CACHE', 'SQL_CALC_FOUND_ROWS',
]);

/** Reads a SELECT up to its WINDOW or QUALIFY clause; ORDER BY and what follows belong to the whole query. */
export function readSelect(cursor: TokenCursor, place: { readonly mayGoInto: boolean }): IntoTarget | undefined {
  cursor.expect('SELECT');
  readSelectOptions(cursor);
  readSelectList(cursor);
  const into = place.mayGoInto && isInto(cursor) ? readInto(cursor) : undefined;
  if (cursor.accept('FROM')) readFromClause(cursor);
  if (cursor.accept('WHERE')) cursor.use.predicate = readCondition(cursor);
  readGrouping(cursor);
  if (cursor.accept('HAVING')) cursor.grammar.expression(cursor);
  readNamedWindows(cursor);
  if (cursor.at('QUALIFY') && cursor.dialect.offers({ mysql: 80400 })) {
    cursor.advance();
    cursor.grammar.expression(cursor);
  }
  return into;
}

function readSelectOptions(cursor: TokenCursor): void {
  while (cursor.acceptAny(selectOptions) !== undefined || (cursor.dialect.isMariadb && cursor.accept('UNIQUE'))) {
    // Each step takes one option.
  }
  // SQL_CACHE is an option where it is one, else a column.
  if (cursor.at('SQL_CACHE') && cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 })) {
    cursor.advance();
    readSelectOptions(cursor);
  }
}

/** Reads the list behind SELECT or RETURNING: `*` at most in front, expressions and `table.*` with their names. */
export function readSelectList(cursor: TokenCursor): void {
  if (cursor.accept('*')) {
    cursor.use.columns.add('*');
    if (!cursor.accept(',')) return;
  }
  cursor.list(() => {
    if (readQualifiedStar(cursor)) return;
    cursor.grammar.expression(cursor);
    readColumnAlias(cursor);
  });
}

/** `table.*` and `schema.table.*`. */
function readQualifiedStar(cursor: TokenCursor): boolean {
  const short = cursor.peek(1) === '.' && cursor.peek(2) === '*';
  const long = cursor.peek(1) === '.' && cursor.peek(3) === '.' && cursor.peek(4) === '*';
  if ((!short && !long) || !isName(cursor)) return false;
  let qualifier = takeName(cursor);
  cursor.expect('.');
  if (long) {
    qualifier += `.${readName(cursor, 'a table name')}`;
    cursor.expect('.');
  }
  cursor.expect('*');
  cursor.use.columns.add(`${qualifier}.*`);
  return true;
}

function readColumnAlias(cursor: TokenCursor): void {
  if (cursor.accept('AS')) {
    readNameOrString(cursor, 'an alias');
  } else if (cursor.kind === 'string') {
    cursor.advance();
  } else if (isOptionalName(cursor)) {
    takeName(cursor);
  }
}

function readGrouping(cursor: TokenCursor): void {
  if (!cursor.acceptAll('GROUP', 'BY')) return;
  if (!cursor.dialect.isMariadb && (cursor.at('ROLLUP') || cursor.at('CUBE')) && cursor.peek(1) === '(') {
    cursor.advance();
    cursor.parenthesised(() => cursor.list(() => cursor.grammar.expression(cursor)));
    return;
  }
  if (cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80013, mariadb: 100000 })) {
    readOrderList(cursor);
  } else {
    cursor.list(() => cursor.grammar.expression(cursor));
  }
  cursor.acceptAll('WITH', 'ROLLUP');
}

/** WINDOW name AS (…), …; in MariaDB the word is reserved in this place only. */
function readNamedWindows(cursor: TokenCursor): void {
  if (!cursor.at('WINDOW') || !cursor.dialect.offers({ mysql: 80002, mariadb: 100200 })) return;
  cursor.advance();
  cursor.list(() => {
    readName(cursor, 'a window');
    cursor.expect('AS');
    readWindowSpecification(cursor);
  });
}
