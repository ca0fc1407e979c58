import type { CatalogObject } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, optionalText, rows, text, texts } from '../../catalog-values.ts';
import { readType, typeColumns, typeJoins } from './types.ts';

/** Views, sequences and foreign tables, and indexes of materialized views. An owned sequence goes with its column (pg_depend `a`, identity `i`). */
export const relationObjectsQuery = `
select case r.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
    when 'S' then 'sequence' else 'index' end as kind,
  r.nspname as schema_name, r.relname as object_name,
  on2.nspname as owner_schema, oc.relname as owner_table, oa.attname as owner_column
from relations r
left join pg_depend d on r.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = r.oid
  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
left join pg_class oc on oc.oid = d.refobjid
left join pg_namespace on2 on on2.oid = oc.relnamespace
left join pg_attribute oa on oa.attrelid = d.refobjid and oa.attnum = d.refobjsubid
where r.relkind in ('v', 'm', 'f', 'S')
   or (r.relkind = 'i' and exists (select from pg_index i join pg_class v on v.oid = i.indrelid where i.indexrelid = r.oid and v.relkind = 'm'))
order by 1, 2, 3`;

/** Enumerations, domains, ranges, base types and free-standing composite types; not those of tables and arrays. */
export const typesQuery = `
select case y.typtype when 'e' then 'enum' when 'd' then 'domain' else 'type' end as kind,
  yn.nspname as schema_name, y.typname as object_name, y.typnotnull as is_not_null, y.typndims as dimensions, labels.labels,
  base.*
from pg_type y
join pg_namespace yn on yn.oid = y.typnamespace
left join pg_class yc on yc.oid = y.typrelid
left join lateral (select json_agg(l.enumlabel order by l.enumsortorder) as labels from pg_enum l where l.enumtypid = y.oid) labels on true
left join lateral (
  select ${typeColumns('y.typbasetype', 'y.typtypmod')}
  from (values (1)) as one(row)
  ${typeJoins('y.typbasetype')}
) base on true
where yn.nspname !~ '^pg_' and yn.nspname <> 'information_schema'
  and y.typtype in ('e', 'd', 'r', 'c', 'b') and (y.typtype <> 'c' or yc.relkind = 'c') and (y.typtype <> 'b' or y.typelem = 0 or y.typcategory <> 'A')
  and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = y.oid and d.deptype = 'e')
order by 1, 2, 3`;

/** Functions, procedures and aggregates by name; overloads share one entry, which has their volatility where they agree. */
export const routinesQuery = `
select case f.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as kind,
  fn.nspname as schema_name, f.proname as object_name,
  case when count(distinct f.provolatile) = 1 then min(f.provolatile::text) end as volatility
from pg_proc f
join pg_namespace fn on fn.oid = f.pronamespace
where fn.nspname !~ '^pg_' and fn.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype in ('e', 'i'))
group by 1, 2, 3
order by 1, 2, 3`;

/** Families of objects by the name under which the inspection selects them. */
export const objectFamilies = { relation_objects: relationObjectsQuery, types: typesQuery, routines: routinesQuery } as const;

const volatilities: Readonly<Record<string, string>> = { i: 'immutable', s: 'stable', v: 'volatile' };

/** Reads all objects out of the inspection's answer. */
export function readObjects(answer: Row): readonly CatalogObject[] {
  return [
    ...rows(answer, 'relation_objects').map((row) => ({ ...readName(row), ...readOwner(row) })),
    ...rows(answer, 'types').map((row) => ({ ...readName(row), ...readTypeFacts(row) })),
    ...rows(answer, 'routines').map((row) => ({ ...readName(row), ...readVolatility(row) })),
  ];
}

function readName(row: Row): CatalogObject {
  return { kind: text(row, 'kind'), schema: text(row, 'schema_name'), name: text(row, 'object_name'), origin: 'base' };
}

function readOwner(row: Row): Pick<CatalogObject, 'ownedBy'> {
  const column = optionalText(row, 'owner_column');
  if (column === undefined) return {};
  return { ownedBy: { table: { schema: text(row, 'owner_schema'), name: text(row, 'owner_table') }, column } };
}

function readTypeFacts(row: Row): Pick<CatalogObject, 'labels' | 'baseType' | 'notNull'> {
  const kind = text(row, 'kind');
  if (kind === 'enum') return { labels: texts(row, 'labels') };
  if (kind !== 'domain') return {};
  return { baseType: readType(row, Number(row['dimensions'])), ...(flag(row, 'is_not_null') ? { notNull: true } : {}) };
}

function readVolatility(row: Row): Pick<CatalogObject, 'volatility'> {
  const volatility = volatilities[optionalText(row, 'volatility') ?? ''];
  return volatility === undefined ? {} : { volatility };
}
