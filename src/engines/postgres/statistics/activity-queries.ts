/** Ages in seconds; a role that is no member of pg_read_all_stats sees the transactions of its own. */
export const activityQuery = `
select pg_has_role('pg_read_all_stats', 'usage') as sees_all,
  (select count(*)::int from pg_stat_replication) as replicas,
  (select ceil(extract(epoch from max(clock_timestamp() - xact_start)))::int from pg_stat_activity
    where pid <> pg_backend_pid() and backend_type = 'client backend') as oldest`;

/** The oldest transaction on each table: whoever holds a lock on it keeps a stronger one waiting. */
export const tableLocksQuery = `
select n.nspname as schema_name, c.relname as table_name,
  ceil(extract(epoch from max(clock_timestamp() - a.xact_start)))::int as oldest
from pg_locks l
join pg_stat_activity a on a.pid = l.pid
join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'm')
join pg_namespace n on n.oid = c.relnamespace
where l.locktype = 'relation' and l.granted and l.database = (select oid from pg_database where datname = current_database())
  and l.pid <> pg_backend_pid() and a.xact_start is not null
group by 1, 2`;
