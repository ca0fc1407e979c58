/** A notice or warning of the server. */
export interface ServerMessage {
  /** Server's own word, lower case: notice, warning, info, note, error. */
  readonly severity: string;
  /** SQLSTATE, or the error number of MySQL and MariaDB. */
  readonly code: string;
  readonly message: string;
}

/**
 * What a server said when it refused something. Never holds row data, connection strings or bind values:
 * `detail` is dropped by the adapter where the server puts values into it.
 */
export interface DatabaseProblem {
  /** SQLSTATE (5 characters). */
  readonly sqlState?: string;
  /** Error number (MySQL, MariaDB). */
  readonly errno?: number;
  readonly message: string;
  readonly hint?: string;
  /** UTF-16 offset within the statement's text, where the server gave a position. */
  readonly offset?: number;
  /** Lines of a PL/pgSQL context. */
  readonly context?: string;
  /** True where the connection is gone, so that the statement's fate must be established. */
  readonly connectionLost: boolean;
}
