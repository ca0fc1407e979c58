import type { Dialect } from '../dialect.ts';
import { CharacterClass, characterClass, isDigit, isWordCharacter } from './character-classes.ts';
import { scanNumber, scanPointNumber } from './scan-number.ts';
import { quotedEnd, wordEnd } from './scan-text.ts';
import type { SqlMode } from './sql-mode.ts';
import { longestSymbol } from './symbols.ts';
import type { TokenKind, Tokens } from './tokens.ts';

/** Where the lexer stands, and what it needs to know to read the next token. */
export interface TokenPlace {
  readonly text: string;
  readonly dialect: Dialect;
  readonly mode: SqlMode;
  readonly delimiter: string;
  readonly tokens: Tokens;
  offset: number;
  /** Notes something that never ends. */
  fail(offset: number, message: string): void;
}

/** Reads the token at the place's offset and moves behind it. */
export function readToken(place: TokenPlace): void {
  const code = place.text.charCodeAt(place.offset);
  switch (characterClass(code)) {
    case CharacterClass.word: {
      readWord(place);
      break;
    }
    case CharacterClass.digit: {
      readNumber(place);
      break;
    }
    case CharacterClass.quote: {
      readQuoted(place, code === doubleQuote && place.mode.ansiQuotes ? 'name' : 'string', place.offset);
      break;
    }
    case CharacterClass.backtick: {
      readQuoted(place, 'name', place.offset);
      break;
    }
    default: {
      readSymbol(place);
    }
  }
}

const doubleQuote = 34;

function readQuoted(place: TokenPlace, kind: TokenKind, quoteAt: number): void {
  const { text, offset } = place;
  const escapes = place.mode.backslashEscapes && kind !== 'name' && text.charAt(quoteAt) !== '`';
  const end = quotedEnd(text, quoteAt, escapes);
  place.tokens.push(kind, offset, end === -1 ? text.length : end);
  if (end === -1) {
    place.fail(offset, 'A quoted text is not closed');
  } else {
    place.offset = end;
  }
}

/** The end of a word, cut short where a delimiter made of word characters stands in it (`END$$`). */
function wordEndAt(place: TokenPlace, start: number): number {
  const end = wordEnd(place.text, start);
  if (place.delimiter === ';') return end;
  const cut = place.text.slice(start, end + place.delimiter.length).indexOf(place.delimiter, 1);
  return cut === -1 ? end : Math.min(end, start + cut);
}

function readWord(place: TokenPlace): void {
  const { text, offset, tokens } = place;
  const end = wordEndAt(place, offset);
  if (end - offset === 1 && text.charAt(end) === "'" && readPrefixedQuote(place)) return;
  if (text.charAt(offset) === '$' && readDollarQuoted(place)) return;
  place.offset = end;
  // A word directly before a point and a word character is never a keyword: `order.id`; behind `@@` it is: `@@global.x`.
  const isQualifier = text.charAt(end) === '.' && isWordCharacter(text.charCodeAt(end + 1)) && !text.startsWith('@@', offset - 2);
  if (isQualifier) {
    tokens.push('name', offset, end);
  } else {
    tokens.pushWord(text, offset, end);
  }
}

const prefixedKinds: Readonly<Record<string, TokenKind>> = { n: 'national-string', x: 'hex', b: 'bit' };

/** N'…', x'…', b'…'. */
function readPrefixedQuote(place: TokenPlace): boolean {
  const kind = prefixedKinds[place.text.charAt(place.offset).toLowerCase()];
  if (kind !== undefined) readQuoted(place, kind, place.offset + 1);
  return kind !== undefined;
}

const dollarQuote = /\$[A-Za-z0-9_\u0080-\uffff]*\$/y;

/** $$…$$ and $tag$…$tag$ hold routine bodies of other languages (MySQL 9.x Reference Manual 15.1.17). */
function readDollarQuoted(place: TokenPlace): boolean {
  const { text, offset } = place;
  dollarQuote.lastIndex = offset;
  const tag = place.dialect.offers({ mysql: 80100 }) ? dollarQuote.exec(text)?.[0] : undefined;
  if (tag === undefined) return false;
  const close = text.indexOf(tag, offset + tag.length);
  const end = close === -1 ? text.length : close + tag.length;
  place.tokens.push('dollar-string', offset, end);
  if (close === -1) place.fail(offset, 'A dollar-quoted text is not closed');
  place.offset = end;
  return true;
}

function readNumber(place: TokenPlace): void {
  const { kind, end } = scanNumber(place.text, place.offset);
  if (kind === 'word') {
    readWord(place);
    return;
  }
  place.tokens.push(kind, place.offset, end);
  place.offset = end;
}

function readSymbol(place: TokenPlace): void {
  const { text, offset, tokens } = place;
  const symbol = longestSymbol(text, offset, place.dialect.isMariadb);
  switch (symbol) {
    case '@': {
      readUserVariable(place);
      break;
    }
    case '.': {
      readPoint(place);
      break;
    }
    case '\\': {
      // The lexer lets a backslash through only as `\N`.
      place.offset = offset + 2;
      tokens.pushKeyword('NULL', offset, place.offset);
      break;
    }
    default: {
      tokens.pushSymbol(symbol, offset);
      place.offset = offset + symbol.length;
    }
  }
}

/** @name, @'name', @"name", @`name`; also the host of an account. */
function readUserVariable(place: TokenPlace): void {
  const { text, offset } = place;
  const next = characterClass(text.charCodeAt(offset + 1));
  if (next === CharacterClass.quote || next === CharacterClass.backtick) {
    readQuoted(place, 'user-variable', offset + 1);
    return;
  }
  let end = offset + 1;
  while (isWordCharacter(text.charCodeAt(end)) || text.charAt(end) === '.') {
    end += 1;
  }
  const cut = place.delimiter === ';' ? -1 : text.slice(offset, end).indexOf(place.delimiter);
  place.offset = cut === -1 ? end : offset + cut;
  place.tokens.push('user-variable', offset, place.offset);
}

/** True where the token before stands directly here and is an unquoted name: what follows its point is a name too. */
function isBehindQualifier({ tokens, text, offset }: TokenPlace): boolean {
  const previous = tokens.count - 1;
  return tokens.kindAt(previous) === 'name' && tokens.endAt(previous) === offset && text.charAt(offset - 1) !== '`';
}

/** A point, the name directly behind it, or a number that begins with it. */
function readPoint(place: TokenPlace): void {
  const { text, offset, tokens } = place;
  const next = text.charCodeAt(offset + 1);
  if (isDigit(next) && !isBehindQualifier(place)) {
    const { end } = scanPointNumber(text, offset);
    tokens.push('decimal', offset, end);
    place.offset = end;
    return;
  }
  tokens.pushSymbol('.', offset);
  place.offset = offset + 1;
  if (isWordCharacter(next)) {
    const end = wordEndAt(place, place.offset);
    tokens.push('name', place.offset, end);
    place.offset = end;
  }
}
