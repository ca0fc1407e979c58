import type { SqlComment } from '../../../model/statement.ts';
import type { Dialect } from '../dialect.ts';
import { CharacterClass, characterClass, isBlank, isDigit, isWordCharacter } from './character-classes.ts';
import { blockCommentEnd, executableComment } from './executable-comment.ts';
import type { ExecutableComment } from './executable-comment.ts';
import { scanNumber, scanPointNumber } from './scan-number.ts';
import { lineCommentEnd, quotedEnd, wordEnd } from './scan-text.ts';
import { defaultSqlMode } from './sql-mode.ts';
import type { SqlMode } from './sql-mode.ts';
import { longestSymbol } from './symbols.ts';
import { Tokens } from './tokens.ts';

/** Why the lexer stopped: at the delimiter, at the end of the text, or at a backslash command of the client. */
export type Stop = 'delimiter' | 'end' | 'client-command';

/** A text that never ends: an open quote or comment. */
export interface LexicalFault {
  readonly offset: number;
  readonly message: string;
}

/** An executable comment that a version gates, as met in a statement. */
export interface GatedText extends ExecutableComment {
  readonly start: number;
}

const backslash = 92;
const dollarQuote = /\$[A-Za-z0-9_\u0080-\uffff]*\$/y;

/**
 * Cuts a file into tokens, one statement at a time: `begin`, then `fill` up to the delimiter. `fill` again goes on
 * behind a delimiter that turned out to stand inside a body.
 */
export class Lexer {
  readonly text: string;
  readonly dialect: Dialect;
  readonly tokens = new Tokens();
  readonly comments: SqlComment[] = [];
  mode: SqlMode = defaultSqlMode;
  delimiter = ';';
  offset = 0;
  /** End of the last token, or of the executable comment around it. */
  contentEnd = 0;
  fault: LexicalFault | undefined;
  gated: GatedText[] = [];
  private insideExecutable = false;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /** Forgets the last statement. */
  begin(): void {
    this.tokens.clear();
    this.fault = undefined;
    this.gated = [];
    this.insideExecutable = false;
    this.contentEnd = this.offset;
  }

  /** Skips blanks and plain comments in front of a statement. */
  skipToContent(): void {
    while (this.skipBlank() || (this.insideExecutable ? false : this.skipComment())) {
      // Each step moves on by itself.
    }
  }

  /** Reads tokens up to the next delimiter; `limit` stops between two tokens behind that offset. */
  fill(limit = Infinity): Stop | 'limit' {
    const { text } = this;
    while (this.offset < text.length) {
      if (this.skipBlank() || this.skipComment() || this.crossExecutable()) {
        continue;
      }
      if (text.startsWith(this.delimiter, this.offset)) {
        return 'delimiter';
      }
      if (this.offset > limit) {
        return 'limit';
      }
      if (text.charCodeAt(this.offset) === backslash && !this.isNullSymbol()) {
        return 'client-command';
      }
      this.readToken();
      this.contentEnd = this.offset;
    }
    if (this.insideExecutable) {
      this.fail(this.contentEnd, 'An executable comment is not closed');
    }
    return 'end';
  }

  /** `\N`, an old spelling of NULL, gone in MySQL 8.0 (run on 9.7.4, 10.11.19, 11.8.9). */
  private isNullSymbol(): boolean {
    return this.text.charAt(this.offset + 1) === 'N' && this.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 });
  }

  private fail(offset: number, message: string): void {
    this.fault ??= { offset, message };
    this.offset = this.text.length;
  }

  private skipBlank(): boolean {
    const start = this.offset;
    while (isBlank(this.text.charCodeAt(this.offset))) {
      this.offset += 1;
    }
    return this.offset > start;
  }

  /** Passes a comment that no server executes, and keeps it. */
  private skipComment(): boolean {
    const { text, offset } = this;
    const first = text.charAt(offset);
    if (first === '#' || (first === '-' && this.startsDashComment())) {
      const end = lineCommentEnd(text, offset);
      const marker = first === '#' ? 1 : 2;
      this.comments.push({ span: { start: offset, end }, text: text.slice(offset + marker, end), style: 'line' });
      this.offset = end;
      this.refuseLoneReturn(end);
      return true;
    }
    return first === '/' && text.charAt(offset + 1) === '*' && this.skipBlockComment();
  }

  /** Inside a statement the server reads on behind a lone carriage return, to the next line feed: two readings of one text. */
  private refuseLoneReturn(end: number): void {
    if (this.tokens.count > 0 && this.text.charAt(end) === '\r' && this.text.charAt(end + 1) !== '\n') {
      this.fault ??= { offset: end, message: 'A comment inside a statement ends with a carriage return, where the server wants a line feed' };
    }
  }

  /** Two dashes and then a blank, a control character or the end: `--5` is a number (MySQL 8.4 Reference Manual 11.7). */
  private startsDashComment(): boolean {
    const { text, offset } = this;
    return text.charAt(offset + 1) === '-' && !(text.charCodeAt(offset + 2) > 32);
  }

  private skipBlockComment(): boolean {
    const { text, offset } = this;
    const executable = executableComment(text, offset, this.dialect);
    if (executable !== undefined && executable.execution !== 'skipped') {
      return false;
    }
    const end = blockCommentEnd(text, offset, executable !== undefined);
    if (end === -1) {
      this.fail(offset, 'A comment is not closed');
      return true;
    }
    if (executable === undefined) {
      this.comments.push({ span: { start: offset, end }, text: text.slice(offset + 2, end - 2), style: 'block' });
    } else {
      this.gated.push({ ...executable, start: offset });
    }
    this.offset = end;
    return true;
  }

  /** Passes the head or the closing mark of an executable comment whose text is read. */
  private crossExecutable(): boolean {
    const { text, offset } = this;
    if (this.insideExecutable && text.startsWith('*/', offset)) {
      this.insideExecutable = false;
      this.offset = offset + 2;
      this.contentEnd = this.offset;
      return true;
    }
    if (!text.startsWith('/*', offset)) {
      return false;
    }
    const executable = executableComment(text, offset, this.dialect);
    if (executable === undefined) {
      return false;
    }
    this.gated.push({ ...executable, start: offset });
    this.insideExecutable = true;
    this.offset = executable.bodyStart;
    return true;
  }

  private readToken(): void {
    const code = this.text.charCodeAt(this.offset);
    switch (characterClass(code)) {
      case CharacterClass.word: {
        this.readWord();
        break;
      }
      case CharacterClass.digit: {
        this.readNumber();
        break;
      }
      case CharacterClass.quote: {
        this.readQuoted(code === 34 && this.mode.ansiQuotes ? 'name' : 'string', this.offset);
        break;
      }
      case CharacterClass.backtick: {
        this.readQuoted('name', this.offset);
        break;
      }
      default: {
        this.readSymbol();
      }
    }
  }

  private readQuoted(kind: 'name' | 'string' | 'national-string' | 'hex' | 'bit' | 'user-variable', quoteAt: number): void {
    const start = this.offset;
    const escapes = this.mode.backslashEscapes && (kind !== 'name') && this.text.charAt(quoteAt) !== '`';
    const end = quotedEnd(this.text, quoteAt, escapes);
    if (end === -1) {
      this.tokens.push(kind, start, this.text.length);
      this.fail(start, 'A quoted text is not closed');
      return;
    }
    this.tokens.push(kind, start, end);
    this.offset = end;
  }

  /** The end of a word, cut short where a delimiter made of word characters stands in it (`END$$`). */
  private wordEndAt(start: number): number {
    const end = wordEnd(this.text, start);
    if (this.delimiter === ';') {
      return end;
    }
    const cut = this.text.slice(start, end + this.delimiter.length).indexOf(this.delimiter, 1);
    return cut === -1 ? end : Math.min(end, start + cut);
  }

  private readWord(): void {
    const { text, offset } = this;
    const end = this.wordEndAt(offset);
    if (end - offset === 1 && text.charAt(end) === "'" && this.readPrefixedQuote()) {
      return;
    }
    if (text.charAt(offset) === '$' && this.readDollarQuoted()) {
      return;
    }
    this.offset = end;
    if (this.isBeforePoint(end) && !this.isBehindSystemMark(offset)) {
      this.tokens.push('name', offset, end);
    } else {
      this.tokens.pushWord(text, offset, end);
    }
  }

  /** A word directly before a point and a word character is never a keyword: `order.id`. */
  private isBeforePoint(end: number): boolean {
    return this.text.charAt(end) === '.' && isWordCharacter(this.text.charCodeAt(end + 1));
  }

  /** Behind `@@`, GLOBAL and SESSION are keywords although a point follows. */
  private isBehindSystemMark(start: number): boolean {
    return this.text.startsWith('@@', start - 2);
  }

  /** N'…', x'…', b'…'. */
  private readPrefixedQuote(): boolean {
    const kinds = { n: 'national-string', x: 'hex', b: 'bit' } as const;
    const letter = this.text.charAt(this.offset).toLowerCase();
    if (letter !== 'n' && letter !== 'x' && letter !== 'b') {
      return false;
    }
    this.readQuoted(kinds[letter], this.offset + 1);
    return true;
  }

  /** $$…$$ and $tag$…$tag$ hold routine bodies of other languages (MySQL 9.x Reference Manual 15.1.17). */
  private readDollarQuoted(): boolean {
    dollarQuote.lastIndex = this.offset;
    const tag = this.dialect.offers({ mysql: 80100 }) ? dollarQuote.exec(this.text)?.[0] : undefined;
    if (tag === undefined) {
      return false;
    }
    const close = this.text.indexOf(tag, this.offset + tag.length);
    const end = close === -1 ? this.text.length : close + tag.length;
    this.tokens.push('dollar-string', this.offset, end);
    if (close === -1) {
      this.fail(this.offset, 'A dollar-quoted text is not closed');
    }
    this.offset = end;
    return true;
  }

  private readNumber(): void {
    const { kind, end } = scanNumber(this.text, this.offset);
    if (kind === 'word') {
      this.readWord();
      return;
    }
    this.tokens.push(kind, this.offset, end);
    this.offset = end;
  }

  private readSymbol(): void {
    const { text, offset } = this;
    const symbol = longestSymbol(text, offset, this.dialect.isMariadb);
    if (symbol === '@') {
      this.readUserVariable();
    } else if (symbol === '.') {
      this.readPoint();
    } else if (symbol === '\\') {
      this.tokens.pushWord('NULL', 0, 4);
      this.tokens.starts[this.tokens.count - 1] = offset;
      this.tokens.ends[this.tokens.count - 1] = offset + 2;
      this.offset = offset + 2;
    } else {
      this.tokens.pushSymbol(symbol, offset);
      this.offset = offset + symbol.length;
    }
  }

  /** @name, @'name', @"name", @`name`; also the host of an account. */
  private readUserVariable(): void {
    const { text, offset } = this;
    const next = characterClass(text.charCodeAt(offset + 1));
    if (next === CharacterClass.quote || next === CharacterClass.backtick) {
      this.readQuoted('user-variable', offset + 1);
      return;
    }
    let end = offset + 1;
    while (isWordCharacter(text.charCodeAt(end)) || text.charAt(end) === '.') {
      end += 1;
    }
    const cut = this.delimiter === ';' ? -1 : text.slice(offset, end).indexOf(this.delimiter);
    this.offset = cut === -1 ? end : offset + cut;
    this.tokens.push('user-variable', offset, this.offset);
  }

  /** A point, the name directly behind it, or a number that begins with it. */
  private readPoint(): void {
    const { text, offset, tokens } = this;
    const next = text.charCodeAt(offset + 1);
    const previous = tokens.count - 1;
    const behindWord = tokens.kinds[previous] === 'name' && tokens.ends[previous] === offset && text.charAt(offset - 1) !== '`';
    if (isDigit(next) && !behindWord) {
      const { kind, end } = scanPointNumber(text, offset);
      tokens.push(kind === 'word' ? 'decimal' : kind, offset, end);
      this.offset = end;
      return;
    }
    tokens.pushSymbol('.', offset);
    this.offset = offset + 1;
    if (isWordCharacter(next)) {
      const end = this.wordEndAt(this.offset);
      tokens.push('name', this.offset, end);
      this.offset = end;
    }
  }
}
