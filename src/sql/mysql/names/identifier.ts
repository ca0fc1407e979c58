import { functionWords } from '../keywords/function-words.ts';
import { unquote } from '../lexing/scan-text.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** True where the current token is a function's keyword because its parenthesis follows (directly, or under IGNORE_SPACE). */
export function isFunctionWord(cursor: TokenCursor): boolean {
  return cursor.peek(1) === '('
    && (cursor.mode.ignoreSpace || cursor.nextIsAdjacent)
    && functionWords[cursor.dialect.flavour].has(cursor.symbol);
}

/** True where the current token can stand as the name of something. */
export function isName(cursor: TokenCursor): boolean {
  if (cursor.kind === 'name') return true;
  return cursor.kind === 'word' && !cursor.dialect.reserved.asName.has(cursor.symbol) && !isFunctionWord(cursor);
}

/** True where the current token can be a name in a place where a name may also be missing. */
export function isOptionalName(cursor: TokenCursor): boolean {
  return isName(cursor) && !cursor.dialect.reserved.asOptionalName.has(cursor.symbol);
}

/** The value of a `name` or `word` token, without quotes. */
function nameValue(raw: string): string {
  const quoted = raw.startsWith('`') || raw.startsWith('"');
  return quoted ? unquote(raw, false) : raw;
}

/** Takes the current token as a name, whatever it is called. */
export function takeName(cursor: TokenCursor): string {
  const value = nameValue(cursor.raw);
  cursor.advance();
  return value;
}

/** Reads a name. `what` says in an error message what was to be named: `a column name`. */
export function readName(cursor: TokenCursor, what: string): string {
  if (!isName(cursor)) {
    const reserved = cursor.kind === 'word' && cursor.dialect.reserved.asName.has(cursor.symbol);
    cursor.fail(reserved ? `${what} was expected (a reserved word must be quoted)` : `${what} was expected`);
  }
  return takeName(cursor);
}

/** The value of the current string token, which may be a charset-less '…' or "…". */
export function stringValue(cursor: TokenCursor): string {
  const { raw } = cursor;
  return unquote(cursor.kind === 'national-string' ? raw.slice(1) : raw, cursor.mode.backslashEscapes);
}

/** Reads a plain string literal. */
export function readString(cursor: TokenCursor, what: string): string {
  if (cursor.kind !== 'string') cursor.fail(`${what} was expected in quotes`);
  const value = stringValue(cursor);
  cursor.advance();
  return value;
}

/** Reads a name or a string, as engines, character sets, aliases and accounts may be written. */
export function readNameOrString(cursor: TokenCursor, what: string): string {
  return cursor.kind === 'string' ? readString(cursor, what) : readName(cursor, what);
}

/** Reads an integer literal. */
export function readInteger(cursor: TokenCursor, what: string): string {
  if (cursor.kind !== 'integer') cursor.fail(`${what} was expected as an integer`);
  const value = cursor.raw;
  cursor.advance();
  return value;
}
