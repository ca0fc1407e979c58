import { DatabaseError } from '../../../errors/database-error.ts';
import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import { integer, text } from '../../catalog-values.ts';
import { eventsQuery } from './events.ts';
import { grantsQuery } from './grants.ts';
import { collationsQuery, databaseQuery, openReading, settingsQuery } from './inspection-session.ts';
import { relationsQuery, type DatedRows } from './named-objects.ts';
import { parametersQuery, routinesQuery } from './routines.ts';
import { schemaChangersQuery } from './schema-changers.ts';
import { triggersQuery } from './triggers.ts';

/** The answers of the catalogue by family. */
export interface CatalogRows extends DatedRows {
  readonly grants: readonly Row[];
  readonly settings: readonly Row[];
  readonly database: readonly Row[];
  readonly collations: readonly Row[];
  readonly parameters: readonly Row[];
  readonly tableGrants: readonly Row[];
  readonly schemaChangers: readonly Row[];
}

/** Opens the reading and asks for everything that the catalogue has. Rejects with DatabaseError. */
export async function gatherRows(session: DatabaseSession): Promise<CatalogRows> {
  const opening = openReading(session.server);
  await session.queryAll(opening);
  const dated = await gatherDated(session);
  const [grants = [], settings = [], database = [], collations = [], parameters = [], tableGrants = [], schemaChangers = []] = await session.queryAll([
    'show grants', settingsQuery, databaseQuery, collationsQuery, parametersQuery, grantsQuery, schemaChangersQuery,
  ]);
  return { ...dated, grants, settings, database, collations, parameters, tableGrants, schemaChangers };
}

/**
 * Asks for what tells of its last change. MariaDB 10.11 waits for a table that it finds locked, then answers without it and
 * warns: that is no answer, and the first such query says so before the next one waits, too.
 */
export async function gatherDated(session: DatabaseSession): Promise<DatedRows> {
  const relations = await unlocked(session, relationsQuery);
  const triggers = await unlocked(session, triggersQuery);
  const [routines = [], events = []] = await session.queryAll([routinesQuery, eventsQuery]);
  return { relations, triggers, routines, events };
}

const lockWaitTimeout = 1205;

async function unlocked(session: DatabaseSession, query: string): Promise<readonly Row[]> {
  const [rows = [], warnings = []] = await session.queryAll([query, 'show warnings']);
  const timeout = warnings.find((row) => integer(row, 'Code') === lockWaitTimeout);
  if (timeout === undefined) return rows;
  throw new DatabaseError('database/lock-timeout', { errno: lockWaitTimeout, message: text(timeout, 'Message'), connectionLost: false });
}
