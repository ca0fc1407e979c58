import type { CatalogedError } from '../errors/user-error.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Migration } from '../model/migration.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { MigrationRun, StatementRun, StatementState } from '../model/run.ts';
import type { CommandResult } from '../ports/database-session.ts';

/** Why a run stops after a migration. */
export interface Stop {
  readonly outcome: Outcome;
  readonly error?: CatalogedError;
}

/** What became of one migration; `stop` where the run does not go on. */
export interface MigrationEnd {
  readonly run: MigrationRun;
  readonly stop?: Stop;
}

/** Statements of a run, by what is known of each. */
export interface StatementEnds {
  /** Answers of the statements that went through, in order from the first. */
  readonly results: readonly CommandResult[];
  /** State of those. */
  readonly done: StatementState;
  /** State of the one behind them. */
  readonly next: StatementState;
}

/** One entry for every statement of a migration. */
export function statementRuns(planned: PlannedMigration, { results, done, next }: StatementEnds): readonly StatementRun[] {
  return planned.statements.map(({ statement }, index) => {
    const result = results[index];
    if (result !== undefined) return { ordinal: statement.ordinal, state: done, durationMs: result.durationMs, messages: result.messages };
    return { ordinal: statement.ordinal, state: index === results.length ? next : 'not-executed', messages: [] };
  });
}

/** A migration that was not begun. */
export function notExecuted(planned: PlannedMigration): MigrationRun {
  const statements = planned.statements.map(({ statement }) => ({ ordinal: statement.ordinal, state: 'not-executed', messages: [] }) as const);
  return { migration: planned.migration, state: 'not-executed', durationMs: 0, statements };
}

/** A migration's run with the problem that ended it. */
export function migrationRun(migration: Migration, parts: Omit<MigrationRun, 'migration' | 'problem'>, problem?: DatabaseProblem): MigrationRun {
  return { migration, ...parts, ...(problem === undefined ? {} : { problem }) };
}
