import type { ConstraintDefinition } from './constraint-definition.ts';
import type { Expression } from './expression.ts';
import type { Span } from './location.ts';

/**
 * A data type in canonical form.
 * PostgreSQL: the names `format_type` prints (`integer`, `character varying`, `timestamp with time zone`).
 * MySQL and MariaDB: the lower-case base name that SHOW CREATE TABLE prints (`int`, `varchar`, `decimal`, `tinyint`).
 */
export interface TypeName {
  /** Schema of a user-defined type, where written; never `pg_catalog`. */
  readonly schema?: string;
  readonly name: string;
  /** Length, precision and scale, or the labels of an ENUM or SET (without quotes), or field text of an interval. */
  readonly arguments: readonly string[];
  /** Number of array dimensions; PostgreSQL treats all numbers above 0 alike. */
  readonly dimensions: number;
  readonly unsigned?: boolean;
  readonly zerofill?: boolean;
  /** True where the text said serial, bigserial or smallserial: `name` is then the integer type. */
  readonly serial?: boolean;
}

/** A generated column's expression and whether its value is stored. */
export interface GeneratedColumn {
  readonly expression: Expression;
  readonly stored: boolean;
}

/** A column as a statement defines it; what the statement does not say is absent. */
export interface ColumnDefinition {
  readonly name: string;
  readonly span: Span;
  readonly type: TypeName;
  /** false for NOT NULL, true for an explicit NULL, absent where nothing is written. */
  readonly nullable?: boolean;
  readonly default?: Expression;
  readonly generated?: GeneratedColumn;
  readonly identity?: 'always' | 'by-default';
  /** SEQUENCE NAME of an identity column; chosen by the server where it is not written (PostgreSQL). */
  readonly sequence?: string;
  readonly autoIncrement?: boolean;
  readonly onUpdate?: Expression;
  readonly collation?: string;
  readonly characterSet?: string;
  /** BINARY behind a character type without a set: the `_bin` collation of whatever set the column gets (MySQL, MariaDB). */
  readonly binary?: boolean;
  readonly comment?: string;
  readonly invisible?: boolean;
  /** Constraints written with the column: PRIMARY KEY, UNIQUE, CHECK, REFERENCES. NOT NULL is `nullable`. */
  readonly constraints: readonly ConstraintDefinition[];
}
