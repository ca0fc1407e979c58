import { characterSets } from '../keywords/character-sets.ts';
import { stringValue } from '../names/identifier.ts';
import { opaque } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const dateWords = new Set(['DATE', 'TIME', 'TIMESTAMP']);

/** Reads a literal. @returns undefined where none stands here. */
export function readLiteral(cursor: TokenCursor): Folded | undefined {
  switch (cursor.kind) {
    case 'string':
    case 'national-string': {
      return readStrings(cursor);
    }
    case 'integer':
    case 'decimal': {
      const value = Number(cursor.raw);
      cursor.advance();
      return value;
    }
    case 'hex':
    case 'bit': {
      readBits(cursor);
      return opaque;
    }
    case 'word': {
      return readWordLiteral(cursor);
    }
    default: {
      return undefined;
    }
  }
}

/** Reads a literal, or fails. `what` says what was wanted: a literal may be NULL, so that `??` would not do. */
export function expectLiteral(cursor: TokenCursor, what: string): Folded {
  const value = readLiteral(cursor);
  return value === undefined ? cursor.fail(`${what} was expected`) : value;
}

/** Strings next to each other are one string (MySQL 8.4 Reference Manual 11.1.1). */
function readStrings(cursor: TokenCursor): Folded {
  let value = stringValue(cursor);
  cursor.advance();
  while (cursor.kind === 'string') {
    value += stringValue(cursor);
    cursor.advance();
  }
  return value;
}

/** x'…' holds an even number of hexadecimal digits, b'…' zeros and ones. */
function readBits(cursor: TokenCursor): void {
  const { raw } = cursor;
  const quoted = raw.endsWith("'");
  const wellFormed = cursor.kind === 'hex' ? /^x'([0-9a-f]{2})*'$/i : /^b'[01]*'$/i;
  if (quoted && !wellFormed.test(raw)) cursor.fail('a bit or hexadecimal literal was expected');
  cursor.advance();
}

function readWordLiteral(cursor: TokenCursor): Folded | undefined {
  switch (cursor.symbol) {
    case 'NULL': {
      cursor.advance();
      return null;
    }
    case 'TRUE': {
      cursor.advance();
      return 1;
    }
    case 'FALSE': {
      cursor.advance();
      return 0;
    }
    default: {
      return readPrefixedLiteral(cursor);
    }
  }
}

/** DATE '…', TIME '…', TIMESTAMP '…', and strings behind a character set's introducer. */
function readPrefixedLiteral(cursor: TokenCursor): Folded | undefined {
  if (dateWords.has(cursor.symbol) && cursor.peekKind(1) === 'string') {
    cursor.advance();
    cursor.advance();
    return opaque;
  }
  const { raw } = cursor;
  if (!raw.startsWith('_') || !characterSets.has(raw.slice(1).toLowerCase())) return undefined;
  cursor.advance();
  switch (cursor.kind) {
    case 'string': {
      return readStrings(cursor);
    }
    case 'hex':
    case 'bit': {
      readBits(cursor);
      return opaque;
    }
    default: {
      return cursor.fail('a string was expected behind its character set');
    }
  }
}
