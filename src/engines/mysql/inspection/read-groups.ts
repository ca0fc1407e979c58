import type { NotVisible, ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import { groupBy, optionalText, text } from '../../catalog-values.ts';
import { eventGroup, runsElsewhere } from './events.ts';
import type { CatalogRows } from './gather-rows.ts';
import { grantsByTable } from './grants.ts';
import { objectGroup } from './object-group.ts';
import { bodyPrivilege } from './not-visible.ts';
import { withoutOwnSchema } from './own-schema.ts';
import { tableGroup, withoutPasswords } from './printed-table.ts';
import { quoteName } from './quote-name.ts';
import { routineGroup, routineId, routineIdentity, showRoutine } from './routines.ts';
import type { SchemaFacts } from './schema-facts.ts';
import { sequenceGroup } from './sequences.ts';
import { showCreate, type Shown } from './show-create.ts';
import { readTrigger } from './triggers.ts';
import { hiddenView, printedView, viewsQuery } from './views.ts';

/** All objects that were read, and those of which something is hidden. */
export interface ReadGroups {
  readonly groups: readonly ObjectGroup[];
  readonly hidden: readonly NotVisible[];
}

/** What is read of a schema, and what it is read with. */
export interface Reading {
  readonly session: DatabaseSession;
  readonly rows: CatalogRows;
  readonly facts: SchemaFacts;
}

/** Asks for the statement of each object and puts the groups together; undefined where an object went meanwhile. */
export async function readGroups(reading: Reading): Promise<ReadGroups | undefined> {
  const { session, rows, facts } = reading;
  const relations = [...facts.relations];
  const statements = relations.map(([name, kind]) => `show create ${kind} ${quoteName(name)}`);
  const shown = await showCreate(session, [...statements, ...rows.routines.map(showRoutine)]);
  if (shown.includes('gone')) return undefined;
  const printed = new Map(relations.map(([name], index) => [name, shown[index] ?? 'hidden']));
  const read = [
    readTables(reading, printed),
    await readViews(reading, printed),
    readSequences(reading, printed),
    readRoutines(reading, shown.slice(relations.length)),
    readEvents(reading),
  ];
  return { groups: read.flatMap(({ groups }) => groups), hidden: read.flatMap(({ hidden }) => hidden) };
}

type PrintedRelations = ReadonlyMap<string, Shown>;

function readTables({ session, rows, facts }: Reading, shown: PrintedRelations): ReadGroups {
  const grants = grantsByTable(rows.tableGrants, facts);
  const triggers = groupBy(rows.triggers, (row) => text(row, 'table_name'));
  const attachedTo = (name: string): readonly SchemaObject[] =>
    [...(triggers.get(name) ?? []).map((row) => readTrigger(row, facts)), ...(grants.get(name) ?? [])];
  return readRelations('table', { shown, facts }, (name, row) => {
    const printed = withoutOwnSchema(withoutPasswords(text(row, 'Create Table')), session.server.database);
    return tableGroup({ name, printed, attached: attachedTo(name) }, facts);
  });
}

function readSequences({ rows, facts }: Reading, shown: PrintedRelations): ReadGroups {
  const grants = grantsByTable(rows.tableGrants, facts);
  return readRelations('sequence', { shown, facts }, (name, row) => withGrants(sequenceGroup(name, text(row, 'Create Table'), facts), grants.get(name)));
}

/** A group with what is granted on its object. */
function withGrants(group: ObjectGroup, grants: readonly SchemaObject[] = []): ObjectGroup {
  if (grants.length === 0) return group;
  const told = JSON.stringify(grants.map(({ key, attributes }) => [key, attributes]));
  return objectGroup(group.key, `${group.text}\n${told}`, () => [...group.objects(), ...grants]);
}

/** Of views, information_schema tells something where their statement is hidden. */
async function readViews({ session, rows: { tableGrants }, facts }: Reading, shown: PrintedRelations): Promise<ReadGroups> {
  const grants = grantsByTable(tableGrants, facts);
  const read = readRelations('view', { shown, facts }, (name, row) =>
    withGrants(printedView(name, withoutOwnSchema(text(row, 'Create View'), session.server.database), facts), grants.get(name)));
  const names = read.hidden.flatMap((each) => each.names ?? []);
  if (names.length === 0) return read;
  const rows = (await session.query({ text: viewsQuery })).filter((row) => names.includes(text(row, 'table_name')));
  const known = rows.map((row) => withGrants(hiddenView(row, facts), grants.get(text(row, 'table_name'))));
  const attributes = ['definition', 'algorithm', 'columns'];
  return {
    groups: [...read.groups, ...known],
    hidden: attributes.map((attribute) => ({ kind: 'view', names, attribute, missing: 'SHOW VIEW' })),
  };
}

interface Relations {
  readonly shown: PrintedRelations;
  readonly facts: SchemaFacts;
}

function readRelations(kind: 'table' | 'view' | 'sequence', { shown, facts }: Relations, read: (name: string, row: Row) => ObjectGroup): ReadGroups {
  const groups: ObjectGroup[] = [];
  const names: string[] = [];
  for (const [name, answer] of shown) {
    if (facts.relations.get(name) !== kind) continue;
    if (typeof answer === 'string') names.push(name);
    else groups.push(read(name, answer));
  }
  return { groups, hidden: names.length === 0 ? [] : [{ kind, names, missing: 'SELECT' }] };
}

/** A routine whose body is hidden answers NULL for it, and for its statement. */
function readRoutines({ session, rows, facts }: Reading, shown: readonly Shown[]): ReadGroups {
  const parameters = groupBy(rows.parameters, routineId);
  const groups = rows.routines.map((routine, index) => {
    const printed = statementOf(shown[index]);
    return routineGroup({ routine, parameters: parameters.get(routineId(routine)) ?? [], ...(printed === undefined ? {} : { printed }) }, facts);
  });
  const withoutBody = rows.routines.filter((row) => optionalText(row, 'body') === undefined);
  return { groups, hidden: hiddenAttribute(withoutBody, 'body', bodyPrivilege(session.server)) };
}

function hiddenAttribute(rows: readonly Row[], attribute: string, missing: string): readonly NotVisible[] {
  const byKind = groupBy(rows, (row) => routineIdentity(row).kind);
  return [...byKind].map(([kind, own]) => ({ kind, names: own.map((row) => routineIdentity(row).name), attribute, missing }));
}

function statementOf(shown: Shown | undefined): string | undefined {
  if (shown === undefined || typeof shown === 'string') return undefined;
  const label = Object.keys(shown).find((name) => name.startsWith('Create '));
  return label === undefined ? undefined : optionalText(shown, label);
}

function readEvents({ rows, facts }: Reading): ReadGroups {
  const elsewhere = rows.events.filter(runsElsewhere).map((row) => text(row, 'event_name'));
  return {
    groups: rows.events.map((row) => eventGroup(row, facts)),
    hidden: elsewhere.length === 0 ? [] : [{ kind: 'event', names: elsewhere, attribute: 'enabled', missing: 'a connection to the source of replication' }],
  };
}
