/** Lock modes of PostgreSQL on a table, weakest first (manual, Explicit Locking, Table-Level Locks). */
export const postgresLocks = [
  'ACCESS SHARE', 'ROW SHARE', 'ROW EXCLUSIVE', 'SHARE UPDATE EXCLUSIVE',
  'SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'ACCESS EXCLUSIVE',
] as const;

/** One of PostgreSQL's lock modes. */
export type PostgresLock = (typeof postgresLocks)[number];

/** What a lock keeps waiting: other DDL alone, also INSERT, UPDATE and DELETE, or reads as well. */
export type Blocking = 'nothing' | 'ddl' | 'writes' | 'reads';

/** Which part a table plays in an operation. */
export type TableRole = 'target' | 'referenced' | 'parent' | 'partition';

/** What an operation does to one table of a live server. */
export interface TableImpact {
  readonly role: TableRole;
  readonly table: { readonly schema?: string; readonly name: string };
  /** The lock in the server's own words. */
  readonly lock: string;
  readonly blocks: Blocking;
  /** The table is written anew, with all of its indexes. */
  readonly rewrites: boolean;
  /** The table is read from end to end. */
  readonly scans: boolean;
}

/** The algorithms of ALTER TABLE in InnoDB, cheapest first; NOCOPY is MariaDB's. */
export const onlineAlgorithms = ['instant', 'nocopy', 'inplace', 'copy'] as const;

/** One of InnoDB's algorithms. */
export type OnlineAlgorithm = (typeof onlineAlgorithms)[number];

/** What ALTER TABLE lets others do meanwhile: read and write, read, nothing. */
export const onlineLocks = ['none', 'shared', 'exclusive'] as const;

/** What others may do meanwhile. */
export type OnlineLock = (typeof onlineLocks)[number];

/** The cheapest way in which InnoDB can carry out an alteration. */
export interface OnlineImpact {
  readonly algorithm: OnlineAlgorithm;
  readonly lock: OnlineLock;
  /** The table is written anew. */
  readonly rebuilds: boolean;
}
