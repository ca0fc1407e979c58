import { UserError } from '../errors/user-error.ts';
import { engineFamilies, type EngineFamily } from '../model/engine-name.ts';
import type { Statement } from '../model/statement.ts';
import type { DatabaseSession, FlightResult, SendOptions, SqlCommand } from '../ports/database-session.ts';
import { askGuard } from '../migrations/ask-guard.ts';
import { mysqlPrerequisites } from './mysql-prerequisites.ts';
import { postgresPrerequisites } from './postgres-prerequisites.ts';
import type { Prerequisites } from './prerequisite.ts';
import type { ReplayFailure, ReplayMessage, ReplayOptions, ReplayResult, ReplayStep, SkippedStatement, TimedStatement } from './replay-result.ts';

/** What each engine family takes for missing prerequisites. */
export const prerequisitesOf = {
  postgres: postgresPrerequisites,
  mysql: mysqlPrerequisites,
} as const satisfies Record<EngineFamily, Prerequisites>;

/**
 * Applies migrations to an empty dev database, in order, and stops at the first statement that the server refuses.
 * Roles that the server lacks are created without login and listed.
 * @throws UserError dev-database/extension-missing for an extension that is neither there nor listed.
 */
export async function replayMigrations(session: DatabaseSession, steps: readonly ReplayStep[], options: ReplayOptions): Promise<ReplayResult> {
  return new Replay(session, options).apply(steps);
}

/** A replay that goes on where it stopped: what was left out and created before is known to what comes later. */
export class Replay {
  readonly #session: DatabaseSession;
  readonly #prerequisites: Prerequisites;
  readonly #skipExtensions: ReadonlySet<string>;
  readonly #roles: string[] = [];
  /** Versions that were replayed or left out by their guard. */
  readonly #versions = new Set<string>();
  #skipped: SkippedStatement[] = [];
  #messages: ReplayMessage[] = [];
  #times: TimedStatement[] = [];
  #timed = false;

  constructor(session: DatabaseSession, { skipExtensions }: ReplayOptions) {
    this.#session = session;
    this.#prerequisites = prerequisitesOf[engineFamilies[session.server.engine]];
    this.#skipExtensions = new Set(skipExtensions);
  }

  /**
   * Applies further migrations; the lists of the result are of these alone.
   * @param options `timed`: true where the time of each statement is wanted.
   */
  async apply(steps: readonly ReplayStep[], { timed = false }: SendOptions = {}): Promise<ReplayResult> {
    const known = { skipped: this.#skipped.length, roles: this.#roles.length };
    this.#timed = timed;
    this.#messages = [];
    this.#times = [];
    let applied = 0;
    let failure: ReplayFailure | undefined;
    for (const step of steps) {
      failure = await this.#applyStep(step);
      if (failure !== undefined) break;
      applied += 1;
    }
    return {
      applied,
      ...(failure === undefined ? {} : { failure }),
      createdRoles: this.#roles.slice(known.roles),
      skipped: this.#skipped.slice(known.skipped),
      messages: this.#messages,
      times: this.#times,
    };
  }

  async #applyStep(step: ReplayStep): Promise<ReplayFailure | undefined> {
    const isOpen = await this.#passGuard(step);
    if (step.migration.version !== undefined) this.#versions.add(step.migration.version);
    if (step.statements.length === 0 || !isOpen) return undefined;
    return step.mode === 'atomic' ? this.#applyAtomically(step) : this.#applyStepwise(step);
  }

  /** Asks what a migration wants to know before it runs. @throws UserError plan/guard-failed. */
  async #passGuard(step: ReplayStep): Promise<boolean> {
    const { guard, path, firstLine = 1 } = step.migration;
    if (guard === undefined) return true;
    const { verdict, reason = '' } = await askGuard(guard, (query) => this.#session.query(query), (version) => this.#versions.has(version));
    if (verdict === 'halt') throw new UserError('plan/guard-failed', { where: `${path}:${firstLine}`, detail: reason });
    const [statement] = step.statements;
    if (reason !== '' && statement !== undefined) {
      const message = verdict === 'run' ? `it runs although ${reason}` : `it was left out: ${reason}`;
      this.#messages.push({ step, statement, message: { severity: 'warning', code: '', message } });
    }
    return verdict === 'run';
  }

  /** One transaction; begun anew after each role that had to be created, and without each statement that is left out. */
  async #applyAtomically(step: ReplayStep): Promise<ReplayFailure | undefined> {
    let statements = step.statements;
    for (;;) {
      const flight = await this.#session.send([{ text: 'BEGIN' }, ...statements.map(commandOf), { text: 'COMMIT' }], { timed: this.#timed });
      const { failure } = flight;
      if (failure === undefined) {
        this.#collect(step, { statements, results: flight.results.slice(1), isOneTransaction: true });
        return undefined;
      }
      await this.#session.send([{ text: 'ROLLBACK' }]);
      // A failure of COMMIT itself (a deferred constraint) belongs to the last statement.
      const statement = statements[Math.max(0, failure.index - 1)] ?? statements.at(-1);
      if (statement === undefined) return undefined;
      const answer = await this.#provide({ step, statement, problem: failure.problem });
      if (answer === 'stop') return { step, statement, problem: failure.problem };
      if (answer === 'skip') statements = statements.filter((other) => other !== statement);
    }
  }

  async #applyStepwise(step: ReplayStep): Promise<ReplayFailure | undefined> {
    let rest = step.statements;
    while (rest.length > 0) {
      const flight = await this.#session.send(rest.map(commandOf), { timed: this.#timed });
      this.#collect(step, { statements: rest, results: flight.results, isOneTransaction: false });
      const { failure } = flight;
      const statement = failure === undefined ? undefined : rest[failure.index];
      if (failure === undefined || statement === undefined) return undefined;
      const answer = await this.#provide({ step, statement, problem: failure.problem });
      if (answer === 'stop') return { step, statement, problem: failure.problem };
      rest = rest.slice(answer === 'skip' ? failure.index + 1 : failure.index);
    }
    return undefined;
  }

  /** Decides what follows a refusal: try again with the role there, leave the statement out, or stop. */
  async #provide(failure: ReplayFailure): Promise<'retry' | 'skip' | 'stop'> {
    const missing = this.#prerequisites.missing(failure.problem, failure.statement);
    if (missing?.kind === 'role') return this.#createRole(missing.name);
    if (missing?.kind === 'extension') {
      if (!this.#skipExtensions.has(missing.name)) throw extensionMissing(failure, missing.name);
      return this.#skip(failure, `extension ${missing.name} is not in the dev database`);
    }
    if (this.#skipped.length > 0 && this.#prerequisites.isMissingObject(failure.problem)) {
      return this.#skip(failure, `it may need what was left out before: ${failure.problem.message}`);
    }
    return 'stop';
  }

  async #createRole(name: string): Promise<'retry' | 'stop'> {
    if (this.#roles.includes(name)) return 'stop';
    const flight = await this.#session.send([{ text: this.#prerequisites.createRole(name) }]);
    if (flight.failure !== undefined) return 'stop';
    this.#roles.push(name);
    return 'retry';
  }

  /** Of a migration that runs a second time the same is left out, and said once. */
  #skip({ step, statement }: ReplayFailure, reason: string): 'skip' {
    if (!this.#skipped.some((known) => known.statement === statement)) this.#skipped = [...this.#skipped, { step, statement, reason }];
    return 'skip';
  }

  #collect(step: ReplayStep, { statements, results, isOneTransaction }: Answered): void {
    let left = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
    for (const [index, statement] of statements.entries()) {
      const result = results[index];
      if (result === undefined) return;
      for (const message of result.messages) this.#messages.push({ step, statement, message });
      const { durationMs } = result;
      if (this.#timed) this.#times.push({ step, statement, durationMs, heldMs: isOneTransaction ? left : durationMs });
      left -= durationMs;
    }
  }
}

interface Answered {
  readonly statements: readonly Statement[];
  /** Of the statements, and of the COMMIT behind them where they are one transaction. */
  readonly results: FlightResult['results'];
  readonly isOneTransaction: boolean;
}

function extensionMissing(failure: ReplayFailure, name: string): UserError {
  return new UserError('dev-database/extension-missing', {
    detail: name,
    where: `${failure.step.migration.path}, statement ${failure.statement.ordinal}`,
    cause: failure.problem.message,
  });
}

function commandOf(statement: Statement): SqlCommand {
  return { text: statement.text };
}
