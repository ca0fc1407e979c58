import type { DatabaseProblem, ServerMessage } from '../model/database-problem.ts';
import type { EngineTraits, ServerInfo } from '../model/server-info.ts';

/**
 * A row of a catalogue or history query: column name to value. Integers of up to 32 bits are numbers, larger ones may be
 * text; PostgreSQL's booleans are booleans, MySQL's are 0 and 1; times, decimals and JSON are the server's text.
 */
export type Row = Readonly<Record<string, unknown>>;

/** One statement to send. `values` are bound, in the engine's own placeholder syntax ($1 or ?). */
export interface SqlCommand {
  readonly text: string;
  readonly values?: readonly (string | number | boolean | null)[];
}

/** The answer to one statement. `tag` is the server's command tag in upper case (PostgreSQL) or empty. */
export interface CommandResult {
  readonly tag: string;
  readonly rowCount: number;
  readonly durationMs: number;
  readonly messages: readonly ServerMessage[];
}

/** How statements are sent. */
export interface SendOptions {
  /**
   * True where each duration must be the statement's own. Statements that leave together are otherwise answered together, so
   * that the first of them seems to have taken all the time; the server then answers each at once, which takes it a little longer.
   */
  readonly timed?: boolean;
}

/** What became of a flight of statements: results of those that succeeded and, if one failed, which and why. */
export interface FlightResult {
  readonly results: readonly CommandResult[];
  readonly failure?: { readonly index: number; readonly problem: DatabaseProblem };
}

/**
 * One connection to a database. Every method but `close` rejects with DatabaseError.
 * A session is used by one caller at a time.
 */
export interface DatabaseSession {
  readonly server: ServerInfo;
  readonly traits: EngineTraits;

  /** Runs one of our own queries and returns its rows. */
  query(command: SqlCommand): Promise<readonly Row[]>;

  /**
   * Runs several of our own queries in one message, so in one round trip, and returns the rows of each. They are constants:
   * nothing can be bound. MySQL and MariaDB: only on a connection opened with `severalStatements`.
   */
  queryAll(texts: readonly string[]): Promise<readonly (readonly Row[])[]>;

  /**
   * Sends statements in order, each in a message of its own, and stops at the first failure.
   * Where the engine can pipeline, the statements of one transaction leave without waiting for each other's answers;
   * nothing behind a failed statement runs. A COMMIT that the server turned into a ROLLBACK is a failure.
   * A transaction that these statements began is rolled back when one of them fails; one that was open before stays open.
   * Does not reject for a failing statement: it reports it.
   */
  send(commands: readonly SqlCommand[], options?: SendOptions): Promise<FlightResult>;

  /** Asks the server, from another connection, to cancel what this session runs. Resolves when asked. */
  cancel(): Promise<void>;

  /** Ends the connection; never rejects. */
  close(): Promise<void>;
}

/** How to reach a database. `url` is secret. */
export interface ConnectionRequest {
  readonly url: string;
  /** Shown in the server's list of sessions. */
  readonly applicationName: string;
  readonly connectTimeoutMs: number;
  /** Run on every new session before it is handed out: SET statements without secrets. */
  readonly settings: readonly SqlCommand[];
  /** Lets one message hold several statements (MySQL, MariaDB). For inspection alone: a migration must never be able to. */
  readonly severalStatements?: boolean;
}
