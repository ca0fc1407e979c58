import { readNameOrString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** What a type says about its text. */
export interface CharacterSetClause {
  readonly characterSet?: string;
  readonly collation?: string;
  /** BINARY where no set is named. */
  readonly binary?: boolean;
}

/** Takes CHARACTER SET, CHARSET or CHAR SET. */
export function acceptCharacterSetWords(cursor: TokenCursor): boolean {
  return cursor.accept('CHARSET') || cursor.acceptAll('CHARACTER', 'SET') || cursor.acceptAll('CHAR', 'SET');
}

/** `utf8` was the name of what is now utf8mb3, in both servers (MariaDB: unless old_mode says otherwise). */
export function canonicalCharacterSet(name: string): string {
  const lower = name.toLowerCase();
  return lower === 'utf8' ? 'utf8mb3' : lower;
}

/** `utf8_…` collations are now `utf8mb3_…`. */
export function canonicalCollation(name: string): string {
  const lower = name.toLowerCase();
  return lower.startsWith('utf8_') ? `utf8mb3_${lower.slice('utf8_'.length)}` : lower;
}

/** Reads a character set's name; BINARY is one although it is reserved. */
export function readCharacterSetName(cursor: TokenCursor): string {
  return cursor.accept('BINARY') ? 'binary' : canonicalCharacterSet(readNameOrString(cursor, 'a character set'));
}

/** Reads a collation's name; BINARY is one although it is reserved. */
export function readCollationName(cursor: TokenCursor): string {
  return cursor.accept('BINARY') ? 'binary' : canonicalCollation(readNameOrString(cursor, 'a collation'));
}

/** Reads the collation of a column; DEFAULT is one in MariaDB. */
export function readColumnCollation(cursor: TokenCursor): string {
  return cursor.dialect.isMariadb && cursor.accept('DEFAULT') ? 'default' : readCollationName(cursor);
}

const oldWords: Readonly<Record<string, string>> = { ASCII: 'latin1', UNICODE: 'ucs2', BYTE: 'binary' };

/** One of ASCII, UNICODE, BYTE, CHARACTER SET name. */
function readSet(cursor: TokenCursor): string | undefined {
  const old = cursor.symbol === '' ? undefined : oldWords[cursor.symbol];
  if (old !== undefined) {
    cursor.advance();
    return old;
  }
  return acceptCharacterSetWords(cursor) ? readCharacterSetName(cursor) : undefined;
}

/** Reads the character set behind a type; BINARY in front of it or behind it asks for its `_bin` collation. */
export function readCharacterSet(cursor: TokenCursor): CharacterSetClause {
  const first = cursor.accept('BINARY');
  const characterSet = readSet(cursor);
  const binary = first || (characterSet !== undefined && cursor.accept('BINARY'));
  if (characterSet === undefined) {
    return first ? { binary: true } : {};
  }
  return binary && characterSet !== 'binary' ? { characterSet, collation: `${characterSet}_bin` } : { characterSet };
}
