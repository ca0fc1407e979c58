import { isDigit, isWordCharacter } from './character-classes.ts';
import { wordEnd } from './scan-text.ts';

const point = 46;
const plus = 43;
const minus = 45;

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function isExponentMark(code: number): boolean {
  return code === 69 || code === 101;
}

/** End of an exponent that starts at the letter E at `start`, or -1 where no digits follow. */
function exponentEnd(text: string, start: number): number {
  const sign = text.charCodeAt(start + 1);
  const first = sign === plus || sign === minus ? start + 2 : start + 1;
  return isDigit(text.charCodeAt(first)) ? digitsEnd(text, first) : -1;
}

/** What a text that begins with a digit turns out to be. */
export type NumberKind = 'integer' | 'decimal' | 'hex' | 'bit' | 'word';

/** The kind and the end of such a text. */
export interface ScannedNumber {
  readonly kind: NumberKind;
  readonly end: number;
}

/** 0x41 and 0b01, in lower case only (MySQL 8.4 Reference Manual 11.1.4 and 11.1.5); anything else there is a word. */
function scanPrefixed(text: string, start: number): ScannedNumber | undefined {
  const mark = text.charAt(start + 1);
  if (text.charAt(start) !== '0' || (mark !== 'x' && mark !== 'b')) return undefined;
  const end = wordEnd(text, start);
  const digits = text.slice(start + 2, end);
  if (mark === 'x' && /^[0-9a-fA-F]+$/.test(digits)) return { kind: 'hex', end };
  return mark === 'b' && /^[01]+$/.test(digits) ? { kind: 'bit', end } : undefined;
}

/** A fraction and exponent behind the point at `at`. */
function scanFraction(text: string, at: number): ScannedNumber {
  const end = digitsEnd(text, at + 1);
  const exponent = isExponentMark(text.charCodeAt(end)) ? exponentEnd(text, end) : -1;
  return { kind: 'decimal', end: exponent === -1 ? end : exponent };
}

/**
 * Reads what begins with a digit at `start`. Identifiers may begin with digits (`1st`), so that a word is possible;
 * `1..3` is an integer before MariaDB's range.
 */
export function scanNumber(text: string, start: number): ScannedNumber {
  const prefixed = scanPrefixed(text, start);
  if (prefixed !== undefined) return prefixed;
  const end = digitsEnd(text, start);
  const next = text.charCodeAt(end);
  if (next === point) return text.charCodeAt(end + 1) === point ? { kind: 'integer', end } : scanFraction(text, end);
  if (!isWordCharacter(next)) return { kind: 'integer', end };
  const exponent = isExponentMark(next) ? exponentEnd(text, end) : -1;
  return exponent === -1 ? { kind: 'word', end: wordEnd(text, end) } : { kind: 'decimal', end: exponent };
}

/** Reads a number that begins with a point, at `start`. */
export function scanPointNumber(text: string, start: number): ScannedNumber {
  return scanFraction(text, start);
}
