import { UserError } from '../errors/user-error.ts';
import type { DatabaseProblem, ServerMessage } from '../model/database-problem.ts';
import { engineFamilies, type EngineFamily } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { ExecutionMode } from '../model/plan.ts';
import type { Statement } from '../model/statement.ts';
import type { DatabaseSession, FlightResult, SqlCommand } from '../ports/database-session.ts';
import { mysqlPrerequisites } from './mysql-prerequisites.ts';
import { postgresPrerequisites } from './postgres-prerequisites.ts';
import type { Prerequisites } from './prerequisite.ts';

/** What each engine family takes for missing prerequisites. */
export const prerequisitesOf = {
  postgres: postgresPrerequisites,
  mysql: mysqlPrerequisites,
} as const satisfies Record<EngineFamily, Prerequisites>;

/** A migration with what is sent of it. */
export interface ReplayStep {
  readonly migration: Migration;
  readonly mode: ExecutionMode;
  readonly statements: readonly Statement[];
}

/** The statement at which a replay stopped. */
export interface ReplayFailure {
  readonly step: ReplayStep;
  readonly statement: Statement;
  readonly problem: DatabaseProblem;
}

/** A statement that was left out because an extension that it needs may be missing. */
export interface SkippedStatement {
  readonly step: ReplayStep;
  readonly statement: Statement;
  readonly reason: string;
}

/** What the server said about one statement beside its result. */
export interface ReplayMessage {
  readonly step: ReplayStep;
  readonly statement: Statement;
  readonly message: ServerMessage;
}

export interface ReplayResult {
  /** Migrations that went through whole. */
  readonly applied: number;
  readonly failure?: ReplayFailure;
  readonly createdRoles: readonly string[];
  readonly skipped: readonly SkippedStatement[];
  readonly messages: readonly ReplayMessage[];
}

/** State of one replay. */
interface Replay {
  readonly session: DatabaseSession;
  readonly prerequisites: Prerequisites;
  readonly skipExtensions: ReadonlySet<string>;
  readonly createdRoles: string[];
  readonly skipped: SkippedStatement[];
  readonly messages: ReplayMessage[];
}

/**
 * Applies migrations to an empty dev database, in order, and stops at the first statement that the server refuses.
 * Roles that the server lacks are created without login and listed.
 * @param skipExtensions extensions that may be missing: their CREATE EXTENSION and what then fails for a missing object is left out and listed.
 * @throws UserError dev-database/extension-missing for an extension that is neither there nor listed.
 */
export async function replayMigrations(session: DatabaseSession, steps: readonly ReplayStep[], skipExtensions: readonly string[]): Promise<ReplayResult> {
  const replay: Replay = {
    session,
    prerequisites: prerequisitesOf[engineFamilies[session.server.engine]],
    skipExtensions: new Set(skipExtensions),
    createdRoles: [],
    skipped: [],
    messages: [],
  };
  let applied = 0;
  for (const step of steps) {
    const failure = await replayStep(replay, step);
    if (failure !== undefined) return { ...listsOf(replay), applied, failure };
    applied += 1;
  }
  return { ...listsOf(replay), applied };
}

function listsOf(replay: Replay): Pick<ReplayResult, 'createdRoles' | 'skipped' | 'messages'> {
  return { createdRoles: replay.createdRoles, skipped: replay.skipped, messages: replay.messages };
}

async function replayStep(replay: Replay, step: ReplayStep): Promise<ReplayFailure | undefined> {
  if (step.statements.length === 0) return undefined;
  return step.mode === 'atomic' ? replayAtomically(replay, step) : replayStepwise(replay, step);
}

/** One transaction; begun anew after each role that had to be created, and without each statement that is left out. */
async function replayAtomically(replay: Replay, step: ReplayStep): Promise<ReplayFailure | undefined> {
  let statements = step.statements;
  for (;;) {
    const flight = await replay.session.send([{ text: 'BEGIN' }, ...statements.map(commandOf), { text: 'COMMIT' }]);
    const { failure } = flight;
    if (failure === undefined) {
      collectMessages(replay, step, { statements, results: flight.results.slice(1) });
      return undefined;
    }
    await replay.session.send([{ text: 'ROLLBACK' }]);
    // A failure of COMMIT itself (a deferred constraint) belongs to the last statement.
    const statement = statements[Math.max(0, failure.index - 1)] ?? statements.at(-1);
    if (statement === undefined) return undefined;
    const answer = await provide(replay, { step, statement, problem: failure.problem });
    if (answer === 'stop') return { step, statement, problem: failure.problem };
    if (answer === 'skip') statements = statements.filter((other) => other !== statement);
  }
}

async function replayStepwise(replay: Replay, step: ReplayStep): Promise<ReplayFailure | undefined> {
  let rest = step.statements;
  while (rest.length > 0) {
    const flight = await replay.session.send(rest.map(commandOf));
    collectMessages(replay, step, { statements: rest, results: flight.results });
    const { failure } = flight;
    const statement = failure === undefined ? undefined : rest[failure.index];
    if (failure === undefined || statement === undefined) return undefined;
    const answer = await provide(replay, { step, statement, problem: failure.problem });
    if (answer === 'stop') return { step, statement, problem: failure.problem };
    rest = rest.slice(answer === 'skip' ? failure.index + 1 : failure.index);
  }
  return undefined;
}

/** Decides what follows a refusal: try again with the role there, leave the statement out, or stop. */
async function provide(replay: Replay, failure: ReplayFailure): Promise<'retry' | 'skip' | 'stop'> {
  const missing = replay.prerequisites.missing(failure.problem, failure.statement);
  if (missing?.kind === 'role') return createRole(replay, missing.name);
  if (missing?.kind === 'extension') {
    if (!replay.skipExtensions.has(missing.name)) throw extensionMissing(failure, missing.name);
    return skip(replay, failure, `extension ${missing.name} is not in the dev database`);
  }
  if (replay.skipped.length > 0 && replay.prerequisites.isMissingObject(failure.problem)) {
    return skip(replay, failure, `it may need what was left out before: ${failure.problem.message}`);
  }
  return 'stop';
}

async function createRole(replay: Replay, name: string): Promise<'retry' | 'stop'> {
  if (replay.createdRoles.includes(name)) return 'stop';
  const flight = await replay.session.send([{ text: replay.prerequisites.createRole(name) }]);
  if (flight.failure !== undefined) return 'stop';
  replay.createdRoles.push(name);
  return 'retry';
}

function skip(replay: Replay, failure: ReplayFailure, reason: string): 'skip' {
  replay.skipped.push({ step: failure.step, statement: failure.statement, reason });
  return 'skip';
}

function extensionMissing(failure: ReplayFailure, name: string): UserError {
  return new UserError('dev-database/extension-missing', {
    detail: name,
    where: `${failure.step.migration.path}, statement ${failure.statement.ordinal}`,
    cause: failure.problem.message,
  });
}

interface Answered {
  readonly statements: readonly Statement[];
  readonly results: FlightResult['results'];
}

function collectMessages(replay: Replay, step: ReplayStep, answered: Answered): void {
  for (const [index, statement] of answered.statements.entries()) {
    for (const message of answered.results[index]?.messages ?? []) replay.messages.push({ step, statement, message });
  }
}

function commandOf(statement: Statement): SqlCommand {
  return { text: statement.text };
}
