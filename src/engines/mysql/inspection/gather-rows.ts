import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import { eventsQuery } from './events.ts';
import { grantsQuery } from './grants.ts';
import { collationsQuery, databaseQuery, openReading, settingsQuery } from './inspection-session.ts';
import { programsQuery, relationsQuery, unmodelledQueries } from './named-objects.ts';
import { parametersQuery, routinesQuery } from './routines.ts';
import { schemaChangersQuery } from './schema-changers.ts';
import { triggersQuery } from './triggers.ts';

const queries = {
  grants: 'show grants',
  settings: settingsQuery,
  database: databaseQuery,
  collations: collationsQuery,
  relations: relationsQuery,
  programs: programsQuery,
  triggers: triggersQuery,
  routines: routinesQuery,
  parameters: parametersQuery,
  events: eventsQuery,
  tableGrants: grantsQuery,
  schemaChangers: schemaChangersQuery,
} as const;

/** The answers of the catalogue by family. */
export type CatalogRows = Readonly<Record<keyof typeof queries, readonly Row[]>> & { readonly unmodelled: readonly Row[] };

/** Opens the reading and asks for everything that the catalogue has, in one message. Rejects with DatabaseError. */
export async function gatherRows(session: DatabaseSession): Promise<CatalogRows> {
  const opening = openReading(session.server);
  const unmodelled = unmodelledQueries(session.server);
  const answers = (await session.queryAll([...opening, ...Object.values(queries), ...unmodelled])).slice(opening.length);
  const at = (name: keyof typeof queries): readonly Row[] => answers[Object.keys(queries).indexOf(name)] ?? [];
  return {
    grants: at('grants'),
    settings: at('settings'),
    database: at('database'),
    collations: at('collations'),
    relations: at('relations'),
    programs: at('programs'),
    triggers: at('triggers'),
    routines: at('routines'),
    parameters: at('parameters'),
    events: at('events'),
    tableGrants: at('tableGrants'),
    schemaChangers: at('schemaChangers'),
    unmodelled: answers.slice(Object.keys(queries).length).flat(),
  };
}
