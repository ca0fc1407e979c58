/** What a token is. `name` is an identifier that can be no keyword: quoted, or directly behind a point. */
export type TokenKind =
  | 'word' | 'name' | 'string' | 'national-string' | 'dollar-string' | 'integer' | 'decimal' | 'hex' | 'bit'
  | 'user-variable' | 'symbol' | 'end';

/** Longest keyword of both engines, with room: longer words are never looked up. */
const longestKeyword = 48;
const mostInternedWords = 20_000;
const upperCaseWords = new Map<string, string>();

/** A word in upper case, one string object per spelling, so that comparing keywords compares pointers. */
export function upperCase(word: string): string {
  const known = upperCaseWords.get(word);
  if (known !== undefined) return known;
  const upper = word.toUpperCase();
  if (upperCaseWords.size < mostInternedWords) upperCaseWords.set(word, upper);
  return upper;
}

/**
 * The tokens of one statement, as parallel lists: a dump of 50 MB has millions of them, and an object for each would cost
 * more than reading. The lists are filled anew for each statement and never cut, so that nothing is allocated twice;
 * what stands at `count` and behind it is of no meaning.
 */
export class Tokens {
  count = 0;
  private readonly kinds: TokenKind[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly symbols: string[] = [];

  /** Forgets everything from the token `count` on. */
  truncate(count: number): void {
    this.count = count;
  }

  kindAt(index: number): TokenKind {
    return index < this.count ? (this.kinds[index] ?? 'end') : 'end';
  }

  /** Where a token begins; behind the last one where that one ends. */
  startAt(index: number): number {
    return index < this.count ? (this.starts[index] ?? 0) : this.endAt(this.count - 1);
  }

  endAt(index: number): number {
    return index < this.count ? (this.ends[index] ?? 0) : this.endAt(this.count - 1);
  }

  /** A word in upper case, or an operator; empty for everything else and behind the last token. */
  symbolAt(index: number): string {
    return index < this.count ? (this.symbols[index] ?? '') : '';
  }

  push(kind: TokenKind, start: number, end: number): void {
    this.put(kind, start, end);
    this.symbols[this.count - 1] = '';
  }

  pushWord(text: string, start: number, end: number): void {
    this.put('word', start, end);
    this.symbols[this.count - 1] = end - start <= longestKeyword ? upperCase(text.slice(start, end)) : '';
  }

  /** A keyword that is not written as one. */
  pushKeyword(keyword: string, start: number, end: number): void {
    this.put('word', start, end);
    this.symbols[this.count - 1] = keyword;
  }

  pushSymbol(symbol: string, start: number): void {
    this.put('symbol', start, start + symbol.length);
    this.symbols[this.count - 1] = symbol;
  }

  private put(kind: TokenKind, start: number, end: number): void {
    const index = this.count;
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
    this.count = index + 1;
  }
}
