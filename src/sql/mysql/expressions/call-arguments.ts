import { isName, readInteger, readNameOrString } from '../names/identifier.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Notes a call of a function by its name. */
export function noteFunction(cursor: TokenCursor, name: string): void {
  cursor.use.functions.add(name.toLowerCase());
}

/** Reads arguments of any number, each of which may carry a name for a loadable function (`f(a AS b)`). */
export function readArguments(cursor: TokenCursor): Folded {
  cursor.expect('(');
  if (!cursor.at(')')) {
    cursor.list(() => {
      cursor.grammar.expression(cursor);
      if (cursor.accept('AS') || cursor.kind === 'string' || isName(cursor)) readNameOrString(cursor, 'a name for the argument');
    });
  }
  cursor.expect(')');
  return varying;
}

/** Reads between `least` and `most` expressions in parentheses. */
export function readFixedArguments(cursor: TokenCursor, least: number, most: number): Folded {
  cursor.expect('(');
  const found = cursor.at(')') ? 0 : cursor.list(() => cursor.grammar.expression(cursor)).length;
  if (found < least || found > most) {
    cursor.fail(`${String(least)}${most === least ? '' : ' or more'} arguments were expected`);
  }
  cursor.expect(')');
  return varying;
}

/** Reads the fractional digits of NOW(6), or nothing: `()`. */
export function readPrecision(cursor: TokenCursor): Folded {
  cursor.expect('(');
  if (!cursor.at(')')) readInteger(cursor, 'a number of digits');
  cursor.expect(')');
  return varying;
}
