import type { Migration, MigrationKind } from './migration.ts';

/** One row of a history table, in the model's words. */
export interface HistoryRow {
  /** Position in the order of application, as the table has it. */
  readonly rank: number;
  readonly version?: string;
  readonly description: string;
  /** `marker`: schema creation and the like; `deletion`: an earlier row of the same version or description no longer counts. */
  readonly kind: MigrationKind | 'marker' | 'deletion';
  readonly script: string;
  readonly checksum?: string;
  readonly success: boolean;
  /** ISO time by the server's clock. */
  readonly appliedAt?: string;
  readonly appliedBy?: string;
  readonly executionTimeMs?: number;
}

/** The six states of a migration against a history, and `below-baseline` for what a baseline stands for. */
export type MigrationState = 'applied' | 'pending' | 'missing' | 'out-of-order' | 'changed' | 'failed' | 'below-baseline';

/** One migration, or one row without a file, with its state. */
export interface MigrationStatus {
  readonly state: MigrationState;
  /** What differs between row and file of a `changed` migration. */
  readonly difference?: 'checksum' | 'description';
  /** True for a `missing` one above every file: a later release applied it, so it does not block unless `tolerated` says so. */
  readonly future?: boolean;
  /** Whether it blocks nothing, where the settings of the format's tool decide that. */
  readonly tolerated?: boolean;
  readonly migration?: Migration;
  readonly row?: HistoryRow;
}

/** A migration set held against the rows of a history table. */
export interface HistoryComparison {
  readonly statuses: readonly MigrationStatus[];
  /** What `migrate` would apply, in order. */
  readonly pending: readonly Migration[];
}
