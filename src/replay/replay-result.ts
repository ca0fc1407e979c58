import type { DatabaseProblem, ServerMessage } from '../model/database-problem.ts';
import type { Migration } from '../model/migration.ts';
import type { ExecutionMode } from '../model/plan.ts';
import type { Statement } from '../model/statement.ts';

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

/** How long a statement took. Whole and broken milliseconds. */
export interface TimedStatement {
  readonly step: ReplayStep;
  readonly statement: Statement;
  readonly durationMs: number;
  /** From its beginning to the end of its transaction: so long it holds its locks. */
  readonly heldMs: number;
}

/** What became of a replay. */
export interface ReplayResult {
  /** Migrations that went through whole. */
  readonly applied: number;
  readonly failure?: ReplayFailure;
  readonly createdRoles: readonly string[];
  readonly skipped: readonly SkippedStatement[];
  readonly messages: readonly ReplayMessage[];
  /** Of the statements that went through; empty where nobody asked for times. */
  readonly times: readonly TimedStatement[];
}

/** How migrations are replayed. */
export interface ReplayOptions {
  /** Extensions that may be missing: their CREATE EXTENSION and what then fails for a missing object is left out and listed. */
  readonly skipExtensions: readonly string[];
}
