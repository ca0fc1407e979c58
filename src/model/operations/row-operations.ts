import type { ObjectName, QueryUse } from '../expression.ts';
import type { OnTable, Placed } from './placed-operation.ts';

/** INSERT, REPLACE. */
export interface InsertRows extends OnTable {
  readonly kind: 'insert';
  readonly query: QueryUse;
  /** True for REPLACE and INSERT … ON DUPLICATE KEY UPDATE / ON CONFLICT. */
  readonly upsert: boolean;
  /** True for REPLACE: rows in the way are deleted (MySQL, MariaDB). */
  readonly replaces?: boolean;
  /** Rows that VALUES lists; absent where the rows come from a query, or were not counted. */
  readonly rowCount?: number;
  /** True where neither a list of columns nor SET nor DEFAULT VALUES says which columns are meant. */
  readonly unlisted?: boolean;
  /** Columns that the list, or what an upsert sets, names twice. */
  readonly repeated?: readonly string[];
}

/** UPDATE. */
export interface UpdateRows extends OnTable {
  readonly kind: 'update';
  readonly query: QueryUse;
  readonly setColumns: readonly string[];
  /** Columns that are set twice as a whole; elements of an array and fields of a composite are not. */
  readonly repeated?: readonly string[];
}

/** DELETE. */
export interface DeleteRows extends OnTable {
  readonly kind: 'delete';
  readonly query: QueryUse;
}

/** SELECT, VALUES, TABLE on their own. */
export interface SelectRows extends Placed {
  readonly kind: 'select';
  readonly query: QueryUse;
}

/** COPY, LOAD DATA, SELECT … INTO OUTFILE: rows between the database and something outside. */
export interface CopyRows extends Placed {
  readonly kind: 'copy';
  readonly table?: ObjectName;
  readonly direction: 'from' | 'to';
  readonly endpoint: 'client' | 'server-file' | 'program';
  /** True for LOAD DATA … REPLACE: rows in the way are deleted (MySQL, MariaDB). */
  readonly replaces?: boolean;
}
