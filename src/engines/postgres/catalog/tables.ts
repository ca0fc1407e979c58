import type { CatalogTable, QualifiedName } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, rows, text, texts } from '../../catalog-values.ts';

/**
 * The relations that belong to users, for all families: not the system's, not temporary, not an extension's
 * (pg_depend deptype `e`, PostgreSQL manual 52.18). OIDs connect the families and do not leave this folder.
 */
export const relations = `
select c.oid, c.relnamespace, c.relname, c.relkind, c.reloptions, c.relispartition, n.nspname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relpersistence <> 't'
  and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c', 'i', 'I')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** Ordinary and partitioned tables, with the parents of each in order. */
export const tablesQuery = `
select r.oid::bigint as table_id, r.nspname as schema_name, r.relname as table_name, r.relispartition as is_partition,
       r.reloptions as options, p.partstrat::text as strategy, i.parents
from relations r
left join pg_partitioned_table p on p.partrelid = r.oid
left join lateral (
  select json_agg(json_build_object('schema_name', pn.nspname, 'name', pc.relname) order by h.inhseqno) as parents
  from pg_inherits h
  join pg_class pc on pc.oid = h.inhparent
  join pg_namespace pn on pn.oid = pc.relnamespace
  where h.inhrelid = r.oid
) i on true
where r.relkind in ('r', 'p')
order by r.nspname, r.relname`;

type TableFacts = Pick<CatalogTable, 'schema' | 'name' | 'temporary' | 'complete' | 'options' | 'partitionBy' | 'partitionOf' | 'inherits'>;

const strategies: Readonly<Record<string, string>> = { r: 'range', l: 'list', h: 'hash' };

/** What a table is, without its columns, constraints and indexes. */
export function readTable(row: Row): TableFacts {
  const strategy = optionalText(row, 'strategy');
  const parents = rows(row, 'parents').map(readName);
  return {
    schema: text(row, 'schema_name'),
    name: text(row, 'table_name'),
    temporary: false,
    complete: true,
    options: Object.fromEntries(texts(row, 'options').map(splitOption)),
    ...(strategy === undefined ? {} : { partitionBy: strategies[strategy] ?? strategy }),
    ...readParents(parents, row['is_partition'] === true),
  };
}

/** A partition has one parent and no others. */
function readParents(parents: readonly QualifiedName[], isPartition: boolean): Pick<CatalogTable, 'partitionOf' | 'inherits'> {
  const [first] = parents;
  if (first === undefined) return {};
  return isPartition ? { partitionOf: first } : { inherits: parents };
}

function readName(row: Row): QualifiedName {
  return { schema: text(row, 'schema_name'), name: text(row, 'name') };
}

/** `fillfactor=70` (manual 52.11, reloptions). */
function splitOption(option: string): readonly [string, string] {
  const equals = option.indexOf('=');
  return [option.slice(0, equals), option.slice(equals + 1)];
}
