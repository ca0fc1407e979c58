import type { SqlComment } from '../../../model/statement.ts';
import type { Dialect } from '../dialect.ts';
import { isBlank } from './character-classes.ts';
import { blockCommentEnd, executableComment } from './executable-comment.ts';
import type { ExecutableComment } from './executable-comment.ts';
import { lineCommentEnd } from './scan-text.ts';
import { defaultSqlMode } from './sql-mode.ts';
import type { SqlMode } from './sql-mode.ts';
import { readToken } from './token-reader.ts';
import type { TokenPlace } from './token-reader.ts';
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

/**
 * Cuts a file into tokens, one statement at a time: `begin`, then `fill` up to the delimiter. `fill` again goes on
 * behind a delimiter that turned out to stand inside a body.
 */
export class Lexer implements TokenPlace {
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
    this.tokens.truncate(0);
    this.fault = undefined;
    if (this.gated.length > 0) this.gated = [];
    this.insideExecutable = false;
    this.contentEnd = this.offset;
  }

  /** Goes back to a token, so that it and everything behind it is read again. */
  retract(index: number): void {
    this.offset = this.tokens.startAt(index);
    this.tokens.truncate(index);
    this.contentEnd = this.tokens.endAt(index - 1);
    while ((this.comments.at(-1)?.span.start ?? -1) >= this.offset) {
      this.comments.pop();
    }
    this.gated = this.gated.filter(({ start }) => start < this.offset);
    if (this.fault !== undefined && this.fault.offset >= this.offset) this.fault = undefined;
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
      if (this.skipBlank() || this.skipComment() || this.crossExecutable()) continue;
      if (text.startsWith(this.delimiter, this.offset)) return 'delimiter';
      if (this.offset > limit) return 'limit';
      if (text.charCodeAt(this.offset) === backslash && !this.isNullSymbol()) return 'client-command';
      readToken(this);
      this.contentEnd = this.offset;
    }
    if (this.insideExecutable) this.fail(this.contentEnd, 'An executable comment is not closed');
    return 'end';
  }

  /** `\N`, an old spelling of NULL, gone in MySQL 8.0 (run on 9.7.4, 10.11.19, 11.8.9). */
  private isNullSymbol(): boolean {
    return this.text.charAt(this.offset + 1) === 'N' && this.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 });
  }

  /** Notes something that never ends, and passes the rest of the text. */
  fail(offset: number, message: string): void {
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
    if (executable !== undefined && executable.execution !== 'skipped') return false;
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
    if (!text.startsWith('/*', offset)) return false;
    const executable = executableComment(text, offset, this.dialect);
    if (executable === undefined) return false;
    this.gated.push({ ...executable, start: offset });
    this.insideExecutable = true;
    this.offset = executable.bodyStart;
    return true;
  }
}
