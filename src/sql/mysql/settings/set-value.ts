import { stringValue } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const bareWords = new Set(['ON', 'ALL', 'BINARY', 'ROW', 'SYSTEM']);

/** True where the token ends a value of SET. */
export function endsValue(cursor: TokenCursor, distance: number): boolean {
  const symbol = cursor.peek(distance);
  return symbol === ',' || symbol === ';' || symbol === 'FOR' || cursor.peekKind(distance) === 'end';
}

/** Reads the value of a variable. @returns its text, without quotes for a plain string; undefined for DEFAULT. */
export function readSetValue(cursor: TokenCursor, mayBeDefault: boolean): string | undefined {
  if (mayBeDefault && cursor.at('DEFAULT') && cursor.peek(1) !== '(') {
    cursor.advance();
    return undefined;
  }
  if (cursor.atAny(bareWords) && endsValue(cursor, 1)) {
    const word = cursor.raw;
    cursor.advance();
    return word;
  }
  const plain = cursor.kind === 'string' && endsValue(cursor, 1) ? stringValue(cursor) : undefined;
  const first = cursor.index;
  cursor.grammar.expression(cursor);
  return plain ?? cursor.textFrom(first);
}

/** Reads `=` or `:=`. */
export function expectAssignment(cursor: TokenCursor): void {
  if (!cursor.accept(':=')) cursor.expect('=');
}
