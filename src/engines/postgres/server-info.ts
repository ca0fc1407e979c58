import type pg from 'pg';

import type { ServerVersion } from '../../model/engine-name.ts';
import type { ServerInfo } from '../../model/server-info.ts';

const query = `
select current_setting('server_version') as version_text,
       current_setting('server_version_num')::int as version_number,
       current_database() as database_name,
       current_user as user_name,
       coalesce(current_schema(), '') as schema_name,
       pg_is_in_recovery() or current_setting('transaction_read_only')::bool as is_read_only,
       pg_backend_pid() as process_id`;

interface InfoRow {
  readonly version_text: string;
  readonly version_number: number;
  readonly database_name: string;
  readonly user_name: string;
  readonly schema_name: string;
  readonly is_read_only: boolean;
  readonly process_id: number;
}

/** Reads the facts about a server in one round trip. `current_schema` is null where search_path names no schema that exists. */
export async function readServerInfo(client: pg.Client): Promise<ServerInfo> {
  const { rows } = await client.query<InfoRow>(query);
  const [row] = rows;
  if (row === undefined) throw new Error('the server answered no row about itself');
  return {
    engine: 'postgresql',
    version: serverVersion(row.version_text, row.version_number),
    database: row.database_name,
    user: row.user_name,
    schema: row.schema_name,
    readOnly: row.is_read_only,
    sessionId: row.process_id,
    lowerCaseTableNames: 0,
  };
}

/** server_version_num is major * 10000 + minor since PostgreSQL 10; ours leaves two digits for a patch. */
function serverVersion(text: string, number: number): ServerVersion {
  const major = Math.floor(number / 10_000);
  const minor = number % 10_000;
  return { text: /^\d+(?:\.\d+)*/.exec(text)?.[0] ?? text, number: major * 10_000 + minor * 100 };
}
