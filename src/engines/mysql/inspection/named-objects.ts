import type { Row } from '../../../ports/database-session.ts';
import { text } from '../../catalog-values.ts';

/** Tables, views and sequences by name (MySQL 8.4 manual, 28.3.38), with what tells that one was made anew. */
export const relationsQuery = `
select table_name as table_name, table_type as table_type, cast(create_time as char) as created
from information_schema.tables where table_schema = database() and table_type not like '%TEMPORARY%'
order by table_name`;

/** The kind of a relation, by its type. `SYSTEM VERSIONED` is MariaDB's word for a table that keeps old rows. */
export function relationKind(row: Row): 'table' | 'view' | 'sequence' {
  const type = text(row, 'table_type');
  if (type === 'SEQUENCE') return 'sequence';
  return type.includes('VIEW') ? 'view' : 'table';
}

/** Rows by which a change during the reading shows: each has a name, and the time of its last change as `created` or `altered`. */
export interface DatedRows {
  readonly relations: readonly Row[];
  readonly triggers: readonly Row[];
  readonly routines: readonly Row[];
  readonly events: readonly Row[];
}

/**
 * A text that differs once anything has been made, altered or dropped in between; no snapshot of the catalogue can be had.
 * MariaDB leaves out, or in the dark, what it finds locked: a lock that was there in one of two looks shows, too.
 */
export function stateMark({ relations, triggers, routines, events }: DatedRows): string {
  const dated = [...triggers, ...routines, ...events].map((row) => [row['trigger_name'] ?? row['routine_name'] ?? row['event_name'], row['altered']]);
  const marks = [...relations.map((row) => Object.values(row)), ...dated].map((values) => values.map(String).join('\0'));
  return marks.toSorted().join('\n');
}
