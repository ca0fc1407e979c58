import type { ObjectName } from '../expression.ts';
import type { OnTable, Placed } from './placed-operation.ts';

/** SET and RESET of a setting. */
export interface SetVariable extends Placed {
  readonly kind: 'set-variable';
  /** Lower-case name, without `@@` and scope; a user variable keeps its `@`. */
  readonly name: string;
  /** The text of the value, without quotes for a plain string; absent for RESET and DEFAULT. */
  readonly value?: string;
  readonly scope: 'transaction' | 'session' | 'global' | 'persist' | 'user';
}

/** BEGIN, COMMIT, SAVEPOINT and the like. */
export interface TransactionControl extends Placed {
  readonly kind: 'transaction-control';
  readonly command: 'begin' | 'commit' | 'rollback' | 'savepoint' | 'release' | 'rollback-to' | 'prepare' | 'commit-prepared' | 'rollback-prepared' | 'set-transaction';
}

/** LOCK TABLE, LOCK TABLES; `mode` in upper case. */
export interface LockTable extends OnTable {
  readonly kind: 'lock-table';
  readonly mode: string;
}

/** VACUUM, ANALYZE, REINDEX, CLUSTER, REFRESH MATERIALIZED VIEW, OPTIMIZE, CHECK, REPAIR, FLUSH, DISCARD … */
export interface Maintain extends Placed {
  readonly kind: 'maintain';
  /** Upper-case keywords: `VACUUM FULL`, `REINDEX TABLE`, `REFRESH MATERIALIZED VIEW`, `OPTIMIZE TABLE`. */
  readonly command: string;
  readonly concurrently: boolean;
  /** REFRESH MATERIALIZED VIEW … WITH NO DATA. */
  readonly withNoData?: boolean;
  readonly objects: readonly ObjectName[];
}

/** CALL, DO (PostgreSQL), BEGIN NOT ATOMIC (MariaDB), EXECUTE: what the body does is in `Statement.body`. */
export interface RunCode extends Placed {
  readonly kind: 'run-code';
  readonly command: string;
  readonly object?: ObjectName;
}

/** Understood, with an effect outside the model: SHUTDOWN, KILL, CHECKPOINT, LISTEN, SHOW, EXPLAIN, USE … */
export interface OtherStatement extends Placed {
  readonly kind: 'other';
  /** Upper-case leading keywords. */
  readonly command: string;
  readonly objects: readonly ObjectName[];
}
