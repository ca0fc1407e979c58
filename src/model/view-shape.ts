/** One item of the list that a view's query selects. */
export interface ViewOutput {
  /** The name under which the view shows it; absent for a star. */
  readonly name?: string;
  /** The column that is shown as it is, as written: `column`, `alias.column`, `alias.*`, `*`. */
  readonly column?: string;
}

/** A name by which a query calls a table that it reads. */
export interface TableAlias {
  readonly alias: string;
  readonly table: { readonly schema?: string; readonly name: string };
}

/** What a view shows, as its statement writes it. */
export interface ViewShape {
  /** In order; absent where they cannot be told from the text (VALUES, TABLE). */
  readonly outputs?: readonly ViewOutput[];
  /** Names that the statement gives to the first columns, whatever the query calls them. */
  readonly names: readonly string[];
  readonly aliases: readonly TableAlias[];
}
