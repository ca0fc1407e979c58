import type { DatabaseProblem } from '../../../src/model/database-problem.ts';
import type { EngineName } from '../../../src/model/engine-name.ts';
import type { EngineTraits } from '../../../src/model/server-info.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { DatabaseSession, FlightResult, Row, SqlCommand } from '../../../src/ports/database-session.ts';
import type { Log } from '../../../src/ports/log.ts';
import { DatabaseError } from '../../../src/errors/database-error.ts';

/** A clock whose time passes only while somebody sleeps. */
export interface FakeClock extends Clock {
  readonly sleeps: readonly number[];
}

export function fakeClock(): FakeClock {
  let time = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => 1_700_000_000_000 + time,
    elapsed: () => time,
    sleep: (milliseconds, signal) => {
      if (signal?.aborted !== true) {
        sleeps.push(milliseconds);
        time += milliseconds;
      }
      return Promise.resolve();
    },
  };
}

/** A log that keeps its lines, marked by their level. */
export function fakeLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (text) => void lines.push(text),
    warning: (text) => void lines.push(`warning: ${text}`),
    debug: (text) => void lines.push(`debug: ${text}`),
  };
}

/** How a fake session answers: rows or a problem for a query that contains a text, a flight result for what is sent. */
export interface SessionScript {
  readonly engine?: EngineName;
  readonly answers?: readonly (readonly [text: string, answer: readonly Row[] | DatabaseProblem])[];
  readonly send?: (commands: readonly SqlCommand[]) => FlightResult | Promise<FlightResult>;
  readonly cancel?: () => void;
}

export interface FakeSession extends DatabaseSession {
  /** Texts of everything that was asked or sent, with bound values behind them. */
  readonly said: readonly string[];
}

export const postgresTraits: EngineTraits = {
  transactionalDdl: true, pipelining: true, schemaWideIndexNames: true, indexesForeignKeys: false, onlineDdlClauses: false, lockTimeoutSetting: 'lock_timeout',
};

/** A session that answers by a script. */
export function fakeSession(script: SessionScript = {}): FakeSession {
  const { engine = 'postgresql', answers = [] } = script;
  const said: string[] = [];
  const note = ({ text, values }: SqlCommand): void => {
    said.push(values === undefined || values.length === 0 ? text.trim() : `${text.trim()} -- ${JSON.stringify(values)}`);
  };
  const query = (command: SqlCommand): Promise<readonly Row[]> => {
    note(command);
    const answer = answers.find(([text]) => said.at(-1)?.includes(text))?.[1] ?? [];
    return isProblem(answer) ? Promise.reject(new DatabaseError('database/statement-failed', answer)) : Promise.resolve(answer);
  };
  return {
    said,
    query,
    queryAll: (texts) => Promise.all(texts.map((text) => query({ text }))),
    server: {
      engine, version: { text: '16.4', number: 160400 }, database: 'shop', user: 'deployer', schema: engine === 'postgresql' ? 'public' : 'shop', readOnly: false, sessionId: 7, lowerCaseTableNames: 0,
    },
    traits: engine === 'postgresql' ? postgresTraits : { ...postgresTraits, transactionalDdl: false, pipelining: false },
    send: (commands) => {
      commands.forEach(note);
      return Promise.resolve(script.send?.(commands) ?? succeeded(commands));
    },
    cancel: () => {
      script.cancel?.();
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

/** A flight in which everything goes through. */
export function succeeded(commands: readonly SqlCommand[]): FlightResult {
  return { results: commands.map(({ text }) => ({ tag: text.slice(0, 6), rowCount: 0, durationMs: 1, messages: [] })) };
}

function isProblem(answer: readonly Row[] | DatabaseProblem): answer is DatabaseProblem {
  return 'message' in answer;
}
