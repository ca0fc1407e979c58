import type { SqlCommand } from '../../ports/database-session.ts';

/** Questions to an engine's catalogue about the place of a history. */
export interface CatalogQueries {
  /** Column names of a table, as `name`; no row where there is no such table. */
  columns(schema: string, table: string): SqlCommand;
  /** One row where the schema exists. */
  schemaExists(schema: string): SqlCommand;
  createSchema(schema: string): SqlCommand;
  /** One row where the schema holds an object that somebody made. */
  anyObject(schema: string): SqlCommand;
  /** Names, as `name`, of tables whose storage engine cannot roll back; absent where there is no such thing. */
  nonTransactionalTables?(schema: string): SqlCommand;
}
