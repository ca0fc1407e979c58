import type pg from 'pg';

import type { CommandResult, SqlCommand } from '../../ports/database-session.ts';
import type { ServerMessage } from '../../model/database-problem.ts';

/** What a flight brought: the answers until the first failure, and that failure. */
export interface FlightOutcome {
  readonly results: readonly CommandResult[];
  readonly error?: unknown;
}

/** What the flight asks of the session it runs in. */
export interface FlightContext {
  /** Messages that arrived since the last call. */
  takeMessages(): readonly ServerMessage[];
  isConnectionLost(error: unknown): boolean;
  /** Whether the server is asked to answer each statement at once. */
  readonly timed: boolean;
}

/**
 * Sends statements in one go and waits once: Parse, Bind and Execute for each, one Sync for all.
 * After an error the server skips everything up to the Sync (PostgreSQL manual, 54.2.3 Extended Query), so nothing
 * behind a failed statement runs, inside a transaction or not. The driver's own `pipeline` option gives every
 * statement a Sync of its own: there the statements behind a failed BEGIN would run one by one and be kept.
 * A message takes one statement only: a text that holds two is refused by the server with 42601. COPY has to be the last statement.
 */
export function sendFlight(client: pg.Client, commands: readonly SqlCommand[], context: FlightContext): Promise<FlightOutcome> {
  return new Promise((resolve) => {
    client.query(new Flight(commands, context, resolve));
  });
}

/** The driver calls these methods for every answer while this query is the active one (as in its own pg-cursor). */
class Flight implements pg.Submittable {
  readonly #commands: readonly SqlCommand[];
  readonly #context: FlightContext;
  readonly #resolve: (outcome: FlightOutcome) => void;
  readonly #results: CommandResult[] = [];
  #connection: pg.Connection | undefined;
  #since = 0;

  constructor(commands: readonly SqlCommand[], context: FlightContext, resolve: (outcome: FlightOutcome) => void) {
    this.#commands = commands;
    this.#context = context;
    this.#resolve = resolve;
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    this.#since = performance.now();
    connection.stream.cork();
    for (const command of this.#commands) {
      connection.parse({ name: '', text: command.text, types: [] }, true);
      connection.bind({ values: (command.values ?? []).map(wireValue) }, true);
      connection.execute(null, true);
      // Flush: what is answered leaves the server now, and so tells when (PostgreSQL manual, 54.2.3).
      if (this.#context.timed) connection.flush();
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleCommandComplete(message: { readonly text: string }): void {
    const tag = message.text.replace(/(?: \d+)+$/, '');
    const rowCount = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
    this.#complete(tag.toUpperCase(), rowCount);
  }

  handleEmptyQuery(): void {
    this.#complete('', 0);
  }

  #complete(tag: string, rowCount: number): void {
    const now = performance.now();
    this.#results.push({ tag, rowCount, durationMs: now - this.#since, messages: this.#context.takeMessages() });
    this.#since = now;
  }

  handleReadyForQuery(): void {
    this.#resolve({ results: this.#results });
  }

  /** The session can be used again only after the answer to the Sync, which never comes over a broken connection. */
  handleError(error: unknown): void {
    const done = (): void => this.#resolve({ results: this.#results, error });
    if (this.#connection === undefined || this.#context.isConnectionLost(error)) {
      done();
      return;
    }
    this.#connection.once('readyForQuery', done);
    this.#connection.once('end', done);
  }

  /**
   * There is nothing to copy from. In copy mode the server ignores the Sync that is under way, so it needs another one
   * (PostgreSQL manual, 54.2.6 COPY Operations); COPY is always the last statement of a flight.
   */
  handleCopyInResponse(connection: pg.Connection): void {
    connection.stream.write(copyFail);
    connection.sync();
  }

  handleRowDescription(): void {
    // Rows of a migration's statement are not read.
  }

  handleDataRow(): void {
    // Rows of a migration's statement are not read.
  }

  handleCopyData(): void {
    // COPY TO STDOUT: nobody asked for the rows.
  }

  handlePortalSuspended(): void {
    // Only with a row limit, which is never set.
  }
}

/** CopyFail (PostgreSQL manual, 54.7 Message Formats): type, length, reason. */
const copyFail = Buffer.from('f\0\0\0\x23no data comes with a migration\0', 'latin1');

function wireValue(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}
