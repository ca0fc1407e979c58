import { isWordCharacter } from './character-classes.ts';

const backslash = 92;
const lineFeed = 10;
const carriageReturn = 13;

/** How quotes and backslashes are read; both follow sql_mode. */
export interface QuotingMode {
  /** ANSI_QUOTES: "…" is a name. */
  readonly ansiQuotes: boolean;
  /** NO_BACKSLASH_ESCAPES is off: a backslash in '…' or "…" takes the next character with it. */
  readonly backslashEscapes: boolean;
}

/**
 * End of a quoted text that starts at `start`, behind its closing quote; a doubled quote stands for one.
 * @returns -1 where the quote is never closed.
 */
export function quotedEnd(text: string, start: number, escapes: boolean): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash && escapes) {
      at += 1;
    } else if (code === quote) {
      if (text.charCodeAt(at + 1) !== quote) return at + 1;
      at += 1;
    }
  }
  return -1;
}

/** End of an unquoted word that starts at `start`. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (isWordCharacter(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

/**
 * End of a comment that runs to the end of its line, before the line break. A lone carriage return ends it too:
 * the servers want a line feed, but a file of a system that writes lone returns would otherwise vanish in its first comment.
 */
export function lineCommentEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return at;
    at += 1;
  }
  return at;
}

const escapes: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

/**
 * The value of a quoted string or name: without its quotes, doubled quotes as one, escapes resolved.
 * `\%` and `\_` keep their backslash (MySQL 8.4 Reference Manual 11.1.1, MariaDB "String Literals").
 */
export function unquote(quoted: string, backslashEscapes: boolean): string {
  const quote = quoted.charAt(0);
  const inner = quoted.slice(1, -1);
  const escaped = backslashEscapes && quote !== '`' && inner.includes('\\');
  if (!escaped) return inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner;
  return inner.replace(/\\([\s\S])|''|""/g, (found, character?: string) => {
    if (character === undefined) return found.charAt(0) === quote ? quote : found;
    return character === '%' || character === '_' ? found : (escapes[character] ?? character);
  });
}
