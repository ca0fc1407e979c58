import type { SqlComment, Statement, StatementBody, SyntaxProblem } from '../../../model/statement.ts';
import type { PostgresParser } from '../load-parser.ts';
import type { StatementSource } from '../statement-source.ts';

/** What reading a body needs from its surroundings. */
export interface InnerReader {
  readonly parser: PostgresParser;
  /** False where bodies are nested too deeply to be read. */
  readonly canReadInside: boolean;
  /** Reads a statement inside the body. */
  readStatement(source: StatementSource): Statement;
  /** Takes note of a comment inside the body, for suppressions. */
  addComment(comment: SqlComment): void;
}

/** What a body holds; a problem where it cannot be read as its language. */
export interface BodyReading {
  readonly body: StatementBody;
  readonly problem?: SyntaxProblem;
  /** True where the body ends transactions itself, so that it cannot run inside one. */
  readonly endsTransactions: boolean;
}
