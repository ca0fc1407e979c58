import { quoteName } from '../../migrations/quote-table.ts';
import type { CatalogQueries } from './catalog-queries.ts';

/** pg_catalog rather than information_schema, which hides tables on which the role has no privilege (manual, 37.34). */
export const postgresQueries: CatalogQueries = {
  columns: (schema, tables) => ({
    text: `
select c.relname as table_name, a.attname as name
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relname in ($2, $3) and a.attnum > 0 and not a.attisdropped
order by a.attnum`,
    values: [schema, ...tables],
  }),
  schemaExists: (schema) => ({ text: 'select 1 as found from pg_catalog.pg_namespace where nspname = $1', values: [schema] }),
  createSchema: (schema) => ({ text: `CREATE SCHEMA ${quoteName('postgres', schema)}` }),
  /** What an extension brought (deptype e) is nobody's work; array and row types come with their tables. */
  anyObject: (schema, besides) => ({
    text: `
with made as (
  select c.oid, c.relnamespace as schema, 'pg_class'::regclass as catalog from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relname <> $2
  union all
  select p.oid, p.pronamespace, 'pg_proc'::regclass from pg_catalog.pg_proc p
  union all
  select t.oid, t.typnamespace, 'pg_type'::regclass from pg_catalog.pg_type t where t.typtype in ('e', 'd', 'r')
    or (t.typtype = 'c' and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
)
select 1 as found
from made
join pg_catalog.pg_namespace n on n.oid = made.schema
where n.nspname = $1
  and not exists (select from pg_catalog.pg_depend d where d.classid = made.catalog and d.objid = made.oid and d.deptype = 'e')
limit 1`,
    values: [schema, besides],
  }),
};
