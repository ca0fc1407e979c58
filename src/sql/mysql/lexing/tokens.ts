/** What a token is. `name` is an identifier that can be no keyword: quoted, or directly behind a point. */
export type TokenKind =
  | 'word' | 'name' | 'string' | 'national-string' | 'dollar-string' | 'integer' | 'decimal' | 'hex' | 'bit'
  | 'user-variable' | 'symbol' | 'end';

/** Longest keyword of both engines, with room: longer words are never looked up. */
const longestKeyword = 48;
const mostInternedWords = 20_000;
const upperCaseWords = new Map<string, string>();

/** A word in upper case, one string object per spelling, so that comparing keywords compares pointers. */
function upperCase(word: string): string {
  const known = upperCaseWords.get(word);
  if (known !== undefined) {
    return known;
  }
  const upper = word.toUpperCase();
  if (upperCaseWords.size < mostInternedWords) {
    upperCaseWords.set(word, upper);
  }
  return upper;
}

/**
 * The tokens of a piece of text, as parallel lists: a dump of 50 MB has millions of them, and objects would cost
 * more than reading. `symbols` holds the word in upper case, or the operator; it is empty for everything else.
 */
export class Tokens {
  readonly kinds: TokenKind[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly symbols: string[] = [];

  get count(): number {
    return this.kinds.length;
  }

  clear(): void {
    this.truncate(0);
  }

  /** Forgets everything from the token `count` on. */
  truncate(count: number): void {
    this.kinds.length = count;
    this.starts.length = count;
    this.ends.length = count;
    this.symbols.length = count;
  }

  push(kind: TokenKind, start: number, end: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.symbols.push('');
  }

  pushWord(text: string, start: number, end: number): void {
    this.push('word', start, end);
    if (end - start <= longestKeyword) {
      this.symbols[this.symbols.length - 1] = upperCase(text.slice(start, end));
    }
  }

  /** A keyword that is not written as one. */
  pushKeyword(keyword: string, start: number, end: number): void {
    this.push('word', start, end);
    this.symbols[this.symbols.length - 1] = keyword;
  }

  pushSymbol(symbol: string, start: number): void {
    this.push('symbol', start, start + symbol.length);
    this.symbols[this.symbols.length - 1] = symbol;
  }
}
