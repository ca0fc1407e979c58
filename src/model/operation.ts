import type { ColumnDefinition, TypeName } from './column-definition.ts';
import type { ConstraintDefinition } from './constraint-definition.ts';
import type { Expression, ObjectName, QueryUse } from './expression.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { Span } from './location.ts';

/**
 * One thing that a statement does to one object. A statement has one or several: DROP TABLE a, b has two,
 * ALTER TABLE one for each of its actions, in the order in which the server executes them.
 * Names follow the SQL keyword; both engines share them, and what only one engine has says so.
 */
interface Placed {
  /** The sub-action or name that this operation comes from: where a finding about it starts. */
  readonly span: Span;
}

interface OnTable extends Placed {
  readonly table: ObjectName;
  /** ONLY: tables that inherit from this one are left alone (PostgreSQL). */
  readonly only?: boolean;
}

/** A LIKE item of CREATE TABLE (PostgreSQL). */
export interface LikeItem {
  readonly table: ObjectName;
  /** INCLUDING options in upper case; `ALL` stands for all, and an option after EXCLUDING is taken out. */
  readonly including: readonly string[];
  /** How many of the statement's own columns stand before it. */
  readonly position: number;
}

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
  /** CREATE TABLE … AS SELECT, SELECT INTO; its columns come from the query and are not modelled. */
  readonly asQuery?: QueryUse;
  /** Table options in lower case: engine, charset, collate, row_format, comment, auto_increment, tablespace … */
  readonly options: Readonly<Record<string, string>>;
}

export interface DropTable extends OnTable {
  readonly kind: 'drop-table';
  readonly ifExists: boolean;
  readonly temporary: boolean;
  readonly cascade: boolean;
}

export interface TruncateTable extends OnTable {
  readonly kind: 'truncate-table';
  readonly cascade: boolean;
}

export interface RenameTable extends OnTable {
  readonly kind: 'rename-table';
  /** MySQL may move to another database by it: then `schema` is set. */
  readonly to: ObjectName;
}

export interface SetTableSchema extends OnTable {
  readonly kind: 'set-table-schema';
  readonly schema: string;
}

export interface AddColumn extends OnTable {
  readonly kind: 'add-column';
  readonly column: ColumnDefinition;
  readonly ifNotExists: boolean;
  /** FIRST or the column named by AFTER (MySQL, MariaDB). */
  readonly position?: ColumnPosition;
}

/** FIRST, or AFTER a column (MySQL, MariaDB). */
export type ColumnPosition = { readonly first: true } | { readonly after: string };

export interface DropColumn extends OnTable {
  readonly kind: 'drop-column';
  readonly column: string;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** ALTER COLUMN TYPE (PostgreSQL). */
export interface AlterColumnType extends OnTable {
  readonly kind: 'alter-column-type';
  readonly column: string;
  readonly type: TypeName;
  readonly collation?: string;
  readonly using?: Expression;
}

/** MODIFY or CHANGE: the whole column anew (MySQL, MariaDB). `column` is the old name, `definition.name` the new one. */
export interface RedefineColumn extends OnTable {
  readonly kind: 'redefine-column';
  readonly column: string;
  readonly definition: ColumnDefinition;
  readonly position?: ColumnPosition;
}

export interface SetDefault extends OnTable {
  readonly kind: 'set-default';
  readonly column: string;
  readonly default: Expression;
}

export interface DropDefault extends OnTable {
  readonly kind: 'drop-default';
  readonly column: string;
}

export interface SetNotNull extends OnTable {
  readonly kind: 'set-not-null';
  readonly column: string;
}

export interface DropNotNull extends OnTable {
  readonly kind: 'drop-not-null';
  readonly column: string;
}

/** ADD GENERATED … AS IDENTITY, SET GENERATED, DROP IDENTITY (PostgreSQL): `identity` absent means dropped. */
export interface SetIdentity extends OnTable {
  readonly kind: 'set-identity';
  readonly column: string;
  readonly identity?: 'always' | 'by-default';
}

/** DROP EXPRESSION, SET EXPRESSION (PostgreSQL): `expression` absent means dropped. */
export interface SetGeneratedExpression extends OnTable {
  readonly kind: 'set-generated-expression';
  readonly column: string;
  readonly expression?: Expression;
}

export interface RenameColumn extends OnTable {
  readonly kind: 'rename-column';
  readonly column: string;
  readonly to: string;
}

export interface AddConstraint extends OnTable {
  readonly kind: 'add-constraint';
  readonly constraint: ConstraintDefinition;
  /** ADD CONSTRAINT IF NOT EXISTS (MariaDB). */
  readonly ifNotExists: boolean;
}

/** `constraintKind` is set where the syntax names it: DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP CHECK c (MySQL, MariaDB). */
export interface DropConstraint extends OnTable {
  readonly kind: 'drop-constraint';
  readonly name?: string;
  readonly constraintKind?: ConstraintDefinition['kind'];
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface ValidateConstraint extends OnTable {
  readonly kind: 'validate-constraint';
  readonly name: string;
}

export interface RenameConstraint extends OnTable {
  readonly kind: 'rename-constraint';
  readonly name: string;
  readonly to: string;
}

/** CREATE INDEX, and ADD INDEX/KEY in an ALTER TABLE (MySQL, MariaDB: a UNIQUE KEY is an `add-constraint`). */
export interface CreateIndex extends OnTable {
  readonly kind: 'create-index';
  readonly index: IndexDefinition;
  readonly ifNotExists: boolean;
  readonly concurrently: boolean;
  /** CREATE INDEX … ON ONLY parent (PostgreSQL). */
  readonly only: boolean;
}

/** DROP INDEX. `table` is known in MySQL and MariaDB only, where an index name is local to its table. */
export interface DropIndex extends Placed {
  readonly kind: 'drop-index';
  readonly index: ObjectName;
  readonly table?: ObjectName;
  readonly ifExists: boolean;
  readonly concurrently: boolean;
  readonly cascade: boolean;
}

export interface RenameIndex extends Placed {
  readonly kind: 'rename-index';
  readonly index: ObjectName;
  readonly table?: ObjectName;
  readonly to: string;
}

export interface AttachPartition extends OnTable {
  readonly kind: 'attach-partition';
  readonly partition: ObjectName;
}

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

/** Kinds of objects beside tables and indexes, by their SQL keyword in lower case. */
export type ObjectKind =
  | 'schema' | 'database' | 'view' | 'materialized view' | 'sequence' | 'type' | 'enum' | 'domain' | 'function'
  | 'procedure' | 'aggregate' | 'trigger' | 'event trigger' | 'event' | 'rule' | 'policy' | 'extension' | 'role' | 'tablespace' | 'collation'
  | 'cast' | 'operator' | 'text search' | 'publication' | 'subscription' | 'server' | 'foreign data wrapper'
  | 'foreign table' | 'user mapping' | 'statistics' | 'language' | 'access method' | 'conversion' | 'package' | 'plugin' | 'table' | 'index' | 'column' | 'constraint' | 'other';

export interface CreateObject extends Placed {
  readonly kind: 'create-object';
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  readonly orReplace: boolean;
  readonly ifNotExists: boolean;
  readonly temporary: boolean;
  /** The table of a trigger, rule or policy. */
  readonly table?: ObjectName;
  /** What a view reads. */
  readonly query?: QueryUse;
  /** Labels of an enum, in order. */
  readonly labels?: readonly string[];
  /** Base type of a domain. */
  readonly baseType?: TypeName;
  /** NOT NULL of a domain. */
  readonly notNull?: boolean;
  /** Lower-case volatility of a function: immutable, stable, volatile. */
  readonly volatility?: string;
  /** Lower-case language of a routine body. */
  readonly language?: string;
}

export interface AlterObject extends Placed {
  readonly kind: 'alter-object';
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  /** The table of a trigger, rule or policy; of the column that a sequence is OWNED BY, which is then `value` (PostgreSQL). */
  readonly table?: ObjectName;
  /** Upper-case keywords of the action: `ADD VALUE`, `RENAME TO`, `SET SCHEMA`, `OWNER TO` … */
  readonly action: string;
  /** The new name, label or schema, where the action has one. */
  readonly value?: string;
  /** The old label of RENAME VALUE, or the neighbour that ADD VALUE names. */
  readonly label?: string;
  /** BEFORE or AFTER `label` (ADD VALUE). */
  readonly position?: 'before' | 'after';
}

export interface DropObject extends Placed {
  readonly kind: 'drop-object';
  readonly objectKind: ObjectKind;
  readonly object: ObjectName;
  /** The table of a trigger, rule or policy (PostgreSQL). */
  readonly table?: ObjectName;
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** COMMENT ON. `comment` absent means NULL. */
export interface Comment extends Placed {
  readonly kind: 'comment';
  readonly objectKind: ObjectKind;
  /** The table, where a column is commented on. */
  readonly object: ObjectName;
  /** The table of a trigger, rule, policy or constraint (PostgreSQL). */
  readonly table?: ObjectName;
  readonly column?: string;
  readonly comment?: string;
}

/** GRANT, REVOKE; role membership has `objects` empty. */
export interface GrantOrRevoke extends Placed {
  readonly kind: 'grant' | 'revoke';
  readonly privileges: readonly string[];
  readonly objectKind?: ObjectKind;
  readonly objects: readonly ObjectName[];
  /** Role or account names; `public` for PUBLIC. */
  readonly grantees: readonly string[];
}

/** SET and RESET of a setting. */
export interface SetVariable extends Placed {
  readonly kind: 'set-variable';
  /** Lower-case name, without `@@` and scope; a user variable keeps its `@`. */
  readonly name: string;
  /** The text of the value, without quotes for a plain string; absent for RESET and DEFAULT. */
  readonly value?: string;
  readonly scope: 'transaction' | 'session' | 'global' | 'persist' | 'user';
}

export interface InsertRows extends OnTable {
  readonly kind: 'insert';
  readonly query: QueryUse;
  /** True for REPLACE and INSERT … ON DUPLICATE KEY UPDATE / ON CONFLICT. */
  readonly upsert: boolean;
}

export interface UpdateRows extends OnTable {
  readonly kind: 'update';
  readonly query: QueryUse;
  readonly setColumns: readonly string[];
}

export interface DeleteRows extends OnTable {
  readonly kind: 'delete';
  readonly query: QueryUse;
}

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
}

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

export type Operation =
  | CreateTable | DropTable | TruncateTable | RenameTable | SetTableSchema
  | AddColumn | DropColumn | AlterColumnType | RedefineColumn | SetDefault | DropDefault | SetNotNull | DropNotNull
  | SetIdentity | SetGeneratedExpression | RenameColumn
  | AddConstraint | DropConstraint | ValidateConstraint | RenameConstraint
  | CreateIndex | DropIndex | RenameIndex
  | AttachPartition | DetachPartition | MaintainPartitions | ConvertCharacterSet | SetTableOption
  | CreateObject | AlterObject | DropObject | Comment | GrantOrRevoke | SetVariable
  | InsertRows | UpdateRows | DeleteRows | SelectRows | CopyRows
  | TransactionControl | LockTable | Maintain | RunCode | OtherStatement;

export type OperationKind = Operation['kind'];
