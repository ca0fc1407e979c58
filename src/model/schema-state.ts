import type { GeneratedColumn, TypeName } from './column-definition.ts';
import type { ConstraintDefinition } from './constraint-definition.ts';
import type { Expression } from './expression.ts';
import type { IndexDefinition } from './index-definition.ts';

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
}

/** A constraint in the catalogue; `name` is the one the server chose where none was written. */
export interface CatalogConstraint {
  readonly id: number;
  readonly name: string;
  readonly origin: Origin;
  readonly definition: ConstraintDefinition;
  /** False while NOT VALID; never false in MySQL and MariaDB. */
  readonly validated: boolean;
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
  readonly partitionOf?: { readonly schema: string; readonly name: string };
  /** False where the statement that made it could not be modelled (CREATE TABLE AS …): columns are then not known. */
  readonly complete: boolean;
  /** Lower-case table options that bear on columns and keys: engine, charset, collate, row_format. */
  readonly options: Readonly<Record<string, string>>;
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
  readonly volatility?: string;
}

/** A statement that the catalogue could not follow; what depends on its objects is not evaluated. */
export interface UnmodelledStatement {
  readonly file: string;
  readonly ordinal: number;
  readonly reason: string;
}

/** The normalised description of a schema, as folded from statements or read from a server. */
export interface SchemaState {
  /** Keyed by `schema.name`. */
  readonly tables: ReadonlyMap<string, CatalogTable>;
  /** Keyed by `kind schema.name`. */
  readonly objects: ReadonlyMap<string, CatalogObject>;
  readonly unmodelled: readonly UnmodelledStatement[];
}
