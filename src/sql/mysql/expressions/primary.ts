import { isUncallable } from '../keywords/uncallable-words.ts';
import { isName, readName, readNameOrString, takeName } from '../names/identifier.ts';
import { foldArithmetic, foldNot, opaque, varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readBuiltIn } from './built-in-functions.ts';
import { noteFunction, readArguments } from './call-arguments.ts';
import { readInterval } from './interval.ts';
import { readLiteral } from './literals.ts';
import { readParentheses, readSubquery } from './parentheses.ts';
import { readSystemVariable } from './system-variable.ts';

/** Reads one operand with what binds to it most tightly: signs, COLLATE, and `||` where it joins strings. */
export function readSimple(cursor: TokenCursor): Folded {
  let value = readPrimary(cursor);
  for (;;) {
    if (cursor.accept('COLLATE')) {
      readNameOrString(cursor, 'a collation');
    } else if (cursor.at('||') && cursor.mode.pipesAsConcat) {
      cursor.advance();
      readPrimary(cursor);
      value = varying;
    } else {
      return value;
    }
  }
}

function readPrimary(cursor: TokenCursor): Folded {
  const literal = readLiteral(cursor);
  if (literal !== undefined) return literal;
  if (cursor.kind === 'user-variable') return readUserVariable(cursor);
  const special = cursor.symbol === '' ? undefined : bySymbol.get(cursor.symbol);
  if (special !== undefined) return cursor.nested(() => special(cursor));
  const builtIn = readBuiltIn(cursor);
  // A constant NULL is a value: only undefined says that nothing was read.
  return builtIn === undefined ? readNameOrCall(cursor) : builtIn;
}

function readUserVariable(cursor: TokenCursor): Folded {
  // MySQL takes a lone @ for the variable without a name (run on 9.7.4).
  if (cursor.dialect.isMariadb && cursor.raw === '@') cursor.fail('a variable was expected');
  cursor.advance();
  if (cursor.accept(':=')) cursor.grammar.expression(cursor);
  return varying;
}

function signed(cursor: TokenCursor): Folded {
  const operator = cursor.symbol;
  cursor.advance();
  const value = readSimple(cursor);
  return operator === '-' ? foldArithmetic('-', 0, value) : value;
}

function negated(cursor: TokenCursor): Folded {
  cursor.advance();
  refuseAddedInterval(cursor);
  return foldNot(readSimple(cursor));
}

/** MariaDB takes INTERVAL n DAY + x behind a minus sign, but not behind `!` and BINARY (run on 10.11.19). */
function refuseAddedInterval(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb && cursor.at('INTERVAL') && cursor.peek(1) !== '(') cursor.fail('an operand was expected');
}

/** `~` and BINARY keep a constant constant. */
function bitwise(cursor: TokenCursor): Folded {
  cursor.advance();
  refuseAddedInterval(cursor);
  return readSimple(cursor) === varying ? varying : opaque;
}

function notHigh(cursor: TokenCursor): Folded {
  return cursor.mode.highNotPrecedence ? negated(cursor) : cursor.fail('an operand was expected');
}

function exists(cursor: TokenCursor): Folded {
  cursor.advance();
  readSubquery(cursor);
  return varying;
}

/** ROW (…) has at least two members in both servers. */
function row(cursor: TokenCursor): Folded {
  if (cursor.peek(1) !== '(') return readNameOrCall(cursor);
  cursor.advance();
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  cursor.expect(',');
  cursor.list(() => cursor.grammar.expression(cursor));
  cursor.expect(')');
  return varying;
}

function caseOf(cursor: TokenCursor): Folded {
  cursor.advance();
  if (!cursor.at('WHEN')) cursor.grammar.expression(cursor);
  do {
    cursor.expect('WHEN');
    cursor.grammar.expression(cursor);
    cursor.expect('THEN');
    cursor.grammar.expression(cursor);
  } while (cursor.at('WHEN'));
  if (cursor.accept('ELSE')) cursor.grammar.expression(cursor);
  cursor.expect('END');
  return varying;
}

/** INTERVAL (n, a, b …) is a function; INTERVAL n DAY + x adds. */
function interval(cursor: TokenCursor): Folded {
  const call = cursor.peek(1) === '('
    ? cursor.attempt(() => {
      cursor.advance();
      cursor.expect('(');
      cursor.grammar.expression(cursor);
      cursor.expect(',');
      cursor.list(() => cursor.grammar.expression(cursor));
      cursor.expect(')');
      return true;
    })
    : undefined;
  if (call === undefined) {
    readInterval(cursor);
    cursor.expect('+');
    cursor.grammar.operand(cursor);
  }
  return varying;
}

/** ODBC's {d '…'}, {ts '…'}, {fn …}: any word, then an expression. */
function escapeClause(cursor: TokenCursor): Folded {
  cursor.advance();
  if (!isName(cursor)) {
    cursor.fail('a word was expected behind {');
  }
  cursor.advance();
  cursor.grammar.expression(cursor);
  cursor.expect('}');
  return varying;
}

const bySymbol: ReadonlyMap<string, (cursor: TokenCursor) => Folded> = new Map([
  ['(', readParentheses], ['+', signed], ['-', signed], ['!', negated], ['~', bitwise], ['BINARY', bitwise],
  ['NOT', notHigh], ['EXISTS', exists], ['ROW', row], ['CASE', caseOf], ['INTERVAL', interval], ['{', escapeClause],
  ['@@', readSystemVariable],
]);

/** A column, or a call of a function that has no grammar of its own. */
function readNameOrCall(cursor: TokenCursor): Folded {
  if (!isName(cursor) && !(cursor.dialect.isMariadb && cursor.at('.'))) cursor.fail('an expression was expected');
  const { symbol } = cursor;
  const parts = readParts(cursor);
  if (cursor.at('(') && isCallable(cursor, symbol, parts.length)) {
    noteFunction(cursor, parts.join('.'));
    return readArguments(cursor);
  }
  cursor.use.columns.add(parts.join('.'));
  readPath(cursor);
  return varying;
}

/** A function may stand in a schema, in MariaDB also in a package of one; alone it is none of the other keywords. */
function isCallable({ dialect }: TokenCursor, symbol: string, parts: number): boolean {
  return parts === 1 ? !isUncallable(symbol, dialect.flavour, dialect.version) : parts === 2 || dialect.isMariadb;
}

/** `->` and `->>` with a path, behind a column only (MySQL). */
function readPath(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb || (!cursor.accept('->') && !cursor.accept('->>'))) return;
  if (cursor.kind !== 'string') cursor.fail('a path was expected in quotes');
  cursor.advance();
}

function readParts(cursor: TokenCursor): string[] {
  cursor.accept('.');
  const parts = [readName(cursor, 'a name')];
  while (cursor.at('.') && parts.length < 3) {
    cursor.advance();
    if (!isName(cursor)) cursor.fail('a name was expected behind the point');
    parts.push(takeName(cursor));
  }
  return parts;
}
