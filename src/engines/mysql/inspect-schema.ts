import { DatabaseError } from '../../errors/database-error.ts';
import { UserError } from '../../errors/user-error.ts';
import type { InspectedSchema, ObjectKey } from '../../model/schema-object.ts';
import type { ServerInfo } from '../../model/server-info.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { InspectionOptions } from '../../ports/engine.ts';
import { readInAttempts } from '../read-in-attempts.ts';
import { gatherDated, gatherRows } from './inspection/gather-rows.ts';
import { readSettings } from './inspection/inspection-session.ts';
import { stateMark } from './inspection/named-objects.ts';
import { readNotCompared } from './inspection/not-compared.ts';
import { hiddenKinds, seesGrants } from './inspection/not-visible.ts';
import { readFacts } from './inspection/read-facts.ts';
import { readGroups } from './inspection/read-groups.ts';
import { readSchemaChangers } from './inspection/schema-changers.ts';
import { readPrivileges } from './inspection/visible-privileges.ts';

/**
 * Reads all objects of the session's database. The session must have been opened with `severalStatements`, and is left without
 * a transaction, but with settings of this reading.
 * @throws DatabaseError database/inspection-locked, UserError database/inspection-unsettled: no answer is to be had now;
 * DatabaseError of the database namespace; UserError database/url-invalid where the URL names no database.
 */
export async function inspectSchema(session: DatabaseSession, { clock }: InspectionOptions): Promise<InspectedSchema> {
  if (session.server.database === '') throw new UserError('database/url-invalid', { detail: 'the URL names no database' });
  return readInAttempts(clock, async () => {
    try {
      return await readSchema(session);
    } finally {
      await endReading(session);
    }
  });
}

/** Undefined where what was read belongs to different moments. */
async function readSchema(session: DatabaseSession): Promise<InspectedSchema | undefined> {
  const { server } = session;
  const rows = await gatherRows(session);
  const settings = readSettings(rows.settings, rows.database);
  const facts = readFacts(rows, settings, server);
  const read = await readGroups({ session, rows, facts });
  if (read === undefined || stateMark(await gatherDated(session)) !== stateMark(rows)) return undefined;
  const privileges = readPrivileges(rows.grants, server.database);
  return {
    engine: server.engine,
    version: server.version,
    settings,
    groups: new Map(read.groups.toSorted((left, right) => compareKeys(left.key, right.key)).map((group) => [group.key, group])),
    notVisible: [...hiddenKinds(privileges, server), ...read.hidden],
    notCompared: await readNotCompared(session, privileges),
    schemaChangers: readSchemaChangers(rows.schemaChangers),
    notes: [...notesOnVersion(server), ...(seesGrants(privileges) ? [] : [othersAreHidden])],
  };
}

const othersAreHidden = 'Which other accounts can change the schema is not to be seen without SELECT on mysql.*.';

/** The first versions that no test has run on. */
const untested = { mysql: 100_000, mariadb: 120_000, postgresql: 0 } as const;

function notesOnVersion({ engine, version }: ServerInfo): readonly string[] {
  return version.number < untested[engine] ? [] : [`The server's version, ${version.text}, is newer than any that was tested.`];
}

function compareKeys(left: ObjectKey, right: ObjectKey): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The reading wrote nothing, so that what fails here, on a connection that is gone, has been said already. */
async function endReading(session: DatabaseSession): Promise<void> {
  try {
    await session.query({ text: 'rollback' });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
  }
}
