/** Tables, materialised views and partitioned tables of users. */
const relations = `
relations as materialized (
  select c.oid, n.nspname as schema_name, c.relname as table_name, c.relkind as kind, c.reltuples::float8 as tuples, c.relpages as pages, c.reltoastrelid as toast
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
)`;

/** The size functions wait where a table is locked against everything; a server that is asked in vain tells the sizes of its last VACUUM. */
const sizes = {
  measured: {
    pages: `pg_relation_size(r.oid) / current_setting('block_size')::bigint`,
    bytes: 'pg_table_size(r.oid)',
    indexBytes: 'pg_indexes_size(r.oid)',
  },
  remembered: {
    pages: 'r.pages::bigint',
    bytes: `(r.pages + coalesce((select t.relpages from pg_class t where t.oid = r.toast), 0)) * current_setting('block_size')::bigint`,
    indexBytes: `coalesce((select sum(i.relpages) from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = r.oid), 0) * current_setting('block_size')::bigint`,
  },
} as const;

/** Where sizes come from. */
export type SizeSource = keyof typeof sizes;

/**
 * Rows as the planner estimates them: the density of the last ANALYZE or VACUUM times the pages of now. A table that had none
 * yet counts its writes; one whose counts are lost, too, is judged by its size, at a hundred bytes a row. A partitioned
 * table is the sum of its partitions.
 */
export function tablesQuery(source: SizeSource): string {
  const { pages, bytes, indexBytes } = sizes[source];
  return `
with recursive ${relations},
stored as materialized (
  select r.oid, r.tuples, r.pages as old_pages, ${pages} as pages, ${bytes} as bytes, ${indexBytes} as index_bytes, s.n_live_tup as live, s.n_dead_tup as dead
  from relations r left join pg_stat_user_tables s on s.relid = r.oid
  where r.kind <> 'p'
),
counted as (
  select oid, bytes, index_bytes, dead,
    case
      when tuples >= 0 and old_pages > 0 then tuples / old_pages * pages
      when tuples > 0 then tuples
      when pages = 0 and coalesce(live, 0) = 0 then 0
      when live > 0 then live
      else pages * current_setting('block_size')::int / 100
    end as row_count
  from stored
),
tree(root, oid) as (
  select oid, oid from relations
  union all
  select tree.root, i.inhrelid from tree join relations p on p.oid = tree.oid and p.kind = 'p' join pg_inherits i on i.inhparent = tree.oid
)
select r.schema_name, r.table_name, round(sum(c.row_count))::bigint as row_count, sum(c.bytes)::bigint as bytes,
  sum(c.index_bytes)::bigint as index_bytes, sum(c.dead)::bigint as dead
from relations r join tree on tree.root = r.oid left join counted c on c.oid = tree.oid
group by r.oid, r.schema_name, r.table_name`;
}

/** Of columns that may hold NULL; pg_stats shows a role what it may read. */
export const nullFractionsQuery = `
select s.schemaname as schema_name, s.tablename as table_name, json_object_agg(s.attname, round(s.null_frac::numeric, 4))::text as fractions
from pg_stats s
join pg_namespace n on n.nspname = s.schemaname
join pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
join pg_attribute a on a.attrelid = c.oid and a.attname = s.attname
where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and not a.attnotnull and s.inherited = (c.relkind = 'p')
group by 1, 2`;

/** An index whose build is under way is invalid, too. */
export const invalidIndexesQuery = `
select n.nspname as schema_name, t.relname as table_name, json_agg(i.relname order by i.relname)::text as names
from pg_index x
join pg_class i on i.oid = x.indexrelid and i.relkind = 'i'
join pg_class t on t.oid = x.indrelid
join pg_namespace n on n.oid = t.relnamespace
where not x.indisvalid and not exists (select from pg_stat_progress_create_index p where p.index_relid = x.indexrelid)
group by 1, 2`;

/**
 * Columns that a sequence fills: it belongs to the column, or the column's default draws from it. What it can reach is the least of
 * both their ends. A descending one is left out.
 */
export const sequencesQuery = `
with used as (
  select refobjid as table_id, refobjsubid as attribute, objid as sequence_id
  from pg_depend where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and deptype in ('a', 'i') and refobjsubid > 0
  union
  select f.adrelid, f.adnum, d.refobjid
  from pg_depend d join pg_attrdef f on f.oid = d.objid
  where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
)
select n.nspname as schema_name, t.relname as table_name, a.attname as column_name, format_type(a.atttypid, null) as type,
  least(s.seqmax, case a.atttypid when 'int2'::regtype then 32767 when 'int4'::regtype then 2147483647 else s.seqmax end)::text as max,
  case when has_sequence_privilege(s.seqrelid, 'select, usage') then pg_sequence_last_value(s.seqrelid) end::text as last
from used u
join pg_sequence s on s.seqrelid = u.sequence_id and s.seqincrement > 0
join pg_class t on t.oid = u.table_id and t.relpersistence <> 't'
join pg_namespace n on n.oid = t.relnamespace
join pg_attribute a on a.attrelid = u.table_id and a.attnum = u.attribute`;

/** Counters of written rows since an unknown time: two readings tell a rate. */
export const writesQuery = `
select schemaname as schema_name, relname as table_name, (n_tup_ins + n_tup_upd + n_tup_del)::bigint as writes
from pg_stat_user_tables`;
