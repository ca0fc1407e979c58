import type { Span } from './location.ts';

/**
 * An SQL expression as far as the product reads it: its text, what it names, and whether it is a constant.
 * `columns` are as written, folded by the engine's rules, qualified with a dot where the text is.
 * `functions` are lower-case, with schema where written.
 */
export interface Expression {
  readonly text: string;
  readonly span: Span;
  readonly columns: readonly string[];
  readonly functions: readonly string[];
  /** Set where the expression is a constant predicate or a literal, whatever the data. */
  readonly constant?: 'true' | 'false' | 'null' | 'literal';
  /** `= NULL` or `<> NULL` stands in it, which is true for no row. */
  readonly comparesNull?: true;
}

/** What a SELECT, or the reading part of a DML statement, uses. */
export interface QueryUse {
  readonly tables: readonly ObjectName[];
  /** As written: `column`, `alias.column` or `table.column`; `*` for a star. */
  readonly columns: readonly string[];
  readonly functions: readonly string[];
  /** The top-level WHERE, if there is one. */
  readonly predicate?: Expression;
  readonly hasLimit: boolean;
  /** `= NULL` or `<> NULL` stands somewhere in the statement. */
  readonly comparesNull?: true;
  /** An inner join with a condition picks the rows of a DELETE or UPDATE (MySQL, MariaDB). */
  readonly joinsOnCondition?: true;
  /** Columns in the ORDER BY of a DELETE or UPDATE (MySQL, MariaDB). */
  readonly orderedBy?: readonly string[];
}

/** The name of a schema object as written, folded by the engine's rules; `span` is the name's own place. */
export interface ObjectName {
  readonly schema?: string;
  readonly name: string;
  readonly span: Span;
}
