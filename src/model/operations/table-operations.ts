import type { ColumnDefinition } from '../column-definition.ts';
import type { ConstraintDefinition } from '../constraint-definition.ts';
import type { ObjectName, QueryUse } from '../expression.ts';
import type { IndexDefinition } from '../index-definition.ts';
import type { OnTable } from './placed-operation.ts';

/** A LIKE item of CREATE TABLE (PostgreSQL). */
export interface LikeItem {
  readonly table: ObjectName;
  /** INCLUDING options in upper case; `ALL` stands for all, and an option after EXCLUDING is taken out. */
  readonly including: readonly string[];
  /** How many of the statement's own columns stand before it. */
  readonly position: number;
}

/**
 * What FOR VALUES or DEFAULT says of a partition (PostgreSQL): the texts of the values, in the order of the key;
 * `MINVALUE` and `MAXVALUE` in upper case.
 */
export type PartitionBound =
  | { readonly kind: 'default' }
  | { readonly kind: 'hash' }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly from: readonly string[]; readonly to: readonly string[] };

/** CREATE TABLE in every form. */
export interface CreateTable extends OnTable {
  readonly kind: 'create-table';
  readonly ifNotExists: boolean;
  readonly orReplace: boolean;
  readonly temporary: boolean;
  readonly unlogged: boolean;
  readonly columns: readonly ColumnDefinition[];
  /** Table-level constraints only; a column's own are in the column. */
  readonly constraints: readonly ConstraintDefinition[];
  /** KEY, INDEX, FULLTEXT, SPATIAL items (MySQL, MariaDB). */
  readonly indexes: readonly IndexDefinition[];
  readonly like?: ObjectName;
  /** LIKE … INCLUDING, upper-case option names as written; `ALL` for all (PostgreSQL). MySQL's LIKE copies everything. */
  readonly likeIncluding?: readonly string[];
  /** Every LIKE item, for a statement with several of them or with columns before one (PostgreSQL). */
  readonly likes?: readonly LikeItem[];
  readonly inherits: readonly ObjectName[];
  readonly partitionOf?: ObjectName;
  /** Present for a partitioned table: the strategy as written, lower case (range, list, hash, key, linear hash …). */
  readonly partitionBy?: string;
  /** Columns by which the rows are parted; an expression has an empty name (PostgreSQL). */
  readonly partitionKeys?: readonly string[];
  /** Of a partition (PostgreSQL). */
  readonly bound?: PartitionBound;
  /** CREATE TABLE … AS SELECT, SELECT INTO; its columns come from the query and are not modelled. */
  readonly asQuery?: QueryUse;
  /** Table options in lower case: engine, charset, collate, row_format, comment, auto_increment, tablespace … */
  readonly options: Readonly<Record<string, string>>;
}

/** DROP TABLE, once per name. */
export interface DropTable extends OnTable {
  readonly kind: 'drop-table';
  readonly ifExists: boolean;
  readonly temporary: boolean;
  readonly cascade: boolean;
}

/** TRUNCATE, once per name. */
export interface TruncateTable extends OnTable {
  readonly kind: 'truncate-table';
  readonly cascade: boolean;
}

/** ALTER TABLE … RENAME TO, RENAME TABLE. */
export interface RenameTable extends OnTable {
  readonly kind: 'rename-table';
  /** MySQL may move to another database by it: then `schema` is set. */
  readonly to: ObjectName;
}

/** ALTER TABLE … SET SCHEMA (PostgreSQL). */
export interface SetTableSchema extends OnTable {
  readonly kind: 'set-table-schema';
  readonly schema: string;
}

/** ATTACH PARTITION (PostgreSQL). */
export interface AttachPartition extends OnTable {
  readonly kind: 'attach-partition';
  readonly partition: ObjectName;
  readonly bound?: PartitionBound;
}

/** DETACH PARTITION (PostgreSQL). */
export interface DetachPartition extends OnTable {
  readonly kind: 'detach-partition';
  readonly partition: ObjectName;
  readonly concurrently: boolean;
}

/** ADD, DROP, TRUNCATE, REORGANIZE … PARTITION, PARTITION BY, REMOVE PARTITIONING (MySQL, MariaDB). */
export interface MaintainPartitions extends OnTable {
  readonly kind: 'maintain-partitions';
  readonly action: string;
  readonly partitions: readonly string[];
  /** The new strategy of PARTITION BY, as in `CreateTable.partitionBy`. */
  readonly strategy?: string;
}

/** CONVERT TO CHARACTER SET (MySQL, MariaDB). */
export interface ConvertCharacterSet extends OnTable {
  readonly kind: 'convert-character-set';
  readonly characterSet: string;
  readonly collation?: string;
}

/** Any other ALTER TABLE action that is understood but changes nothing the catalogue models: OWNER TO, SET (…), ENGINE= … */
export interface SetTableOption extends OnTable {
  readonly kind: 'set-table-option';
  /** Upper-case keywords of the action: `OWNER TO`, `SET STORAGE`, `ENABLE ROW LEVEL SECURITY`, `ENGINE`. */
  readonly option: string;
  readonly value?: string;
}
