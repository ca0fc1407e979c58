import type { IndexDefinition, IndexKey } from '../../../model/index-definition.ts';
import type { CatalogIndex } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, optionalText, rows, serverExpression, text, texts } from '../../catalog-values.ts';

/**
 * Indexes of tables with their keys. The first indnkeyatts columns are keys, the rest is INCLUDE (manual 52.26);
 * bit 0 of indoption is DESC, bit 1 NULLS FIRST. An operator class or collation is told where it is not the default one;
 * the collation that an expression has by itself shows only in what the server prints.
 */
export function indexesQuery(version: number): string {
  return `
select i.indexrelid::bigint as index_id, i.indrelid::bigint as table_id, ic.relname as index_name, am.amname as method,
  i.indisunique as is_unique, i.indisvalid as is_valid, pc.relname as parent_name, k.conname as constraint_name,
  ${version >= 150_000 ? 'i.indnullsnotdistinct' : 'false'} as nulls_not_distinct,
  pg_get_expr(i.indpred, i.indrelid) as predicate, parts.keys, parts.include
from relations r
join pg_index i on i.indrelid = r.oid
join pg_class ic on ic.oid = i.indexrelid
join pg_am am on am.oid = ic.relam
left join pg_inherits h on h.inhrelid = i.indexrelid
left join pg_class pc on pc.oid = h.inhparent
left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
join lateral (
  select
    json_agg(a.attname order by s.position) filter (where s.position > i.indnkeyatts) as include,
    json_agg(json_build_object(
      'column_name', case when s.number <> 0 then a.attname end,
      'expression', case when s.number = 0 then pg_get_indexdef(i.indexrelid, s.position::int, false) end,
      'flags', s.options,
      'class_name', case when not o.opcdefault then o.opcname end, 'class_schema', pn.nspname,
      'collation_name', case when own.collation_is_written then co.collname end, 'collation_schema', cn.nspname
    ) order by s.position) filter (where s.position <= i.indnkeyatts) as keys
  from unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
    with ordinality as s(number, class, coll, options, position)
  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = s.number
  left join pg_opclass o on o.oid = s.class
  left join pg_namespace pn on pn.oid = o.opcnamespace
  left join pg_collation co on co.oid = s.coll
  left join pg_namespace cn on cn.oid = co.collnamespace
  cross join lateral (
    select case when s.number <> 0 then s.coll <> a.attcollation
      else position(pg_get_indexdef(i.indexrelid, s.position::int, false) || ' COLLATE ' in pg_get_indexdef(i.indexrelid)) > 0
    end as collation_is_written
  ) own
) parts on true
where r.relkind in ('r', 'p')
order by i.indrelid, ic.relname`;
}

type IndexFacts = Omit<CatalogIndex, 'id' | 'origin'>;

export function readIndex(row: Row): IndexFacts {
  const parent = optionalText(row, 'parent_name');
  const constraint = optionalText(row, 'constraint_name');
  return {
    name: text(row, 'index_name'),
    definition: readDefinition(row),
    valid: flag(row, 'is_valid'),
    ...(constraint === undefined ? {} : { constraint }),
    ...(parent === undefined ? {} : { partitionOf: parent }),
  };
}

function readDefinition(row: Row): IndexDefinition {
  const predicate = optionalText(row, 'predicate');
  return {
    name: text(row, 'index_name'),
    unique: flag(row, 'is_unique'),
    method: text(row, 'method'),
    keys: rows(row, 'keys').map(readKey),
    include: texts(row, 'include'),
    ...(predicate === undefined ? {} : { predicate: serverExpression(predicate) }),
    ...(flag(row, 'nulls_not_distinct') ? { nullsNotDistinct: true } : {}),
  };
}

function readKey(row: Row): IndexKey {
  const column = optionalText(row, 'column_name');
  return {
    ...(column === undefined ? { expression: serverExpression(text(row, 'expression')) } : { column }),
    ...readOrder(Number(row['flags'] ?? 0)),
    ...readQualified(row, 'class', 'operatorClass'),
    ...readQualified(row, 'collation', 'collation'),
  };
}

/** ASC puts nulls last and DESC puts them first; only what differs from that is told. */
function readOrder(flags: number): Pick<IndexKey, 'order' | 'nulls'> {
  const isDescending = (flags & 1) !== 0;
  const hasNullsFirst = (flags & 2) !== 0;
  return {
    ...(isDescending ? { order: 'desc' } : {}),
    ...(hasNullsFirst === isDescending ? {} : { nulls: hasNullsFirst ? 'first' : 'last' }),
  };
}

function readQualified(row: Row, part: string, key: 'operatorClass' | 'collation'): Partial<IndexKey> {
  const name = optionalText(row, `${part}_name`);
  const schema = optionalText(row, `${part}_schema`);
  if (name === undefined) return {};
  return { [key]: schema === 'pg_catalog' || schema === undefined ? name : `${schema}.${name}` };
}
