import type { SqlCommand } from '../../ports/database-session.ts';

/** Questions to an engine's catalogue about the place of a history. */
export interface CatalogQueries {
  /** Columns of two tables, as `table_name` and `name`; no row for a table that is not there. */
  columns(schema: string, tables: readonly [string, string]): SqlCommand;
  /** One row where the schema exists. */
  schemaExists(schema: string): SqlCommand;
  createSchema(schema: string): SqlCommand;
  /** One row where the schema holds an object that somebody made. */
  anyObject(schema: string, besides: string): SqlCommand;
  /** The most bytes that one statement may have, as `bytes`; absent where there is no such bound. */
  readonly longestStatement?: SqlCommand;
  /** Names, as `name`, of tables whose storage engine cannot roll back; absent where there is no such thing. */
  nonTransactionalTables?(schema: string): SqlCommand;
}
