import type { SyntaxProblem, Statement, TransactionClass } from '../../../model/statement.ts';
import type { Lexer } from '../lexing/lexer.ts';
import type { Tokens } from '../lexing/tokens.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import { TokenCursor } from '../reading/token-cursor.ts';
import type { TokenSource } from '../reading/token-cursor.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { insertReading, readInsertHead } from '../rows/insert.ts';
import { readStatement } from '../statements/statement.ts';
import { BodyEnd, mayHoldStatements } from './body-end.ts';
import { commandName } from './command-name.ts';

const rowVerbs = new Set(['SELECT', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'WITH', 'VALUES', 'TABLE', '(']);

function firstSemicolon(tokens: Tokens): number {
  let index = 0;
  while (index < tokens.count && tokens.symbolAt(index) !== ';') {
    index += 1;
  }
  return index < tokens.count ? index : -1;
}

/** Where a piece begins, and whether only the head of a large INSERT was kept of it. */
export interface Piece {
  readonly start: number;
  readonly onlyHead: boolean;
}

/** Turns the tokens between two delimiters into statements: one, or several where the delimiter is not a semicolon. */
export class PieceReader {
  private readonly lexer: Lexer;
  private readonly cursor: TokenCursor;
  private start = 0;
  private ordinal = 0;
  /** True where a broken body was found to be open up to the end of the file. */
  private isUnclosed = false;

  constructor(lexer: Lexer, source: TokenSource) {
    this.lexer = lexer;
    this.cursor = new TokenCursor(source);
  }

  /** Reads every statement of the piece that the lexer holds. */
  readInto(statements: Statement[], piece: Piece): void {
    const { cursor } = this;
    this.start = piece.start;
    this.ordinal = statements.length;
    cursor.index = 0;
    if (piece.onlyHead) statements.push(this.readHead());
    while (!cursor.atEnd) {
      if (!cursor.accept(';')) statements.push(this.readOne());
    }
  }

  /** A piece that holds nothing but something unclosed. */
  readFault(start: number, before: number): Statement {
    this.start = start;
    this.ordinal = before;
    this.cursor.index = 0;
    return this.build(0, this.unread(0), this.lexer.fault);
  }

  /** The head of an INSERT whose rows are not read. */
  private readHead(): Statement {
    return this.read((cursor) => {
      const { table, replaces } = readInsertHead(cursor);
      const reading = insertReading(cursor, { table, upsert: replaces, ...(replaces ? { replaces } : {}) });
      cursor.index = this.lexer.tokens.count;
      return reading;
    });
  }

  private readOne(): Statement {
    return this.read((cursor) => {
      const reading = readStatement(cursor);
      if (!cursor.atEnd && !cursor.at(';')) cursor.fail('the end of the statement was expected');
      return reading;
    });
  }

  private read(reader: (cursor: TokenCursor) => StatementReading): Statement {
    const { cursor } = this;
    const first = cursor.index;
    cursor.beginStatement(first);
    try {
      const reading = reader(cursor);
      const { fault } = this.lexer;
      return this.build(first, fault === undefined ? reading : this.unread(first), fault);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.passUnread();
      // What no statement begins with is none on any server; further inside the reader may be what is wrong.
      const refused = error.offset === this.lexer.tokens.startAt(first);
      return this.build(first, this.unread(first), this.lexer.fault ?? { message: error.message, offset: error.offset, ...(refused ? { refused } : {}) });
    }
  }

  /** Passes the rest of a statement that is not understood: to its end where it may hold others, else to the delimiter. */
  private passUnread(): void {
    const { cursor, lexer: { tokens, delimiter } } = this;
    if (delimiter === ';' && mayHoldStatements(tokens)) {
      const end = this.endOfBody();
      if (end !== -1) cursor.source.retract(end);
    }
    cursor.index = tokens.count;
  }

  /** The semicolon that ends a broken body: its own, or the first one where nothing closes it, as for a client. */
  private endOfBody(): number {
    const { cursor, lexer: { tokens } } = this;
    if (this.isUnclosed) return firstSemicolon(tokens);
    const body = new BodyEnd(tokens);
    let end = body.find();
    while (end === undefined && !body.isLost && cursor.source.extend()) end = body.find();
    // What is open at the end of the file is not looked for again: every further search would run to the end too.
    this.isUnclosed = end === undefined && body.isOpen && !body.isLost;
    return end ?? (body.isOpen ? firstSemicolon(tokens) : -1);
  }

  /** What stands for a statement that is not understood: nobody knows what it does, so it counts as beyond rollback. */
  private unread(first: number): StatementReading {
    const isRows = rowVerbs.has(this.lexer.tokens.symbolAt(first));
    const transaction: TransactionClass = isRows ? 'any' : 'implicit-commit';
    return { operations: [], transaction };
  }

  private build(first: number, reading: StatementReading, problem: SyntaxProblem | undefined): Statement {
    const { lexer, cursor } = this;
    const start = first === 0 ? this.start : (lexer.tokens.startAt(first));
    const end = cursor.atEnd ? this.contentEnd() : cursor.end;
    this.ordinal += 1;
    return {
      ordinal: this.ordinal,
      span: { start, end },
      text: lexer.text.slice(start, end),
      command: commandName(lexer.tokens, first),
      section: 'up',
      ...reading,
      ...(problem === undefined ? {} : { problem: { message: problem.message, offset: problem.offset, ...(problem === lexer.fault || problem.refused === true ? { refused: true } : {}) } }),
      ...this.gated(start, end),
    };
  }

  /** The end of the last token; where something is never closed it takes the rest of the file. */
  private contentEnd(): number {
    const { fault, offset, text, contentEnd } = this.lexer;
    return fault !== undefined && offset >= text.length ? text.length : contentEnd;
  }

  private gated(start: number, end: number): Pick<Statement, 'gated'> {
    if (this.lexer.gated.length === 0) return {};
    const found = this.lexer.gated.filter((gate) => gate.version !== undefined && gate.start >= start && gate.start < end);
    if (found.length === 0) return {};
    return {
      gated: found.map(({ start: at, bodyStart, version = 0, execution }) => ({
        span: { start: at, end: bodyStart },
        version,
        ...(execution === 'unknown' ? {} : { runs: execution === 'runs' }),
      })),
    };
  }
}
