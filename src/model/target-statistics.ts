import type { EngineName } from './engine-name.ts';

/** How far the numbers of a key column are used up. */
export interface KeyFill {
  /** The last number given out. */
  readonly last: number;
  /** The largest that the column and its sequence can hold. */
  readonly max: number;
  /** Type of the column, in the server's words. */
  readonly type?: string;
}

/**
 * What a server's catalogue tells of one table. All are estimates of the server's, none was counted; absent is what it
 * does not know or does not show to the role.
 */
export interface TableStatistics {
  readonly rows?: number;
  /** Of the table with what is stored beside it; without its indexes. */
  readonly bytes?: number;
  readonly indexBytes?: number;
  /** Rows that are dead and not yet vacuumed (PostgreSQL). */
  readonly deadRows?: number;
  /** Rows inserted, updated and deleted per second while the statistics were taken. */
  readonly writesPerSecond?: number;
  /** Age of the oldest transaction that holds a lock on the table. */
  readonly oldestTransactionSeconds?: number;
  /** Versions of the row format that INSTANT changes have left (MySQL 8.0.29). */
  readonly rowVersions?: number;
  /** Indexes that a failed build has left invalid (PostgreSQL). */
  readonly invalidIndexes?: readonly string[];
  /** Share of NULL by column, from 0 to 1; of columns that may hold any. */
  readonly nullFractions?: Readonly<Record<string, number>>;
  /** By the column that a sequence or AUTO_INCREMENT fills. */
  readonly sequences?: Readonly<Record<string, KeyFill>>;
}

/** What was collected from a target, without reading a row of any table. */
export interface TargetStatistics {
  readonly engine: { readonly name: EngineName; readonly version: string };
  /** Time in UTC, as ISO 8601 has it. */
  readonly capturedAt: string;
  /** Name of the target in the configuration. */
  readonly target?: string;
  readonly database?: string;
  /** By `schema.table`; MySQL and MariaDB: `database.table`, or `table` alone. */
  readonly tables: ReadonlyMap<string, TableStatistics>;
  readonly replicas?: number;
  /** Age of the oldest transaction of the whole server that the role could see. */
  readonly oldestTransactionSeconds?: number;
  /** Sentences about what the role could not see. */
  readonly notes: readonly string[];
}
