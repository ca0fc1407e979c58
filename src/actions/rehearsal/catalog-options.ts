import type { DatabaseSession } from '../../ports/database-session.ts';
import type { CatalogOptions } from '../../schema/session-defaults.ts';

/** What names and texts mean in the database of a session, for a catalogue in memory. */
export async function catalogOptions(session: DatabaseSession): Promise<CatalogOptions> {
  const { server } = session;
  if (server.engine === 'postgresql') return {};
  const [row = {}] = await session.query({ text: 'select @@character_set_database as charset, @@collation_database as collation' });
  return {
    schema: server.database,
    lowerCaseTableNames: server.lowerCaseTableNames,
    characterSet: String(row['charset']),
    collation: String(row['collation']),
  };
}
