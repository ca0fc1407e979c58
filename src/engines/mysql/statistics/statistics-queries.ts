import type { ServerInfo } from '../../../model/server-info.ts';

/** System schemas are of no migration. A session without a database asks for all others. */
function ofUsers(server: ServerInfo, column: string): string {
  return server.database === '' ? `${column} not in ('mysql', 'sys', 'information_schema', 'performance_schema')` : `${column} = database()`;
}

/** A session that cannot write, waits for no lock, asks for no long answer, and is not answered from yesterday's notes. */
export function statisticsSettings(server: ServerInfo): readonly string[] {
  const isMariadb = server.engine === 'mariadb';
  return [
    'set names utf8mb4',
    'set session transaction read only',
    'set session lock_wait_timeout = 2',
    isMariadb ? 'set session max_statement_time = 15' : 'set session max_execution_time = 15000',
    ...(!isMariadb && server.version.number >= 80_000 ? ['set session information_schema_stats_expiry = 0'] : []),
  ];
}

/** InnoDB's rows are extrapolated from a sample of pages. */
export function tablesQuery(server: ServerInfo): string {
  return `
select table_schema as schema_name, table_name as table_name, table_rows as row_count, data_length as bytes, index_length as index_bytes
from information_schema.tables
where table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and ${ofUsers(server, 'table_schema')}`;
}

export function autoIncrementQuery(server: ServerInfo): string {
  return `
select t.table_schema as schema_name, t.table_name as table_name, c.column_name as column_name, c.column_type as type, t.auto_increment as next_value
from information_schema.tables t
join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
where c.extra like '%auto_increment%' and t.auto_increment is not null and ${ofUsers(server, 't.table_schema')}`;
}

/** MySQL 8.0.29 and later; needs PROCESS. Names are in the encoding of file names. */
export const rowVersionsQuery = 'select name as name, total_row_versions as row_versions from information_schema.innodb_tables';

/** Counters since the server's start; empty where the performance schema is off. */
export function writesQuery(server: ServerInfo): string {
  return `
select object_schema as schema_name, object_name as table_name, cast(count_insert + count_update + count_delete as unsigned) as writes
from performance_schema.table_io_waits_summary_by_table
where @@global.performance_schema and ${ofUsers(server, 'object_schema')}`;
}

/** Needs PROCESS. */
export const oldestTransactionQuery = `
select cast(max(timestampdiff(second, trx_started, now())) as signed) as oldest
from information_schema.innodb_trx where trx_mysql_thread_id <> connection_id()`;

/** The oldest transaction on each table (MySQL); needs PROCESS and the performance schema. */
export function tableLocksQuery(server: ServerInfo): string {
  return `
select l.object_schema as schema_name, l.object_name as table_name, cast(max(timestampdiff(second, x.trx_started, now())) as signed) as oldest
from performance_schema.metadata_locks l
join performance_schema.threads t on t.thread_id = l.owner_thread_id
join information_schema.innodb_trx x on x.trx_mysql_thread_id = t.processlist_id
where l.object_type = 'TABLE' and l.lock_status = 'GRANTED' and t.processlist_id <> connection_id() and ${ofUsers(server, 'l.object_schema')}
group by 1, 2`;
}

/** Needs PROCESS: without it a session sees itself alone. */
export const replicasQuery = "select cast(count(*) as signed) as replicas from information_schema.processlist where command like 'Binlog Dump%'";
