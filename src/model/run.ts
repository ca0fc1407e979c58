import type { DatabaseProblem, ServerMessage } from './database-problem.ts';
import type { Migration } from './migration.ts';

/** What became of one statement. `rolled-back`: it went through, and went with the transaction of a later failure. */
export type StatementState = 'done' | 'failed' | 'rolled-back' | 'not-executed' | 'unknown';

/** One statement of a run. Durations are whole milliseconds. */
export interface StatementRun {
  readonly ordinal: number;
  readonly state: StatementState;
  readonly durationMs?: number;
  readonly messages: readonly ServerMessage[];
}

/** What became of one migration in a run. */
export interface MigrationRun {
  readonly migration: Migration;
  readonly state: 'applied' | 'failed' | 'not-executed' | 'unknown';
  readonly durationMs: number;
  readonly statements: readonly StatementRun[];
  readonly problem?: DatabaseProblem;
}

/** Record of one apply. `id` is a UUID of version 7. */
export interface Run {
  readonly id: string;
  readonly migrations: readonly MigrationRun[];
}
