import type { Migration } from './migration.ts';
import type { Statement } from './statement.ts';

/**
 * How one migration is executed.
 * `atomic`: one transaction with its history row. `stepwise`: statement by statement with intent and done rows in the ledger.
 */
export type ExecutionMode = 'atomic' | 'stepwise';

export interface PlannedMigration {
  readonly migration: Migration;
  readonly mode: ExecutionMode;
  readonly statements: readonly Statement[];
}

/** Ordered migrations to apply, and a hash over everything that decides what will happen. */
export interface Plan {
  readonly target: string;
  readonly migrations: readonly PlannedMigration[];
  /** SHA-256 hex over target, head of the history, ordered paths, content hashes and statement texts. */
  readonly hash: string;
}
