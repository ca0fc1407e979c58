import type { Script, ClientCommand, Statement } from '../../../model/statement.ts';
import type { Dialect } from '../dialect.ts';
import { Lexer } from '../lexing/lexer.ts';
import type { Stop } from '../lexing/lexer.ts';
import type { TokenSource } from '../reading/token-cursor.ts';
import { grammar } from '../statements/grammar.ts';
import { backslashCommandAt, clientCommandAt, delimiterLineAt } from './client-commands.ts';
import { ModeTracker } from './mode-tracker.ts';
import { PieceReader } from './piece-reader.ts';

/** A statement whose first part is larger is scanned for its end and kind only, where it inserts rows. */
const largestRead = 1024 * 1024;
const byteOrderMark = 0xfe_ff;
const rowVerbs = new Set(['INSERT', 'REPLACE']);

/** Reads a whole file, one statement at a time, so that memory holds the tokens of one statement only. */
export class ScriptPass {
  private readonly lexer: Lexer;
  private readonly pieces: PieceReader;
  private readonly modes = new ModeTracker();
  private readonly statements: Statement[] = [];
  private readonly clientCommands: ClientCommand[] = [];
  private stop: Stop = 'delimiter';

  constructor(text: string, dialect: Dialect) {
    this.lexer = new Lexer(text, dialect);
    this.lexer.offset = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    this.pieces = new PieceReader(this.lexer, this.source());
  }

  read(): Script {
    const { lexer } = this;
    while (this.readNext()) {
      // Each step reads one statement, directive or client command.
    }
    return { statements: this.statements, comments: lexer.comments, clientCommands: this.clientCommands };
  }

  private readNext(): boolean {
    const { lexer } = this;
    lexer.begin();
    lexer.skipToContent();
    if (lexer.fault !== undefined) {
      this.statements.push(this.pieces.readFault(lexer.fault.offset, this.statements.length));
      return false;
    }
    if (lexer.offset >= lexer.text.length) return false;
    if (!this.readDirective()) this.readPiece();
    return true;
  }

  /** DELIMITER and the client's own commands, which stand where a statement could begin. */
  private readDirective(): boolean {
    const { lexer } = this;
    const line = delimiterLineAt(lexer.text, lexer.offset);
    if (line !== undefined) {
      lexer.delimiter = line.delimiter;
      lexer.offset = line.end;
      return true;
    }
    const command = clientCommandAt(lexer.text, lexer.offset);
    if (command !== undefined) {
      this.clientCommands.push(command);
      lexer.offset = command.span.end;
    }
    return command !== undefined;
  }

  private readPiece(): void {
    const { lexer } = this;
    const start = lexer.offset;
    lexer.contentEnd = start;
    const truncated = this.fill(start + largestRead);
    if (lexer.tokens.count > 0) {
      const before = this.statements.length;
      this.pieces.readInto(this.statements, { start, onlyHead: truncated });
      this.followModes(before);
    } else if (lexer.fault !== undefined) {
      this.statements.push(this.pieces.readFault(start, this.statements.length));
    }
    this.passStop();
  }

  /** What a statement sets holds for the text behind its piece: that has not been cut into tokens yet. */
  private followModes(before: number): void {
    for (let index = before; index < this.statements.length; index += 1) {
      this.modes.follow(this.statements[index]?.operations ?? []);
    }
    this.lexer.mode = this.modes.mode;
  }

  /** Reads tokens up to the delimiter. @returns true where only the head of a large statement was kept. */
  private fill(limit: number): boolean {
    const { lexer } = this;
    let stop = lexer.fill(limit);
    const truncated = stop === 'limit' && rowVerbs.has(lexer.tokens.symbolAt(0));
    const kept = lexer.tokens.count;
    while (stop === 'limit') {
      stop = lexer.fill(truncated ? lexer.offset + largestRead : Infinity);
      if (truncated) lexer.tokens.truncate(kept);
    }
    this.stop = stop;
    return truncated;
  }

  private passStop(): void {
    const { lexer } = this;
    if (this.stop === 'delimiter') {
      lexer.offset += lexer.delimiter.length;
    } else if (this.stop === 'client-command') {
      const command = backslashCommandAt(lexer.text, lexer.offset);
      this.clientCommands.push(command);
      lexer.offset = command.span.end;
    }
  }

  private source(): TokenSource {
    const { lexer } = this;
    return {
      text: lexer.text,
      tokens: lexer.tokens,
      dialect: lexer.dialect,
      get mode() {
        return lexer.mode;
      },
      grammar,
      extend: () => this.extend(),
      retract: (index) => {
        lexer.retract(index);
        this.stop = 'delimiter';
      },
    };
  }

  /** Goes on behind a semicolon that stands inside a body. */
  private extend(): boolean {
    const { lexer } = this;
    if (this.stop !== 'delimiter' || lexer.delimiter !== ';') return false;
    lexer.tokens.pushSymbol(';', lexer.offset);
    lexer.offset += 1;
    lexer.contentEnd = lexer.offset;
    this.fill(Infinity);
    return true;
  }
}
