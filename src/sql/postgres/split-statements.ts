import type { Span } from '../../model/location.ts';
import type { ClientCommand, SqlComment } from '../../model/statement.ts';
import { adviceFor, endsStatement } from './client-commands.ts';
import { Lexer } from './lexer.ts';
import { StatementShape } from './statement-shape.ts';

/** A script cut into statements; what lies between the pieces is blanks, comments, delimiters and client commands. */
export interface SplitScript {
  readonly pieces: readonly Span[];
  readonly comments: readonly SqlComment[];
  readonly clientCommands: readonly ClientCommand[];
}

/**
 * Cuts a script where psql and the server would: at semicolons outside quotes, comments, BEGIN ATOMIC bodies and
 * the action lists of rules. Reads every character once.
 */
export function splitStatements(text: string): SplitScript {
  return new Splitter(text).split();
}

class Splitter {
  private readonly pieces: Span[] = [];
  private readonly comments: SqlComment[] = [];
  private readonly clientCommands: ClientCommand[] = [];
  private readonly text: string;
  private readonly lexer: Lexer;
  /** Place of the statement being read; `start` is -1 between statements. */
  private start = -1;
  private end = -1;
  private shape = new StatementShape();

  constructor(text: string) {
    this.text = text;
    this.lexer = new Lexer(text, text.startsWith('\ufeff') ? 1 : 0);
  }

  split(): SplitScript {
    const { lexer } = this;
    while (lexer.next()) {
      if (lexer.kind === 'line-comment' || (lexer.kind === 'block-comment' && lexer.terminated)) this.addComment();
      else if (lexer.kind === 'backslash') this.readClientCommand();
      else if (this.shape.isDelimiter(lexer)) this.endStatement();
      else this.extend();
    }
    this.endStatement();
    return { pieces: this.pieces, comments: this.comments, clientCommands: this.clientCommands };
  }

  /** A comment without an end belongs to a statement too, which the parser then refuses. */
  private extend(): void {
    if (this.start === -1) this.start = this.lexer.start;
    this.end = this.lexer.end;
    this.shape.take(this.lexer);
  }

  private endStatement(): void {
    if (this.start === -1) return;
    this.pieces.push({ start: this.start, end: this.end });
    if (this.shape.copiesFromClient) this.skipInlineData();
    this.start = -1;
    this.shape = new StatementShape();
  }

  private addComment(): void {
    const { kind, start, end } = this.lexer;
    const isLine = kind === 'line-comment';
    const text = this.text.slice(start + 2, isLine ? end : end - 2);
    this.comments.push({ span: { start, end }, text, style: isLine ? 'line' : 'block' });
  }

  /** A backslash outside quotes begins a psql command, which takes the rest of its line. */
  private readClientCommand(): void {
    const { start } = this.lexer;
    const line = /[^\r\n]*/y;
    line.lastIndex = start;
    const taken = (line.exec(this.text)?.[0] ?? '').trimEnd();
    const command = /^\\(?:[A-Za-z_]+\+?|[^\sA-Za-z_])?/.exec(taken)?.[0] ?? '\\';
    const end = start + taken.length;
    this.lexer.jump(end);
    this.clientCommands.push({ span: { start, end }, command, advice: adviceFor(command) });
    if (endsStatement(command)) this.endStatement();
    else if (this.start !== -1) this.end = end;
  }

  /** Rows after COPY … FROM STDIN go up to a line with `\.` alone; without that line nothing tells rows from statements. */
  private skipInlineData(): void {
    const from = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
    from.lastIndex = this.lexer.end;
    from.test(this.text);
    const marker = /^\\\.[ \t]*$/gm;
    marker.lastIndex = from.lastIndex;
    const end = marker.exec(this.text);
    const span = end === null ? { start: this.start, end: this.end } : { start: this.start, end: end.index + 2 };
    this.clientCommands.push({ span, command: 'COPY FROM STDIN', advice: adviceFor('COPY FROM STDIN') });
    if (end !== null) this.lexer.jump(span.end);
  }
}
