import type mysql from 'mysql2/promise';

import { DatabaseError } from '../../errors/database-error.ts';
import type { ServerMessage } from '../../model/database-problem.ts';
import type { EngineTraits, ServerInfo } from '../../model/server-info.ts';
import type { CommandResult, DatabaseSession, FlightResult, Row, SqlCommand } from '../../ports/database-session.ts';
import { problemCode } from '../../errors/problem-code.ts';
import type { Redact } from '../redact.ts';
import { endConnection } from './end-connection.ts';
import { databaseProblem, withoutValues } from './server-errors.ts';
import { traitsOf } from './traits.ts';

/** What a session is made of. */
export interface SessionParts {
  readonly connection: mysql.Connection;
  readonly server: ServerInfo;
  readonly redact: Redact;
  /** Opens a further connection to the same database, to cancel from. Rejects with an error of the catalogue. */
  readonly openAnother: () => Promise<mysql.Connection>;
}

/** A MySQL or MariaDB session on an open connection. */
export function mysqlSession(parts: SessionParts): DatabaseSession {
  return new MysqlSession(parts);
}

/** What the driver answers: rows, a header, or, to CALL, a list of both. */
type Answer = Awaited<ReturnType<mysql.Connection['query']>>[0];

interface WarningRow extends mysql.RowDataPacket {
  readonly Level: string;
  readonly Code: number;
  readonly Message: string;
}

class MysqlSession implements DatabaseSession {
  readonly server: ServerInfo;
  readonly traits: EngineTraits = traitsOf();
  readonly #connection: mysql.Connection;
  readonly #redact: Redact;
  readonly #openAnother: () => Promise<mysql.Connection>;

  constructor(parts: SessionParts) {
    this.server = parts.server;
    this.#connection = parts.connection;
    this.#redact = parts.redact;
    this.#openAnother = parts.openAnother;
  }

  async query(command: SqlCommand): Promise<readonly Row[]> {
    try {
      const answer = await this.#run(command);
      return rowsOf(answer);
    } catch (error) {
      throw this.#failure(error, command.text);
    }
  }

  async queryAll(texts: readonly string[]): Promise<readonly (readonly Row[])[]> {
    const text = texts.join(';\n');
    try {
      const [answer] = await this.#connection.query(text);
      return texts.length === 1 ? [rowsOf(answer)] : listOf(answer).map(rowsOf);
    } catch (error) {
      throw this.#failure(error, text);
    }
  }

  /** Statements go one by one: there is no way to have the server stop at the first failure of several. */
  async send(commands: readonly SqlCommand[]): Promise<FlightResult> {
    const results: CommandResult[] = [];
    for (const command of commands) {
      try {
        results.push(await this.#execute(command));
      } catch (error) {
        return { results, failure: { index: results.length, problem: databaseProblem(error, command.text, this.#redact) } };
      }
    }
    return { results };
  }

  async #execute(command: SqlCommand): Promise<CommandResult> {
    const start = performance.now();
    const answer = await this.#run(command);
    const durationMs = performance.now() - start;
    const header = headerOf(answer);
    const messages = header !== undefined && header.warningStatus > 0 ? await this.#warnings() : [];
    return { tag: '', rowCount: header?.affectedRows ?? rowsOf(answer).length, durationMs, messages };
  }

  /** Values need the binary protocol, in which the server binds them; it refuses some statements (1295), so text is the rule. */
  async #run(command: SqlCommand): Promise<Answer> {
    const { text, values = [] } = command;
    const [answer] = values.length === 0 ? await this.#connection.query(text) : await this.#connection.execute(text, [...values]);
    return answer;
  }

  /** Warnings are about a statement that has succeeded: failing to read them does not make it fail. */
  async #warnings(): Promise<readonly ServerMessage[]> {
    try {
      const [rows] = await this.#connection.query<WarningRow[]>('SHOW WARNINGS');
      return rows.map((row) => ({
        severity: row.Level.toLowerCase(),
        code: String(row.Code),
        message: this.#redact(withoutValues(row.Message)),
      }));
    } catch {
      return [];
    }
  }

  async cancel(): Promise<void> {
    const other = await this.#openAnother();
    try {
      await other.query(`KILL QUERY ${this.server.sessionId}`);
    } catch (error) {
      throw this.#failure(error, '');
    } finally {
      await endConnection(other);
    }
  }

  close(): Promise<void> {
    return endConnection(this.#connection);
  }

  #failure(error: unknown, text: string): DatabaseError {
    const problem = databaseProblem(error, text, this.#redact);
    return new DatabaseError(problemCode(problem), problem);
  }
}

/** A routine answers with its result sets and, last, a header. */
function headerOf(answer: Answer): mysql.ResultSetHeader | undefined {
  if (!Array.isArray(answer)) return isHeader(answer) ? answer : undefined;
  const last = answer.at(-1);
  return Array.isArray(answer[0]) && isHeader(last) ? last : undefined;
}

/** By its members: the bundle's minifier changes names of classes. */
function isHeader(value: unknown): value is mysql.ResultSetHeader {
  return typeof value === 'object' && value !== null && 'warningStatus' in value && 'affectedRows' in value;
}

/** The answers to several statements: rows, or a header of one that has none. */
function listOf(answer: Answer): readonly Answer[] {
  return Array.isArray(answer) ? answer.filter((part): part is mysql.RowDataPacket[] | mysql.ResultSetHeader => Array.isArray(part) || isHeader(part)) : [];
}

/** Rows of the only, or the first, result set. */
function rowsOf(answer: Answer): readonly Row[] {
  if (!Array.isArray(answer)) return [];
  const first = answer[0];
  const rows = Array.isArray(first) ? first : answer;
  return rows.filter((row): row is mysql.RowDataPacket => !Array.isArray(row));
}
