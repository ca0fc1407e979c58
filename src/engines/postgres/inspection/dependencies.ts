/** Catalogues of what an object may need that was inspected too. */
const neededCatalogs = ['pg_class', 'pg_proc', 'pg_type', 'pg_constraint', 'pg_collation', 'pg_foreign_server', 'pg_ts_config'];

/** Catalogues whose objects have an entry of their own; of the rest see below. */
const needingCatalogs = ['pg_class', 'pg_proc', 'pg_type', 'pg_constraint', 'pg_trigger', 'pg_policy', 'pg_statistic_ext', 'pg_event_trigger'];

/** Catalogues whose objects stand for others: the rule behind a view, the default of a column. */
const standingCatalogs = ['pg_rewrite', 'pg_attrdef'];

/** Numbers below are the server's own objects (PostgreSQL source, transam.h: FirstNormalObjectId). */
const firstOfUsers = 16_384;

function isOneOf(column: string, catalogs: readonly string[]): string {
  return `${column} in (${catalogs.map((catalog) => `'${catalog}'::regclass`).join(', ')})`;
}

/**
 * What each object needs, as the server keeps it for DROP: normal dependencies, and of triggers, policies, statistics,
 * generated columns and indexes with expressions also the automatic ones, which are columns. The rule behind a view stands
 * for the view, a default for its column, an array for its element, the type of a row for its table. Of constraints columns
 * and indexes are left out: they stand in their own rows, and there are many. The record is long, so that it is gone through
 * once.
 */
export const dependenciesStatement = `
with depends as materialized (
  select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
  from pg_depend d
  where d.deptype in ('n', 'a') and d.objid >= ${firstOfUsers} and d.refobjid >= ${firstOfUsers}
    and ${isOneOf('d.classid', [...needingCatalogs, ...standingCatalogs])} and ${isOneOf('d.refclassid', neededCatalogs)}
    and (d.classid <> 'pg_constraint'::regclass or d.refclassid <> 'pg_class'::regclass)
    and (d.deptype = 'n' or ${isOneOf('d.classid', ['pg_attrdef', 'pg_trigger', 'pg_policy', 'pg_statistic_ext'])}
      or d.classid = 'pg_class'::regclass and d.objsubid > 0
      or d.classid = 'pg_class'::regclass and d.objid in (select indexrelid from pg_index where indexprs is not null or indpred is not null))
)
select needing.catalog::regclass::text as catalog, needing.number, needing.part,
  json_agg(json_build_array(
    case when coalesce(e.typrelid, t.typrelid, 0) <> 0 then 'pg_class' else needing.refclassid::regclass::text end,
    coalesce(nullif(e.typrelid, 0), nullif(t.typrelid, 0), e.oid, needing.refobjid), needing.refobjsubid))::text as needed
from (
  select d.classid::oid as catalog, d.objid as number, d.objsubid as part, d.refclassid, d.refobjid, d.refobjsubid
  from depends d
  where not ${isOneOf('d.classid', standingCatalogs)}
  union all
  select case r.rulename when '_RETURN' then 'pg_class'::regclass else 'pg_rewrite'::regclass end,
    case r.rulename when '_RETURN' then r.ev_class else r.oid end, 0, d.refclassid, d.refobjid, d.refobjsubid
  from depends d join pg_rewrite r on r.oid = d.objid
  where d.classid = 'pg_rewrite'::regclass
  union all
  select 'pg_class'::regclass, x.adrelid, x.adnum, d.refclassid, d.refobjid, d.refobjsubid
  from depends d join pg_attrdef x on x.oid = d.objid
  where d.classid = 'pg_attrdef'::regclass and (d.refobjid <> x.adrelid or d.refobjsubid <> x.adnum)
) needing
left join pg_type t on needing.refclassid = 'pg_type'::regclass and t.oid = needing.refobjid
left join pg_type e on needing.refclassid = 'pg_type'::regclass and e.typarray = needing.refobjid
group by needing.catalog, needing.number, needing.part`;
