import type { ServerInfo } from '../../../model/server-info.ts';

/** Schemas of the server itself. */
const systemSchemas = "'mysql', 'information_schema', 'performance_schema', 'sys'";

/** A condition on a schema's column: the session's database, or, where it has none, all but the server's own. */
export function schemaFilter(column: string, server: ServerInfo): string {
  return server.database === '' ? `${column} not in (${systemSchemas})` : `${column} = database()`;
}
