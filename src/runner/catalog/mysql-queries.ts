import { quoteName } from '../../migrations/quote-table.ts';
import type { CatalogQueries } from './catalog-queries.ts';

export const mysqlQueries: CatalogQueries = {
  columns: (schema, tables) => ({
    text: `
select table_name as table_name, column_name as name
from information_schema.columns
where table_schema = ? and table_name in (?, ?)
order by ordinal_position`,
    values: [schema, ...tables],
  }),
  schemaExists: (schema) => ({ text: 'select 1 as found from information_schema.schemata where schema_name = ?', values: [schema] }),
  createSchema: (schema) => ({ text: `CREATE SCHEMA ${quoteName('mysql', schema)}` }),
  /** Views and sequences are in `tables`; triggers need a table. MariaDB refuses `events` where its scheduler is disabled, so it is left out. */
  anyObject: (schema, besides) => ({
    text: `
(select 1 as found from information_schema.tables where table_schema = ? and table_name <> ? limit 1)
union all
(select 1 from information_schema.routines where routine_schema = ? limit 1)
limit 1`,
    values: [schema, besides, schema],
  }),
  longestStatement: { text: 'select @@max_allowed_packet as bytes' },
  nonTransactionalTables: (schema) => ({
    text: `
select t.table_name as name
from information_schema.tables t
join information_schema.engines e on e.engine = t.engine
where t.table_schema = ? and t.table_type = 'BASE TABLE' and coalesce(e.transactions, 'NO') <> 'YES'`,
    values: [schema],
  }),
};
