import type { Span } from './location.ts';
import type { Operation } from './operation.ts';

/**
 * How a statement behaves towards a transaction:
 * `any` runs inside or outside one and can be rolled back;
 * `alone` is refused by the server inside a transaction block (PostgreSQL: CREATE INDEX CONCURRENTLY, VACUUM …);
 * `implicit-commit` ends the open transaction and cannot be rolled back (MySQL, MariaDB: all DDL);
 * `control` begins or ends one itself.
 */
export type TransactionClass = 'any' | 'alone' | 'implicit-commit' | 'control';

/** Which part of a migration file a statement belongs to; only `up` is applied and judged. */
export type Section = 'up' | 'down';

/** Why a piece of text is not understood. `offset` is a UTF-16 offset in the file. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  /** True where it is certain that the server refuses the text, too: its own grammar does, or no statement begins so. */
  readonly refused?: boolean;
}

/** ALGORITHM= and LOCK= of an ALTER TABLE, CREATE INDEX or DROP INDEX (MySQL, MariaDB), in lower case. */
export interface OnlineClause {
  readonly algorithm?: string;
  readonly lock?: string;
  /** WAIT n in seconds, 0 for NOWAIT: a lock timeout of the statement itself, also of DROP, TRUNCATE, RENAME … (MariaDB). */
  readonly waitSeconds?: number;
}

/**
 * Text in an executable comment that a version gates (MySQL, MariaDB): `/*!80013 …`. `runs` is absent where no version
 * of the server is known: the text is then read as if it ran.
 */
export interface GatedText {
  readonly span: Span;
  /** As written: five or six digits as a number. */
  readonly version: number;
  readonly runs?: boolean;
}

/**
 * The statements inside a DO block, routine, trigger or event.
 * `now`: executed with the enclosing statement; `later`: stored, executed when called.
 * `complete` is false where a part could not be read (dynamic SQL from variables, another language).
 */
export interface StatementBody {
  readonly executes: 'now' | 'later';
  readonly complete: boolean;
  readonly statements: readonly Statement[];
  /** Columns of the row in hand that the code names as NEW.column or OLD.column; absent where there are none. */
  readonly rowColumns?: readonly string[];
}

/** One SQL command with its place in a file. */
export interface Statement {
  /** From 1, counted over the whole file. */
  readonly ordinal: number;
  /** From its first token to its last, without leading comments and without the delimiter. */
  readonly span: Span;
  /** The text to send to the server; equals the file's text at `span`. */
  readonly text: string;
  /** Upper-case leading keywords for people: `ALTER TABLE`, `CREATE UNIQUE INDEX`. */
  readonly command: string;
  readonly section: Section;
  readonly transaction: TransactionClass;
  /** In order of execution; empty when the statement is not understood. */
  readonly operations: readonly Operation[];
  /** Present when the reader could not understand the whole statement: it is then a finding, never skipped. */
  readonly problem?: SyntaxProblem;
  readonly online?: OnlineClause;
  readonly body?: StatementBody;
  /** In a body: IF, CASE, a loop or a handler around it may skip it. */
  readonly conditional?: boolean;
  /** Executable comments with a version inside the statement (MySQL, MariaDB); absent where there are none. */
  readonly gated?: readonly GatedText[];
}

/** What a statement does to a schema: all that matters of a script that is not judged itself. */
export type StatementEffect = Pick<Statement, 'ordinal' | 'section' | 'operations' | 'problem' | 'body' | 'conditional'>;

/**
 * A command of psql or of the mysql client, or inline COPY data: text that no server understands.
 * `advice` says what to write instead, in one sentence.
 */
export interface ClientCommand {
  readonly span: Span;
  readonly command: string;
  readonly advice: string;
}

/** A comment, kept for suppressions and directives. `text` is without its markers. */
export interface SqlComment {
  readonly span: Span;
  readonly text: string;
  readonly style: 'line' | 'block';
}

/** A whole SQL file after reading. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly comments: readonly SqlComment[];
  readonly clientCommands: readonly ClientCommand[];
}
