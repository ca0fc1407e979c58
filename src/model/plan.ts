import type { Migration } from './migration.ts';
import type { Statement } from './statement.ts';

/**
 * How one migration is executed.
 * `atomic`: one transaction with its history row. `stepwise`: statement by statement with intent and done rows in the ledger.
 */
export type ExecutionMode = 'atomic' | 'stepwise';

/**
 * How a statement of a stepwise migration is kept from running twice.
 * `session`: it changes nothing but the session, so it runs again whenever the file goes on.
 * `recorded`: it shares a transaction with its done row.
 * `intent`: an intent row stands before it and a done row after it; in between a probe of the catalogue decides.
 */
export type StatementProtocol = 'session' | 'recorded' | 'intent';

/** A statement of a plan. */
export interface PlannedStatement {
  readonly statement: Statement;
  readonly protocol: StatementProtocol;
}

/** A migration of a plan: how it is run, and what is sent of it. */
export interface PlannedMigration {
  readonly migration: Migration;
  readonly mode: ExecutionMode;
  /** What is sent, in order; a BEGIN and COMMIT around the whole file are left out. */
  readonly statements: readonly PlannedStatement[];
  /** Ordinals of statements that an earlier run has done. */
  readonly done?: readonly number[];
  /** Plain sentences about how the file is run. */
  readonly notes: readonly string[];
}

/** Ordered migrations to apply, and a hash over everything that decides what will happen. */
export interface Plan {
  readonly target: string;
  readonly migrations: readonly PlannedMigration[];
  /** SHA-256 hex over target, head of the history, ordered paths, content hashes and statement texts. */
  readonly hash: string;
}
