import type { TokenCursor } from '../reading/token-cursor.ts';
import { foldAnd, foldArithmetic, foldComparison, foldIsNull, foldIsTruth, foldNot, foldOr, foldXor, varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import { isQueryInParentheses } from './parentheses.ts';
import { readIntervalUnit } from './interval.ts';
import { binaryLevel, comparisonOperators, strongestLevel } from './operators.ts';

/*
 * The precedence of both servers (MySQL 8.4 Reference Manual 14.4.1, MariaDB "Operator Precedence"), weakest first:
 * OR, XOR, AND, NOT, comparisons and IS, the predicates (IN, BETWEEN, LIKE …), arithmetic, one operand.
 */

/** Reads any expression. */
export function readExpressionValue(cursor: TokenCursor): Folded {
  return cursor.nested(() => {
    let value = readXor(cursor);
    while (cursor.at('OR') || (cursor.at('||') && !cursor.mode.pipesAsConcat)) {
      cursor.advance();
      value = foldOr(value, readXor(cursor));
    }
    return value;
  });
}

function readXor(cursor: TokenCursor): Folded {
  let value = readAnd(cursor);
  while (cursor.accept('XOR')) {
    value = foldXor(value, readAnd(cursor));
  }
  return value;
}

function readAnd(cursor: TokenCursor): Folded {
  let value = readNot(cursor);
  while (cursor.accept('AND') || cursor.accept('&&')) {
    value = foldAnd(value, readNot(cursor));
  }
  return value;
}

function readNot(cursor: TokenCursor): Folded {
  if (cursor.at('NOT') && !cursor.mode.highNotPrecedence) {
    cursor.advance();
    return cursor.nested(() => foldNot(readNot(cursor)));
  }
  return readTest(cursor);
}

/** Comparisons and IS, from left to right. MySQL takes nothing behind IS TRUE; MariaDB goes on (run on 9.7.4 and 10.11.19). */
function readTest(cursor: TokenCursor): Folded {
  let value = readPredicate(cursor);
  for (;;) {
    if (cursor.at('IS')) {
      const isNull = cursor.peek(1) === 'NULL' || cursor.peek(2) === 'NULL';
      value = readIs(cursor, value);
      if (!isNull && !cursor.dialect.isMariadb) return value;
      continue;
    }
    const operator = cursor.acceptAny(comparisonOperators);
    if (operator === undefined) return value;
    value = readCompared(cursor, operator, value);
  }
}

function readIs(cursor: TokenCursor, value: Folded): Folded {
  cursor.expect('IS');
  const negated = cursor.accept('NOT');
  if (cursor.accept('NULL')) return foldIsNull(value, negated);
  const wanted = cursor.expectAny(truthWords);
  return foldIsTruth(value, wanted === 'UNKNOWN' ? null : wanted === 'TRUE', negated);
}

const truthWords = new Set(['TRUE', 'FALSE', 'UNKNOWN']);
/** Those that are never true of NULL; `<=>` can be. */
const equalities: ReadonlySet<string> = new Set(['=', '<>', '!=']);
const quantifiers = new Set(['ANY', 'SOME', 'ALL']);

/** The right side of a comparison: a predicate, or ANY, SOME, ALL with a query. */
function readCompared(cursor: TokenCursor, operator: string, left: Folded): Folded {
  if (operator !== '<=>' && cursor.atAny(quantifiers) && cursor.peek(1) === '(' && isQueryInParentheses(cursor, 1)) {
    cursor.advance();
    cursor.parenthesised(() => { cursor.grammar.query(cursor); });
    return varying;
  }
  const right = readPredicate(cursor);
  if (equalities.has(operator) && (left === null || right === null)) cursor.use.comparesNull = true;
  return foldComparison(operator, left, right);
}

const predicateWords = new Set(['IN', 'BETWEEN', 'LIKE', 'REGEXP', 'RLIKE']);

/** One predicate on an operand; MariaDB takes several in a row. */
function readPredicate(cursor: TokenCursor): Folded {
  let value = readOperand(cursor);
  while (readPredicateTail(cursor)) {
    value = varying;
    if (!cursor.dialect.isMariadb) return value;
  }
  return value;
}

function readPredicateTail(cursor: TokenCursor): boolean {
  if (cursor.at('NOT') && predicateWords.has(cursor.peek(1))) cursor.advance();
  const word = cursor.acceptAny(predicateWords);
  if (word !== undefined) {
    readPredicateOperands(cursor, word);
    return true;
  }
  if (cursor.acceptAll('SOUNDS', 'LIKE')) {
    readOperand(cursor);
    return true;
  }
  if (cursor.at('MEMBER') && cursor.dialect.offers({ mysql: 80017 }) && (cursor.peek(1) === 'OF' || cursor.peek(1) === '(')) {
    cursor.advance();
    cursor.accept('OF');
    cursor.parenthesised(() => cursor.grammar.simple(cursor));
    return true;
  }
  return false;
}

function readPredicateOperands(cursor: TokenCursor, word: string): void {
  switch (word) {
    case 'IN': {
      readInList(cursor);
      break;
    }
    case 'BETWEEN': {
      readOperand(cursor);
      cursor.expect('AND');
      cursor.nested(() => readPredicate(cursor));
      break;
    }
    case 'LIKE': {
      readPattern(cursor);
      if (cursor.accept('ESCAPE')) cursor.grammar.simple(cursor);
      break;
    }
    default: {
      readOperand(cursor);
    }
  }
}

/** MySQL takes one operand without arithmetic as a pattern, MariaDB any. */
function readPattern(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb) {
    readOperand(cursor);
  } else {
    cursor.grammar.simple(cursor);
  }
}

function readInList(cursor: TokenCursor): void {
  if (!cursor.at('(')) cursor.fail('( was expected behind IN');
  cursor.parenthesised(() => {
    const query = isQueryInParentheses(cursor, -1)
      ? cursor.attempt(() => {
        cursor.grammar.query(cursor);
        return cursor.at(')') ? true : cursor.fail(') was expected');
      })
      : undefined;
    if (query === undefined) cursor.list(() => readExpressionValue(cursor));
  });
}

/** Reads arithmetic, bit operators and shifts. */
export function readOperand(cursor: TokenCursor): Folded {
  return readBinary(cursor, 0);
}

function readBinary(cursor: TokenCursor, weakest: number): Folded {
  let value = cursor.grammar.simple(cursor);
  for (;;) {
    const level = binaryLevel(cursor.symbol);
    if (level === undefined || level < weakest) return value;
    const operator = cursor.symbol;
    cursor.advance();
    value = readRightSide(cursor, operator, value);
  }
}

/** `+ INTERVAL n DAY`, or the next operand with everything that binds it more tightly. */
function readRightSide(cursor: TokenCursor, operator: string, left: Folded): Folded {
  const level = binaryLevel(operator) ?? 0;
  if ((operator === '+' || operator === '-') && cursor.at('INTERVAL')) {
    const interval = cursor.attempt(() => {
      cursor.expect('INTERVAL');
      readExpressionValue(cursor);
      readIntervalUnit(cursor);
      return true;
    });
    if (interval !== undefined) return varying;
  }
  const right = level === strongestLevel ? cursor.grammar.simple(cursor) : readBinary(cursor, level + 1);
  return foldArithmetic(operator, left, right);
}
