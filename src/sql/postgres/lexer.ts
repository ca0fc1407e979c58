/** Lexical kinds of the text of a script. Comments are tokens too, since suppressions live in them. */
export type TokenKind =
  | 'word' | 'quoted-identifier' | 'string' | 'number' | 'parameter' | 'operator' | 'punctuation'
  | 'backslash' | 'line-comment' | 'block-comment';

/** A token's place, as UTF-16 offsets in the text that was lexed. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const blank = /[ \t\n\r\f\v]*/y;
const restOfLine = /[^\r\n]*/y;
const wordTail = /[A-Za-z0-9_$\u0080-\uffff]*/y;
const numberTail = /(?:[eE][+-]?[0-9]|\.(?!\.)|[0-9A-Za-z_\u0080-\uffff])*/y;
const digits = /[0-9]*/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const escapedString = /(?:[^'\\]|''|\\[^])*/y;
const quoteContinuation = /[ \t\f\v]*(?:--[^\r\n]*)?[\n\r](?:[ \t\n\r\f\v]|--[^\r\n]*[\r\n])*'/y;
const commentMark = /\/\*|\*\//g;
const wordStart = /[A-Za-z_\u0080-\uffff]/;
const quotePrefix = /^([eEbBxXnN](?=')|[uU]&)(['"])/;
const punctuationPairs: ReadonlySet<string> = new Set(['::', ':=', '..']);
const operatorCharacters = '~!@#^&|`?+-*/%<>=';

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/**
 * Reads PostgreSQL's tokens one after another without making objects: `kind`, `start` and `end`
 * describe the current one. Follows the server's scanner (src/backend/parser/scan.l, 18) with
 * standard_conforming_strings on.
 */
export class Lexer {
  kind: TokenKind = 'punctuation';
  start = 0;
  end = 0;
  /** False where the text ends inside a quoted thing or a comment. */
  terminated = true;
  readonly text: string;

  constructor(text: string, from = 0) {
    this.text = text;
    this.end = from;
  }

  /** Goes to the next token; false at the end of the text. */
  next(): boolean {
    this.start = endOf(blank, this.text, this.end);
    if (this.start >= this.text.length) return false;
    this.terminated = true;
    this.end = this.read(this.text.charAt(this.start));
    return true;
  }

  /** Goes on reading at another place, such as after inline data. */
  jump(offset: number): void {
    this.end = offset;
  }

  private read(first: string): number {
    if (wordStart.test(first)) return this.readWord(first);
    if (isDigit(first)) return this.readNumber();
    if (operatorCharacters.includes(first)) return this.readOperator(first);
    return this.readSign(first);
  }

  private readSign(first: string): number {
    switch (first) {
      case "'":
        return this.readQuoted('string', first, this.start + 1);
      case '"':
        return this.readQuoted('quoted-identifier', first, this.start + 1);
      case '$':
        return this.readDollar();
      case '\\':
        this.kind = 'backslash';
        return this.start + 1;
      default:
        return this.readPunctuation(first);
    }
  }

  private readWord(first: string): number {
    const next = this.text.charAt(this.start + 1);
    const prefixed = next === "'" || next === '&' ? this.readPrefixed(first) : undefined;
    if (prefixed !== undefined) return prefixed;
    this.kind = 'word';
    return endOf(wordTail, this.text, this.start);
  }

  /** A word right before a quote may be a prefix of it: E'…', U&"…". */
  private readPrefixed(first: string): number | undefined {
    const [, prefix = '', quote] = quotePrefix.exec(this.text.slice(this.start, this.start + 3)) ?? [];
    if (quote === undefined) return undefined;
    const open = this.start + prefix.length + 1;
    if (quote === '"') return this.readQuoted('quoted-identifier', quote, open);
    return first === 'e' || first === 'E' ? this.readEscapedString(open) : this.readQuoted('string', quote, open);
  }

  private readNumber(): number {
    this.kind = 'number';
    return endOf(numberTail, this.text, this.start);
  }

  /** A doubled quote stands for itself; the second half of it is met as a new quote right after the first. */
  private readQuoted(kind: TokenKind, quote: string, from: number): number {
    this.kind = kind;
    let close = this.text.indexOf(quote, from);
    while (close !== -1 && this.text.charAt(close + 1) === quote) close = this.text.indexOf(quote, close + 2);
    return this.closeAt(close, 1);
  }

  /** A string goes on after a line break and another quote, still with backslash escapes (manual 4.1.2.1). */
  private readEscapedString(from: number): number {
    this.kind = 'string';
    let close = endOf(escapedString, this.text, from);
    for (;;) {
      if (close >= this.text.length) return this.closeAt(-1, 0);
      const continued = endOf(quoteContinuation, this.text, close + 1);
      if (continued === close + 1) return close + 1;
      close = endOf(escapedString, this.text, continued);
    }
  }

  private readDollar(): number {
    const open = endOf(dollarTag, this.text, this.start);
    if (open > this.start) {
      this.kind = 'string';
      const tag = this.text.slice(this.start, open);
      return this.closeAt(this.text.indexOf(tag, open), tag.length);
    }
    this.kind = 'parameter';
    return Math.max(endOf(digits, this.text, this.start + 1), this.start + 1);
  }

  private readOperator(first: string): number {
    const second = this.text.charAt(this.start + 1);
    if (first === '-' && second === '-') {
      this.kind = 'line-comment';
      return endOf(restOfLine, this.text, this.start);
    }
    if (first === '/' && second === '*') return this.readBlockComment();
    this.kind = 'operator';
    let end = this.start + 1;
    while (end < this.text.length && operatorCharacters.includes(this.text.charAt(end)) && !this.commentStartsAt(end)) end += 1;
    return end;
  }

  private commentStartsAt(offset: number): boolean {
    return this.text.startsWith('--', offset) || this.text.startsWith('/*', offset);
  }

  /** Block comments nest (manual 4.1.5). */
  private readBlockComment(): number {
    this.kind = 'block-comment';
    commentMark.lastIndex = this.start;
    let depth = 0;
    for (let mark = commentMark.exec(this.text); mark !== null; mark = commentMark.exec(this.text)) {
      depth += mark[0] === '/*' ? 1 : -1;
      if (depth === 0) return commentMark.lastIndex;
    }
    return this.closeAt(-1, 0);
  }

  private readPunctuation(first: string): number {
    const second = this.text.charAt(this.start + 1);
    if (first === '.' && isDigit(second)) return this.readNumber();
    this.kind = 'punctuation';
    return this.start + (punctuationPairs.has(first + second) ? 2 : 1);
  }

  private closeAt(close: number, length: number): number {
    this.terminated = close !== -1;
    return close === -1 ? this.text.length : close + length;
  }
}
