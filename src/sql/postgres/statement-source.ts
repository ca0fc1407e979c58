import type { Span } from '../../model/location.ts';
import { Positions } from '../positions.ts';
import { blankComments } from './blank-comments.ts';
import { foldIdentifier } from './identifiers.ts';
import { Lexer, type Token } from './lexer.ts';

/** A range of token indexes, end exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Tells the place in the file for an offset in a statement's text; bodies in quoted strings have other offsets than the file. */
export type Placement = (offset: number) => number;

/** What is known already of a statement that was parsed with the whole of its script. */
export interface ScriptPart {
  /** Tells the offset in the statement's text for a location of the script's tree. */
  readonly locate: Placement;
  readonly tokens: readonly Token[];
}

const onlyAscii = /^[^\u0080-\uffff]*$/;

/**
 * The text of one statement with its tokens: answers where things are, which the syntax tree tells in part only
 * (starts of some nodes, ends of none).
 */
export class StatementSource {
  readonly text: string;
  private readonly place: Placement;
  private cachedParsed: string | undefined;
  private cachedIsAscii: boolean | undefined;
  private positions: Positions | undefined;
  private cachedTokens: readonly Token[] | undefined;
  private readonly locate: Placement | undefined;

  constructor(text: string, place: Placement, part?: ScriptPart) {
    this.text = text;
    this.place = place;
    this.locate = part?.locate;
    this.cachedTokens = part?.tokens;
  }

  /** The text for the parser, in which its locations count: comments are blanks. */
  get parsed(): string {
    return (this.cachedParsed ??= blankComments(this.text));
  }

  /** Tokens without comments, made on first use. */
  get tokens(): readonly Token[] {
    return (this.cachedTokens ??= tokenize(this.text));
  }

  /** All tokens. */
  get all(): TokenRange {
    return { from: 0, to: this.tokens.length };
  }

  /** The whole statement. */
  get span(): Span {
    return this.spanOfText(0, this.text.length);
  }

  /** Offset in the statement's text for a location of the syntax tree, which counts UTF-8 bytes. */
  offsetOfByte(byte: number): number {
    if (this.locate !== undefined) return this.locate(byte);
    return this.isAscii ? byte : this.index().byteToOffset(byte);
  }

  /** Offset in the statement's text for a cursor position of an error, which counts code points. */
  offsetOfCodePoint(codePoint: number): number {
    return this.isAscii ? codePoint : this.index().codePointToOffset(codePoint);
  }

  /** Place in the file of an offset in the statement's text. */
  inFile(offset: number): number {
    return this.place(offset);
  }

  /** What is written with escapes in the file is longer there than in the text; what was made by code is at one place. */
  spanOfText(start: number, end: number): Span {
    const begin = this.place(start);
    return { start: begin, end: end > start ? Math.max(this.place(end), begin + 1) : begin };
  }

  spanOf(range: TokenRange): Span {
    const start = this.tokens[range.from]?.start ?? this.text.length;
    return this.spanOfText(start, Math.max(this.tokens[range.to - 1]?.end ?? start, start));
  }

  textOf(range: TokenRange): string {
    return this.text.slice(this.tokens[range.from]?.start ?? this.text.length, this.tokens[range.to - 1]?.end ?? 0);
  }

  /** Index of the token that begins at or after a location of the syntax tree; an absent location is the first byte. */
  tokenAt(location = 0): number {
    const offset = this.offsetOfByte(location);
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A token as a keyword or sign: upper case; empty for quoted things and beyond the ends. */
  word(index: number): string {
    const token = this.tokens[index];
    if (token === undefined || token.kind === 'string' || token.kind === 'quoted-identifier') return '';
    return this.text.slice(token.start, token.end).toUpperCase();
  }

  /** A token as a name, folded as the server folds it; undefined where it cannot be one. */
  identifier(index: number): string | undefined {
    const token = this.tokens[index];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted-identifier')) return undefined;
    return foldIdentifier(this.text.slice(token.start, token.end));
  }

  /** Index of the bracket that closes the one at `open`; the end of the tokens where none does. */
  closing(open: number): number {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index += 1) {
      depth += this.depthChange(index);
      if (depth === 0) return index;
    }
    return this.tokens.length;
  }

  /** 1 for an opening bracket, -1 for a closing one. */
  depthChange(index: number): number {
    const token = this.tokens[index];
    if (token?.kind !== 'punctuation') return 0;
    const sign = this.text.charAt(token.start);
    if (sign === '(' || sign === '[') return 1;
    return sign === ')' || sign === ']' ? -1 : 0;
  }

  /** First token outside brackets within a range for which the test holds; the range's end where there is none. */
  find(range: TokenRange, test: (word: string, index: number) => boolean): number {
    let depth = 0;
    for (let index = range.from; index < range.to; index += 1) {
      if (depth === 0 && test(this.word(index), index)) return index;
      depth += this.depthChange(index);
      if (depth < 0) return index;
    }
    return range.to;
  }

  /** The parts of a list, cut at commas outside brackets. */
  listItems(range: TokenRange): readonly TokenRange[] {
    const items: TokenRange[] = [];
    for (let from = range.from; from < range.to; ) {
      const to = this.find({ from, to: range.to }, (word) => word === ',');
      items.push({ from, to });
      from = to + 1;
    }
    return items;
  }

  /** What stands between the bracket at `open` and the one that closes it. */
  inside(open: number): TokenRange {
    return { from: open + 1, to: this.closing(open) };
  }

  private get isAscii(): boolean {
    return (this.cachedIsAscii ??= onlyAscii.test(this.parsed));
  }

  private index(): Positions {
    return (this.positions ??= new Positions(this.parsed));
  }
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const lexer = new Lexer(text);
  while (lexer.next()) {
    const { kind, start, end } = lexer;
    if (kind !== 'line-comment' && kind !== 'block-comment') tokens.push({ kind, start, end });
  }
  return tokens;
}
