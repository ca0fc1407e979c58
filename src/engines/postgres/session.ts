import type pg from 'pg';

import { DatabaseError } from '../../errors/database-error.ts';
import type { DatabaseProblem, ServerMessage } from '../../model/database-problem.ts';
import type { EngineTraits, ServerInfo } from '../../model/server-info.ts';
import type { CommandResult, DatabaseSession, FlightResult, Row, SendOptions, SqlCommand } from '../../ports/database-session.ts';
import { problemCode } from '../../errors/problem-code.ts';
import type { Redact } from '../redact.ts';
import { endClient } from './end-client.ts';
import { nextSegment } from './flight-segments.ts';
import { sendFlight } from './flight.ts';
import { leadingKeyword } from './leading-keyword.ts';
import { databaseProblem, serverMessage } from './server-errors.ts';
import { traitsOf } from './traits.ts';

/** What a session is made of. */
export interface SessionParts {
  readonly client: pg.Client;
  readonly server: ServerInfo;
  readonly redact: Redact;
  /** Opens a further connection to the same database, to cancel from. Rejects with an error of the catalogue. */
  readonly openAnother: () => Promise<pg.Client>;
}

/** A PostgreSQL session on a connected client. */
export function postgresSession(parts: SessionParts): DatabaseSession {
  return new PostgresSession(parts);
}

class PostgresSession implements DatabaseSession {
  readonly server: ServerInfo;
  readonly traits: EngineTraits = traitsOf();
  readonly #client: pg.Client;
  readonly #redact: Redact;
  readonly #openAnother: () => Promise<pg.Client>;
  #messages: ServerMessage[] = [];

  constructor(parts: SessionParts) {
    this.server = parts.server;
    this.#client = parts.client;
    this.#redact = parts.redact;
    this.#openAnother = parts.openAnother;
    this.#client.on('notice', (notice) => this.#messages.push(serverMessage(notice, this.#redact)));
  }

  async query(command: SqlCommand): Promise<readonly Row[]> {
    try {
      const { rows } = await this.#client.query<Row>({ text: command.text, values: [...(command.values ?? [])] });
      return rows;
    } catch (error) {
      throw this.#failure(error, command.text);
    }
  }

  /** The simple protocol takes several statements; the driver then answers with a list of results (PostgreSQL manual 54.2.2.1). */
  async queryAll(texts: readonly string[]): Promise<readonly (readonly Row[])[]> {
    const text = texts.join(';\n');
    try {
      const answer: pg.QueryResult<Row> | readonly pg.QueryResult<Row>[] = await this.#client.query<Row>(text);
      return (isList(answer) ? answer : [answer]).map(({ rows }) => rows);
    } catch (error) {
      throw this.#failure(error, text);
    }
  }

  async send(commands: readonly SqlCommand[], { timed = false }: SendOptions = {}): Promise<FlightResult> {
    const wasInTransaction = this.#isInTransaction();
    const results: CommandResult[] = [];
    this.#messages = [];
    while (results.length < commands.length) {
      const segment = nextSegment(commands, results.length, this.#isInTransaction());
      const { done, problem } = await this.#sendSegment(segment, timed);
      results.push(...done);
      if (problem !== undefined) {
        if (!wasInTransaction && !problem.connectionLost) await this.#rollBack();
        return { results, failure: { index: results.length, problem } };
      }
    }
    return { results };
  }

  async #sendSegment(segment: readonly SqlCommand[], timed = false): Promise<{ done: readonly CommandResult[]; problem?: DatabaseProblem }> {
    const { results, error } = await sendFlight(this.#client, segment, {
      takeMessages: () => this.#messages.splice(0),
      timed,
      isConnectionLost: (cause) => databaseProblem(cause, '', this.#redact).connectionLost,
    });
    if (error !== undefined) {
      return { done: results, problem: databaseProblem(error, segment[results.length]?.text ?? '', this.#redact) };
    }
    return refusedCommit(segment, results) ? { done: results.slice(0, -1), problem: commitRefused } : { done: results };
  }

  /** A transaction that a failed flight began is of no use to anybody. */
  async #rollBack(): Promise<void> {
    if (this.#isInTransaction()) await this.#sendSegment([{ text: 'ROLLBACK' }]);
  }

  #isInTransaction(): boolean {
    const status = this.#client.getTransactionStatus();
    return status === 'T' || status === 'E';
  }

  async cancel(): Promise<void> {
    const other = await this.#openAnother();
    try {
      await other.query('select pg_cancel_backend($1)', [this.server.sessionId]);
    } catch (error) {
      throw this.#failure(error, '');
    } finally {
      await endClient(other);
    }
  }

  close(): Promise<void> {
    return endClient(this.#client);
  }

  #failure(error: unknown, text: string): DatabaseError {
    const problem = databaseProblem(error, text, this.#redact);
    return new DatabaseError(problemCode(problem), problem);
  }
}

function isList(answer: pg.QueryResult<Row> | readonly pg.QueryResult<Row>[]): answer is readonly pg.QueryResult<Row>[] {
  return Array.isArray(answer);
}

/** COMMIT of a failed transaction succeeds with the tag ROLLBACK (PostgreSQL manual, COMMIT). */
function refusedCommit(segment: readonly SqlCommand[], results: readonly CommandResult[]): boolean {
  const keyword = leadingKeyword(segment.at(-1)?.text ?? '');
  return (keyword === 'COMMIT' || keyword === 'END') && results.at(-1)?.tag === 'ROLLBACK';
}

const commitRefused: DatabaseProblem = {
  sqlState: '25P02',
  message: 'COMMIT was answered with ROLLBACK: an earlier statement of the transaction had failed',
  connectionLost: false,
};
