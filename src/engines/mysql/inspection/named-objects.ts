import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { text } from '../../catalog-values.ts';

/** Tables, views and sequences by name (MySQL 8.4 manual, 28.3.38), with what tells that one was made anew. */
export const relationsQuery = `
select table_name as table_name, table_type as table_type, cast(create_time as char) as created
from information_schema.tables where table_schema = database() and table_type not like '%TEMPORARY%'
order by table_name`;

/** What changes when a routine, event or trigger does. */
export const programsQuery = `
select 'routine' as kind, routine_name as name, cast(last_altered as char) as altered
from information_schema.routines where routine_schema = database()
union all
select 'event', event_name, cast(last_altered as char) from information_schema.events where event_schema = database()
union all
select 'trigger', trigger_name, cast(created as char) from information_schema.triggers where trigger_schema = database()`;

/** The kind of a relation, by its type. `SYSTEM VERSIONED` is MariaDB's word for a table that keeps old rows. */
export function relationKind(row: Row): 'table' | 'view' | 'sequence' {
  const type = text(row, 'table_type');
  if (type === 'SEQUENCE') return 'sequence';
  return type.includes('VIEW') ? 'view' : 'table';
}

/** A text that differs once anything has been made, altered or dropped in between; no snapshot of the catalogue can be had. */
export function stateMark(relations: readonly Row[], programs: readonly Row[]): string {
  const marks = [...relations, ...programs].map((row) => Object.values(row).map(String).join('\0'));
  return marks.toSorted().join('\n');
}

/** Objects that are there and that no comparison covers. */
export function unmodelledQueries(server: ServerInfo): readonly string[] {
  if (server.engine === 'mariadb' || server.version.number < 90_200) return [];
  return ["select 'libraries' as what, library_name as name from information_schema.libraries where library_schema = database()"];
}
