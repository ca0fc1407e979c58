import { engineFamilies, type EngineFamily } from '../model/engine-name.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { InspectionOptions } from '../ports/engine.ts';

type Inspect = (session: DatabaseSession, options: InspectionOptions) => Promise<InspectedSchema>;

/** Only drift-check and snapshot read whole schemas, so the readers are chunks of their own. */
const readers: Readonly<Record<EngineFamily, () => Promise<Inspect>>> = {
  postgres: async () => (await import('./postgres/inspect-schema.ts')).inspectSchema,
  mysql: async () => (await import('./mysql/inspect-schema.ts')).inspectSchema,
};

/**
 * Reads all objects of the session's database. MySQL and MariaDB: the session must have been opened with `severalStatements`.
 * @throws DatabaseError, also database/inspection-locked and database/inspection-unsettled.
 */
export async function inspectSchema(session: DatabaseSession, options: InspectionOptions): Promise<InspectedSchema> {
  const inspect = await readers[engineFamilies[session.server.engine]]();
  return inspect(session, options);
}
