import type { NotCompared } from '../../../model/schema-object.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { DatabaseSession } from '../../../ports/database-session.ts';
import { groupBy, text } from '../../catalog-values.ts';
import type { VisiblePrivileges } from './visible-privileges.ts';

/** Counts and first names, by kind, of what is there and no comparison covers. Rejects with DatabaseError. */
export async function readNotCompared(session: DatabaseSession, privileges: VisiblePrivileges): Promise<readonly NotCompared[]> {
  const queries = unmodelledQueries(session.server, privileges);
  const rows = queries.length === 0 ? [] : (await session.queryAll(queries)).flat();
  return [...groupBy(rows, (row) => text(row, 'what'))].map(([what, own]) => {
    const names = own.map((row) => text(row, 'name')).toSorted();
    return { what, count: names.length, examples: names.slice(0, 5) };
  });
}

/**
 * Libraries of the database (MySQL 9.2), and of the server, for all its
 * databases, loadable functions, servers of federated tables and spatial reference systems that are not EPSG's.
 */
function unmodelledQueries(server: ServerInfo, privileges: VisiblePrivileges): readonly string[] {
  const { engine, version: { number } } = server;
  return [
    ...(engine === 'mysql' && number >= 90_200 ? ["select 'libraries' as what, library_name as name from information_schema.libraries where library_schema = database()"] : []),
    ...(engine === 'mysql' && number >= 80_000
      ? ["select 'spatial reference systems' as what, srs_name as name from information_schema.st_spatial_reference_systems where srs_id <> 0 and coalesce(organization, '') <> 'EPSG'"]
      : []),
    ...(privileges.readsSystemTable('func') ? ["select 'loadable functions' as what, name as name from mysql.func"] : []),
    ...(privileges.readsSystemTable('servers') ? ["select 'servers of federated tables' as what, server_name as name from mysql.servers"] : []),
  ];
}
