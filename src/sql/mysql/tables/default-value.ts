import type { Expression } from '../../../model/expression.ts';
import { readPrecision } from '../expressions/call-arguments.ts';
import { readExpression } from '../expressions/capture.ts';
import { expectLiteral, readLiteral } from '../expressions/literals.ts';
import { foldArithmetic, varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const nowWords = new Set(['NOW', 'CURRENT_TIMESTAMP', 'LOCALTIME', 'LOCALTIMESTAMP']);
const newNowWords = new Set(['NOW', 'CURRENT_TIMESTAMP']);

/** Reads CURRENT_TIMESTAMP or a synonym of it; NOW wants its parentheses. */
export function readNow(cursor: TokenCursor): Folded {
  const needsParentheses = cursor.at('NOW');
  // LOCALTIME is no longer taken by MariaDB 11 (run on 10.11.19 and 11.8.9).
  const word = cursor.expectAny(cursor.dialect.offers({ mariadb: 110000 }) && cursor.dialect.version !== undefined ? newNowWords : nowWords);
  cursor.use.functions.add(word.toLowerCase());
  return cursor.at('(') || needsParentheses ? readPrecision(cursor) : varying;
}

/** A number with a sign. */
function readSignedNumber(cursor: TokenCursor): Folded {
  const negative = cursor.at('-');
  cursor.advance();
  if (cursor.kind !== 'integer' && cursor.kind !== 'decimal') cursor.fail('a number was expected behind the sign');
  const value = Number(cursor.raw);
  cursor.advance();
  return foldArithmetic(negative ? '-' : '+', 0, value);
}

function isSign(cursor: TokenCursor): boolean {
  return cursor.at('-') || cursor.at('+');
}

/** MySQL: a literal, CURRENT_TIMESTAMP, or any expression in parentheses (8.4 Reference Manual 13.6). */
function readMysqlDefault(cursor: TokenCursor): Folded {
  if (isSign(cursor)) return readSignedNumber(cursor);
  if (cursor.atAny(nowWords)) return readNow(cursor);
  if (cursor.at('(')) {
    cursor.require(cursor.dialect.offers({ mysql: 80013 }), 'DEFAULT (expression)');
    return cursor.parenthesised(() => cursor.grammar.expression(cursor));
  }
  return expectLiteral(cursor, 'a literal or an expression in parentheses');
}

const refusedByMariadb = new Set(['BINARY', 'INTERVAL', '~', '!', 'NOT']);

/** MariaDB: also one function, column or variable without parentheses. */
function readMariadbDefault(cursor: TokenCursor): Folded {
  if (isSign(cursor)) return readSignedNumber(cursor);
  if (cursor.at('(')) return cursor.parenthesised(() => cursor.grammar.expression(cursor));
  if (cursor.atAny(refusedByMariadb)) cursor.fail('a value was expected');
  const literal = readLiteral(cursor);
  return literal === undefined ? cursor.grammar.simple(cursor) : literal;
}

/** Reads what stands behind DEFAULT in a column definition. */
export function readDefaultValue(cursor: TokenCursor): Expression {
  return readExpression(cursor, cursor.dialect.isMariadb ? readMariadbDefault : readMysqlDefault);
}
