import type { CatalogObject } from '../../../model/schema-state.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { Row } from '../../../ports/database-session.ts';
import { optionalText, text } from '../../catalog-values.ts';
import { schemaFilter } from './schema-filter.ts';

/** Routines, triggers and events by name (MySQL 8.4 manual, 28.3.30, 28.3.45, 28.3.14). */
export function objectsQuery(server: ServerInfo): string {
  return `
select lower(routine_type) as kind, routine_schema as object_schema, routine_name as object_name, null as table_name
from information_schema.routines where ${schemaFilter('routine_schema', server)}
union all
select 'trigger', trigger_schema, trigger_name, event_object_table
from information_schema.triggers where ${schemaFilter('trigger_schema', server)}
union all
select 'event', event_schema, event_name, null
from information_schema.events where ${schemaFilter('event_schema', server)}`;
}

export function readObject(row: Row): CatalogObject {
  const schema = text(row, 'object_schema');
  const table = optionalText(row, 'table_name');
  return {
    kind: text(row, 'kind'),
    schema,
    name: text(row, 'object_name'),
    origin: 'base',
    ...(table === undefined ? {} : { table: { schema, name: table } }),
  };
}

/** Views, and MariaDB's sequences, stand among the tables. */
export function readTableLike(row: Row): CatalogObject | undefined {
  const type = text(row, 'table_type');
  const kind = type === 'VIEW' ? 'view' : 'sequence';
  if (type !== 'VIEW' && type !== 'SEQUENCE') return undefined;
  return { kind, schema: text(row, 'table_schema'), name: text(row, 'table_name'), origin: 'base' };
}
