import type { GeneratedColumn, TypeName } from './column-definition.ts';
import type { ConstraintDefinition } from './constraint-definition.ts';
import type { Expression, QueryUse } from './expression.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { RoutineSignature } from './routine-signature.ts';
import type { PartitionBound } from './operations/table-operations.ts';

/** Where an object comes from: it stood before the change set, or the change set made it. */
export type Origin = 'base' | 'change-set';

/**
 * A column of a table in the catalogue. `id` is its identity: it stays through renames,
 * and a column dropped and added again is a new one.
 */
export interface CatalogColumn {
  readonly id: number;
  readonly name: string;
  readonly origin: Origin;
  readonly type: TypeName;
  readonly nullable: boolean;
  readonly default?: Expression;
  readonly generated?: GeneratedColumn;
  readonly identity?: 'always' | 'by-default';
  readonly autoIncrement: boolean;
  readonly onUpdate?: Expression;
  readonly collation?: string;
  readonly characterSet?: string;
  readonly comment?: string;
  /** Left out of SELECT * (MySQL, MariaDB). */
  readonly invisible?: boolean;
  /** True where the column comes from a parent table only: it then goes when the parent's goes (PostgreSQL). */
  readonly inherited?: boolean;
}

/** A constraint in the catalogue; `name` is the one the server chose where none was written. */
export interface CatalogConstraint {
  readonly id: number;
  readonly name: string;
  readonly origin: Origin;
  readonly definition: ConstraintDefinition;
  /** False while NOT VALID; never false in MySQL and MariaDB. */
  readonly validated: boolean;
  /** True where it comes from a parent table only (PostgreSQL). */
  readonly inherited?: boolean;
  /** Identity of the column in whose definition a CHECK stands: it goes when the column is redefined (MariaDB). */
  readonly ofColumn?: number;
}

/** An index in the catalogue. */
export interface CatalogIndex {
  readonly id: number;
  readonly name: string;
  readonly origin: Origin;
  readonly definition: IndexDefinition;
  /** The constraint that owns it: PRIMARY KEY, UNIQUE, EXCLUDE; or the foreign key for which MySQL made it. */
  readonly constraint?: string;
  readonly valid: boolean;
  /** Name of the parent table's index that this one is attached to; it stands in the parent's schema (PostgreSQL). */
  readonly partitionOf?: string;
  /** True where the server made it for a foreign key: it goes when an explicit index covers it (MySQL, MariaDB). */
  readonly generated?: boolean;
}

/** The name of a table in the catalogue, always with its schema. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}

/** A table in the catalogue; columns in their order. */
export interface CatalogTable {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly origin: Origin;
  readonly temporary: boolean;
  readonly columns: readonly CatalogColumn[];
  readonly constraints: readonly CatalogConstraint[];
  readonly indexes: readonly CatalogIndex[];
  readonly partitionBy?: string;
  /** Columns by which the rows of a partitioned table are parted; an expression has an empty name (PostgreSQL). */
  readonly partitionKeys?: readonly string[];
  readonly partitionOf?: QualifiedName;
  /** The rows that a partition takes, where the statement that made it one is known (PostgreSQL). */
  readonly bound?: PartitionBound;
  /** Parents named by INHERITS, in order (PostgreSQL). */
  readonly inherits?: readonly QualifiedName[];
  /** False where the statement that made it could not be modelled (CREATE TABLE AS …): columns are then not known. */
  readonly complete: boolean;
  /** Lower-case table options that bear on columns and keys: engine, charset, collate, row_format. */
  readonly options: Readonly<Record<string, string>>;
  /** Identity of the index that REPLICA IDENTITY USING INDEX names (PostgreSQL). */
  readonly replicaIdentity?: number;
}

/** A column of a view; the type is known where it is a column of a table. */
export interface ViewColumn {
  readonly name: string;
  readonly type?: TypeName;
}

/** Tables and columns that one statement of a body names, as written. */
export interface BodyUse {
  readonly tables: readonly { readonly schema?: string; readonly name: string }[];
  readonly columns: readonly string[];
}

/** What a publication sends (PostgreSQL). */
export interface CatalogPublication {
  readonly allTables: boolean;
  /** Identities of tables. */
  readonly tables: readonly number[];
  readonly schemas: readonly string[];
  /** Lower case: insert, update, delete, truncate. */
  readonly publish: readonly string[];
}

/** What the catalogue knows beside tables: enough to resolve names and types. */
export interface CatalogObject {
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
  readonly origin: Origin;
  readonly labels?: readonly string[];
  readonly baseType?: TypeName;
  readonly notNull?: boolean;
  /** Names of a domain's checks (PostgreSQL). */
  readonly checks?: readonly string[];
  /** False for a materialized view that holds no rows yet: WITH NO DATA. */
  readonly populated?: boolean;
  readonly publication?: CatalogPublication;
  /** An index of a materialized view. */
  readonly index?: IndexDefinition;
  readonly volatility?: string;
  /** Of a routine: each of those that share its name (PostgreSQL). */
  readonly signatures?: readonly RoutineSignature[];
  /** The function that a trigger executes (PostgreSQL). */
  readonly routine?: QualifiedName;
  /** What a view shows, in order; absent where it is not known. */
  readonly outputs?: readonly ViewColumn[];
  /** Identities of the columns that the definition of a view, trigger, rule or policy uses. */
  readonly columnIds?: readonly number[];
  /** What the statements in a routine's or trigger's body name. */
  readonly body?: readonly BodyUse[];
  /** The table of a trigger, rule or policy. */
  readonly table?: QualifiedName;
  /** What a view reads, as written. */
  readonly uses?: QueryUse;
  /** The column that owns a sequence: it goes with the column. */
  readonly ownedBy?: { readonly table: QualifiedName; readonly column: string };
}

/** A statement that the catalogue could not follow; what depends on its objects is not evaluated. */
export interface UnmodelledStatement {
  readonly file: string;
  readonly ordinal: number;
  readonly reason: string;
}

/** How names without a schema are found in a state. */
export interface NameResolution {
  /** Schemas that are searched, in order; objects are created in the first. MySQL and MariaDB: the current database alone. */
  readonly searchPath: readonly string[];
  /** MySQL and MariaDB with lower_case_table_names 1 or 2: table names are compared without case. */
  readonly ignoresTableCase: boolean;
  /** MySQL and MariaDB: column and index names are compared without case. */
  readonly ignoresColumnCase: boolean;
}

/** Finds tables of a state without looking at all of them. By name it gives those that may be meant: whoever asks checks what they have. */
export interface TableFinder {
  /** By its identity, whatever its name is by then. */
  withId(id: number): CatalogTable | undefined;
  /** With an index of the name; undefined where indexes have no namespace of their own. */
  namingIndex(name: string): readonly CatalogTable[] | undefined;
  /** With a foreign key to a table of the name. */
  referringTo(name: string): readonly CatalogTable[];
  /** That inherit from a table of the name, partitions among them. */
  inheriting(name: string): readonly CatalogTable[];
}

/** The normalised description of a schema, as folded from statements or read from a server. */
export interface SchemaState {
  /** Keyed by `schema.name`; in lower case where `resolution` ignores the case of tables. */
  readonly tables: ReadonlyMap<string, CatalogTable>;
  /** Keyed by `kind schema.name`. */
  readonly objects: ReadonlyMap<string, CatalogObject>;
  readonly unmodelled: readonly UnmodelledStatement[];
  /** Present in a folded state: thousands of statements may each ask for a few of thousands of tables. */
  readonly finder?: TableFinder;
  /** Present in a folded state: the resolution in force at that point of the file. */
  readonly resolution?: NameResolution;
}
