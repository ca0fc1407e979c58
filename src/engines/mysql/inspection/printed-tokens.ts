import { unescapeText } from '../unescape-text.ts';

/** One word, name, string or sign of a statement that the server printed. */
export interface PrintedToken {
  readonly kind: 'name' | 'text' | 'word' | 'sign';
  /** A name or string without its quotes, a word or sign as printed. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What SHOW CREATE prints. Marks of executable comments fall away: what stands in them holds, since this server printed it.
 * Numbers are words. Everything else is a sign of one character.
 */
const pattern = /\s+|\/\*M?!\d*|\*\/|`((?:[^`]|``)*)`|'((?:[^'\\]|''|\\[^])*)'|([\w$.\u0080-\uffff]+)|([^])/y;

/** Cuts a statement that the server printed under an empty sql_mode, in which names stand in backticks and strings in quotes. */
export function printedTokens(printed: string): readonly PrintedToken[] {
  const tokens: PrintedToken[] = [];
  pattern.lastIndex = 0;
  for (let start = 0; start < printed.length; start = pattern.lastIndex) {
    const found = pattern.exec(printed);
    if (found === null) break;
    const token = tokenOf(found, start);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

function tokenOf([whole, name, string, word, sign]: RegExpExecArray, start: number): PrintedToken | undefined {
  const end = start + whole.length;
  if (name !== undefined) return { kind: 'name', value: name.replaceAll('``', '`'), start, end };
  if (string !== undefined) return { kind: 'text', value: unescapeText(string), start, end };
  if (word !== undefined) return { kind: 'word', value: word, start, end };
  return sign === undefined ? undefined : { kind: 'sign', value: sign, start, end };
}
