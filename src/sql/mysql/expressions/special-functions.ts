import { readName, readString } from '../names/identifier.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCastType } from './cast-type.ts';
import { readInterval, readIntervalUnit, readTimestampUnit } from './interval.ts';

/** DATE_ADD and DATE_SUB take an interval; ADDDATE and SUBDATE also a number of days. */
export function dateArithmetic(cursor: TokenCursor): Folded {
  const takesDays = cursor.peek(-1) === 'ADDDATE' || cursor.peek(-1) === 'SUBDATE';
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  const interval = cursor.at('INTERVAL')
    ? cursor.attempt(() => {
      readInterval(cursor);
      return cursor.at(')') ? true : cursor.fail(') was expected');
    })
    : undefined;
  if (interval === undefined) {
    if (!takesDays) cursor.fail('INTERVAL was expected');
    cursor.grammar.expression(cursor);
  }
  cursor.expect(')');
  return varying;
}

/** EXTRACT(unit FROM x). */
export function extract(cursor: TokenCursor): Folded {
  cursor.expect('(');
  readIntervalUnit(cursor);
  cursor.expect('FROM');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}

/** TIMESTAMPADD(unit, n, x), TIMESTAMPDIFF(unit, x, y). */
export function timestampArithmetic(cursor: TokenCursor): Folded {
  cursor.expect('(');
  readTimestampUnit(cursor);
  cursor.expect(',');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}

const formatKinds = new Set(['DATE', 'TIME', 'DATETIME', 'TIMESTAMP']);

/** GET_FORMAT(DATE, x). */
export function getFormat(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.expectAny(formatKinds);
  cursor.expect(',');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}

/** Reads `[[schema.]table.]column` and notes it. */
function readColumn(cursor: TokenCursor): void {
  const parts = [readName(cursor, 'a column')];
  while (cursor.accept('.')) {
    parts.push(readName(cursor, 'a column'));
  }
  cursor.use.columns.add(parts.join('.'));
}

/** DEFAULT(column), VALUES(column), VALUE(column). */
export function columnFunction(cursor: TokenCursor): Folded {
  cursor.parenthesised(() => { readColumn(cursor); });
  return varying;
}

/** MATCH (a, b) AGAINST ('…' [modifier]); the parentheses around the columns may be missing. */
export function match(cursor: TokenCursor): Folded {
  if (cursor.at('(')) {
    cursor.parenthesised(() => cursor.list(() => { readColumn(cursor); }));
  } else {
    cursor.list(() => { readColumn(cursor); });
  }
  cursor.expect('AGAINST', '(');
  cursor.grammar.operand(cursor);
  if (cursor.acceptAll('IN', 'NATURAL', 'LANGUAGE', 'MODE')) {
    cursor.acceptAll('WITH', 'QUERY', 'EXPANSION');
  } else if (!cursor.acceptAll('IN', 'BOOLEAN', 'MODE')) {
    cursor.acceptAll('WITH', 'QUERY', 'EXPANSION');
  }
  cursor.expect(')');
  return varying;
}

/** JSON_VALUE(x, '$.path' [RETURNING type] [… ON EMPTY] [… ON ERROR]) (MySQL 8.0.21); a plain function in MariaDB. */
export function jsonValue(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.simple(cursor);
  cursor.expect(',');
  readString(cursor, 'a path');
  if (cursor.accept('RETURNING')) readCastType(cursor);
  readOnResponses(cursor);
  cursor.expect(')');
  return varying;
}

/** Reads `{NULL | ERROR | DEFAULT x} ON EMPTY` and the same ON ERROR. */
export function readOnResponses(cursor: TokenCursor): void {
  for (const event of ['EMPTY', 'ERROR']) {
    if (!cursor.at('NULL') && !cursor.at('ERROR') && !cursor.at('DEFAULT')) return;
    const { index } = cursor;
    if (cursor.accept('DEFAULT')) {
      cursor.grammar.simple(cursor);
    } else {
      cursor.advance();
    }
    cursor.expect('ON');
    if (!cursor.accept(event)) cursor.index = index;
  }
}

/** NEXT VALUE FOR s, PREVIOUS VALUE FOR s (MariaDB). */
export function sequenceValue(cursor: TokenCursor): Folded {
  cursor.expect('VALUE', 'FOR');
  readColumn(cursor);
  return varying;
}

/** NEXTVAL(s), LASTVAL(s), SETVAL(s, n [, used [, round]]) (MariaDB). */
export function sequenceFunction(cursor: TokenCursor): Folded {
  const sets = cursor.peek(-1) === 'SETVAL';
  cursor.expect('(');
  readColumn(cursor);
  if (sets) {
    cursor.expect(',');
    cursor.list(() => cursor.grammar.simple(cursor));
  }
  cursor.expect(')');
  return varying;
}

/** COLUMN_GET(blob, name AS type), COLUMN_CREATE and COLUMN_ADD(…, name, value [AS type], …) (MariaDB dynamic columns). */
export function dynamicColumns(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.list(() => {
    cursor.grammar.expression(cursor);
    if (cursor.accept('AS')) readCastType(cursor);
  });
  cursor.expect(')');
  return varying;
}

/** JSON_DUALITY_OBJECT(['WITH' (…)] key : value, …) (MySQL 9.4). */
export function dualityObject(cursor: TokenCursor): Folded {
  cursor.expect('(');
  if (cursor.accept('WITH')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a word')));
  cursor.list(() => {
    readString(cursor, 'a key');
    cursor.expect(':');
    cursor.grammar.expression(cursor);
  });
  cursor.expect(')');
  return varying;
}

/** ST_COLLECT([DISTINCT] x) (MySQL 8.0.24). */
export function collect(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.accept('DISTINCT');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}
