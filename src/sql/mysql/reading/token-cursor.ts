import type { Span } from '../../../model/location.ts';
import type { Dialect } from '../dialect.ts';
import type { SqlMode } from '../lexing/sql-mode.ts';
import type { TokenKind, Tokens } from '../lexing/tokens.ts';
import type { Folded } from './folded.ts';
import type { StatementReading } from './statement-reading.ts';
import { Unreadable } from './unreadable.ts';
import { UseCollector } from './use-collector.ts';

/**
 * The readings that hold each other: an expression holds queries, a query expressions, a body statements.
 * They reach each other through the cursor, so that no module needs its own users.
 */
export interface Grammar {
  /** Any expression (the grammars call it `expr`). */
  readonly expression: (cursor: TokenCursor) => Folded;
  /** What stands beside a comparison or LIKE: arithmetic, no AND, no `=` (`bit_expr`). */
  readonly operand: (cursor: TokenCursor) => Folded;
  /** A literal, a name, a call, something in parentheses (`simple_expr`). */
  readonly simple: (cursor: TokenCursor) => Folded;
  /** A query with its WITH, ORDER BY and LIMIT, without parentheses around it. */
  readonly query: (cursor: TokenCursor) => void;
  /** The same where the query is the statement's own, so that its WHERE and LIMIT count. */
  readonly statementQuery: (cursor: TokenCursor) => void;
  /** What may follow a query in parentheses: UNION and its like, ORDER BY, LIMIT. */
  readonly queryRest: (cursor: TokenCursor) => void;
  /** A statement, up to its delimiter. */
  readonly statement: (cursor: TokenCursor) => StatementReading;
}

/** What a cursor moves over. */
export interface TokenSource {
  readonly text: string;
  readonly tokens: Tokens;
  readonly dialect: Dialect;
  readonly mode: SqlMode;
  readonly grammar: Grammar;
  /** Reads on behind a delimiter that stands inside a body; false where the text has ended. */
  extend(): boolean;
  /** Goes back to a semicolon that was passed so: the statement ends there. */
  retract(index: number): void;
}

/** Deepest nesting of expressions, queries and blocks: far beyond real files, far within the call stack. */
const deepestNesting = 250;

/** The one way through a statement's tokens. Readers take what they recognise and call `fail` for everything else. */
export class TokenCursor {
  readonly source: TokenSource;
  readonly text: string;
  readonly dialect: Dialect;
  mode: SqlMode;
  readonly grammar: Grammar;
  index = 0;
  /** The token at which the statement begins. */
  first = 0;
  /** What the query or expression being read uses. */
  use = new UseCollector();
  /** True inside a stored program, where RETURN, local variables and NEW.column exist. */
  insideProgram = false;
  /** Names that the stored program declares or takes as parameters, in lower case. */
  readonly locals = new Set<string>();
  private readonly tokens: Tokens;
  private nesting = 0;
  private furthest: Unreadable | undefined;

  constructor(source: TokenSource) {
    this.source = source;
    this.text = source.text;
    this.tokens = source.tokens;
    this.dialect = source.dialect;
    this.mode = source.mode;
    this.grammar = source.grammar;
  }

  /** Forgets the statement before: a new one begins at this token. */
  beginStatement(index: number): void {
    this.index = index;
    this.first = index;
    this.mode = this.source.mode;
    this.use = new UseCollector();
    this.insideProgram = false;
    if (this.locals.size > 0) this.locals.clear();
    this.nesting = 0;
    this.furthest = undefined;
  }

  /** The current token: a word in upper case or an operator; empty for every other token and at the end. */
  get symbol(): string {
    return this.tokens.symbolAt(this.index);
  }

  get kind(): TokenKind {
    return this.tokens.kindAt(this.index);
  }

  get start(): number {
    return this.tokens.startAt(this.index);
  }

  /** End of the token before the current one. */
  get end(): number {
    return this.tokens.endAt(this.index - 1);
  }

  get atEnd(): boolean {
    return this.index >= this.tokens.count;
  }

  /** The text of the current token as written. */
  get raw(): string {
    return this.atEnd ? '' : this.text.slice(this.start, this.tokens.endAt(this.index));
  }

  /** The symbol some tokens ahead. */
  peek(distance: number): string {
    return this.tokens.symbolAt(this.index + distance);
  }

  peekKind(distance: number): TokenKind {
    return this.tokens.kindAt(this.index + distance);
  }

  at(symbol: string): boolean {
    return this.tokens.symbolAt(this.index) === symbol;
  }

  /** True where these tokens follow, in this order. */
  atAll(...symbols: readonly string[]): boolean {
    return symbols.every((symbol, distance) => this.peek(distance) === symbol);
  }

  atAny(symbols: ReadonlySet<string>): boolean {
    const { symbol } = this;
    return symbol !== '' && symbols.has(symbol);
  }

  /** True where the current token stands directly behind the one before it. */
  get isAdjacent(): boolean {
    return this.start === this.end;
  }

  /** True where the next token stands directly behind the current one. */
  get nextIsAdjacent(): boolean {
    return this.tokens.endAt(this.index) === this.tokens.startAt(this.index + 1);
  }

  advance(): void {
    this.index += 1;
  }

  accept(symbol: string): boolean {
    if (this.tokens.symbolAt(this.index) !== symbol) return false;
    this.index += 1;
    return true;
  }

  /** Takes all of these tokens, or none. */
  acceptAll(...symbols: readonly string[]): boolean {
    if (!this.atAll(...symbols)) return false;
    this.index += symbols.length;
    return true;
  }

  /** Takes one of these words. @returns the word, or undefined. */
  acceptAny(symbols: ReadonlySet<string>): string | undefined {
    if (!this.atAny(symbols)) return undefined;
    const { symbol } = this;
    this.index += 1;
    return symbol;
  }

  expect(...symbols: readonly string[]): void {
    for (const symbol of symbols) {
      if (!this.accept(symbol)) this.fail(`${symbol} was expected`);
    }
  }

  /** Takes one of these words. */
  expectAny(symbols: ReadonlySet<string>): string {
    return this.acceptAny(symbols) ?? this.fail(`one of ${[...symbols].join(', ')} was expected`);
  }

  /** Passes a semicolon inside a body; where it is the file's delimiter, the tokens behind it are read first. */
  passSemicolon(): void {
    if (this.atEnd) this.source.extend();
    this.expect(';');
  }

  /** Reads items between commas. */
  list<Item>(read: () => Item): Item[] {
    const items = [read()];
    while (this.accept(',')) {
      items.push(read());
    }
    return items;
  }

  /** Reads something in parentheses. */
  parenthesised<Item>(read: () => Item): Item {
    this.expect('(');
    const item = read();
    this.expect(')');
    return item;
  }

  /** Reads something that may hold itself, within the limit of nesting. */
  nested<Item>(read: () => Item): Item {
    this.nesting += 1;
    if (this.nesting > deepestNesting) this.fail('The text is nested too deeply');
    const item = read();
    this.nesting -= 1;
    return item;
  }

  /** Tries a reading; where it does not fit, the cursor is back where it was and nothing is noted. */
  attempt<Item>(read: () => Item): Item | undefined {
    const { index, nesting, use } = this;
    this.use = use.inner();
    try {
      const item = read();
      use.adopt(this.use);
      return item;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.index = index;
      this.nesting = nesting;
      return undefined;
    } finally {
      this.use = use;
    }
  }

  /** Refuses a clause that this server does not have. */
  require(offered: boolean, clause: string): void {
    if (!offered) this.fail(`${clause} is not understood by this server version`);
  }

  /** The place from the token `first` up to the current one. */
  spanFrom(first: number): Span {
    return { start: this.tokens.startAt(first), end: this.end };
  }

  /** The place from the beginning of the statement up to the current token. */
  statementSpan(): Span {
    return this.spanFrom(this.first);
  }

  /** The text from the token `first` up to the current one, as written. */
  textFrom(first: number): string {
    const { start, end } = this.spanFrom(first);
    return this.text.slice(start, end);
  }

  /** Gives up: the text does not fit. */
  fail(message: string): never {
    const found = this.atEnd ? 'the end of the statement' : this.raw.slice(0, 40);
    const failure = new Unreadable(`${message}, found ${found}`, this.start);
    if (this.furthest === undefined || failure.offset >= this.furthest.offset) this.furthest = failure;
    throw failure;
  }

  /** Gives up after several readings were tried: tells of the one that came furthest. */
  failFurthest(): never {
    throw this.furthest ?? new Unreadable('The statement was not understood', this.start);
  }
}
