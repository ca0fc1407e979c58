import type { Expression } from './expression.ts';
import type { Span } from './location.ts';

/** One key part of an index: a column or an expression. */
export interface IndexKey {
  readonly column?: string;
  readonly expression?: Expression;
  /**
   * The name from which the server makes the index's own: of an expression what a SELECT would call it; in the catalogue
   * of a column its name when the index was made (PostgreSQL).
   */
  readonly resultName?: string;
  readonly order?: 'asc' | 'desc';
  readonly nulls?: 'first' | 'last';
  readonly operatorClass?: string;
  readonly collation?: string;
  /** Prefix length in characters (MySQL, MariaDB). */
  readonly length?: number;
}

/** An index as a statement defines it. */
export interface IndexDefinition {
  /** As written; absent where the server will choose. */
  readonly name?: string;
  /** Its place among the items of a CREATE TABLE: names that the server makes up depend on it (MySQL, MariaDB). */
  readonly span?: Span;
  readonly unique: boolean;
  /** Lower-case access method: btree (also where nothing is written), hash, gin, gist, brin, spgist, fulltext, spatial. */
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly include: readonly string[];
  readonly predicate?: Expression;
  readonly nullsNotDistinct?: boolean;
}
