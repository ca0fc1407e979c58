import type { Statement, StatementBody, TransactionClass } from '../../../model/statement.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { commandName } from '../script/command-name.ts';

const dynamicCommands = new Set(['PREPARE', 'EXECUTE', 'EXECUTE IMMEDIATE']);

/** Gathers the statements of a body; of conditions, loops and handlers around them it is kept that there are some. */
export class ProgramReading {
  private readonly statements: Statement[] = [];
  private complete = true;
  private conditions = 0;

  /** Reads a part of the body that may be skipped. */
  conditionally(read: () => void): void {
    this.conditions += 1;
    read();
    this.conditions -= 1;
  }

  /** Reads one statement of the body and keeps it. */
  readStatement(cursor: TokenCursor): void {
    const { first, use } = cursor;
    cursor.first = cursor.index;
    cursor.use = use.inner();
    const reading = cursor.grammar.statement(cursor);
    this.keep(cursor, reading);
    cursor.first = first;
    cursor.use = use;
  }

  private keep(cursor: TokenCursor, reading: StatementReading): void {
    const span = cursor.statementSpan();
    const command = commandName(cursor.source.tokens, cursor.first);
    if (dynamicCommands.has(command) || dynamicCommands.has(command.split(' ')[0] ?? '')) this.complete = false;
    this.statements.push({
      ordinal: this.statements.length + 1, span, text: cursor.text.slice(span.start, span.end), command, section: 'up', ...reading,
      ...(this.conditions > 0 ? { conditional: true } : {}),
    });
  }

  /** The body as the model has it. */
  toBody(executes: StatementBody['executes']): StatementBody {
    return { executes, complete: this.complete, statements: this.statements };
  }

  /** What the body does to a transaction when it is executed at once: the strongest of what its statements do. */
  get transaction(): TransactionClass {
    const classes = new Set(this.statements.map(({ transaction }) => transaction));
    return (['implicit-commit', 'control'] as const).find((found) => classes.has(found)) ?? 'any';
  }
}
