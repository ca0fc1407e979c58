import type { ReportedDiagram, ReportedEntity, ReportedRelation } from '../model/report-replay.ts';
import type { InspectedSchema, ObjectGroup, ObjectKey, SchemaObject } from '../model/schema-object.ts';

/** More than that nobody reads in one picture. */
const mostTables = 30;
const mostColumns = 40;

/** Keys of the tables that two states of one database do not describe alike: with a column, key, index or trigger more, less or another. */
export function touchedTables(before: InspectedSchema, after: InspectedSchema): readonly ObjectKey[] {
  const keys = [...new Set([...before.groups.keys(), ...after.groups.keys()])].filter((key) => key.startsWith('table:'));
  return keys.filter((key) => before.groups.get(key)?.text !== after.groups.get(key)?.text).toSorted();
}

/** Tables with their columns and keys, and the foreign keys that leave them; what these lead to is drawn without columns. */
export function drawTables(schema: InspectedSchema, keys: readonly ObjectKey[]): ReportedDiagram {
  const wanted = keys.flatMap((key) => schema.groups.get(key) ?? []);
  const drawn = wanted.slice(0, mostTables);
  const ties = drawn.flatMap((group) => tiesOf(group, schema));
  const known = new Set(drawn.map(({ key }) => key));
  const others = [...new Map(ties.map(({ to }) => [to.key, to])).values()].filter(({ key }) => !known.has(key)).slice(0, mostTables);
  const names = new Set([...known, ...others.map(({ key }) => key)]);
  return {
    entities: [...drawn.map((group) => entityOf(group.objects())), ...others.map(({ name }) => ({ name, columns: [], more: 0 }))],
    relations: ties.filter(({ to }) => names.has(to.key)).map(({ relation }) => relation),
    more: wanted.length - drawn.length,
  };
}

type KeyWord = ReportedEntity['columns'][number]['keys'][number];

const keyWords = [['primary key', 'PK'], ['foreign key', 'FK'], ['unique', 'UK']] as const;

/** What a constraint is: PostgreSQL says it in the definition, MySQL and MariaDB as a type. */
function keyWordOf({ kind, attributes }: SchemaObject): KeyWord | undefined {
  if (kind !== 'constraint') return undefined;
  const words = String(attributes['type'] ?? attributes['definition'] ?? '').toLowerCase();
  return keyWords.find(([start]) => words.startsWith(start))?.[1];
}

function columnsOf({ attributes }: SchemaObject): readonly string[] {
  const columns = attributes['columns'];
  return typeof columns === 'object' ? columns : [];
}

function entityOf(objects: readonly SchemaObject[]): ReportedEntity {
  const [table] = objects;
  const columns = objects.filter(({ kind }) => kind === 'column');
  const keysOf = (column: string): readonly KeyWord[] => keyWords.flatMap(([, word]) => (objects.some((object) => keyWordOf(object) === word && columnsOf(object).includes(column)) ? [word] : []));
  return {
    name: table?.name ?? '',
    columns: columns.slice(0, mostColumns).map(({ place: { name }, attributes }) => ({ name, type: String(attributes['type'] ?? ''), keys: keysOf(name) })),
    more: Math.max(0, columns.length - mostColumns),
  };
}

interface Tie {
  readonly to: { readonly key: ObjectKey; readonly name: string };
  readonly relation: ReportedRelation;
}

function tiesOf(group: ObjectGroup, schema: InspectedSchema): readonly Tie[] {
  const objects = group.objects();
  const [table] = objects;
  if (table === undefined) return [];
  return objects.filter((object) => keyWordOf(object) === 'FK').map((key) => {
    const to = referencedBy(key, { objects, schema }) ?? table;
    return { to: { key: to.key, name: to.name }, relation: relationOf(key, objects, { from: table.name, to: to.name }) };
  });
}

function relationOf(key: SchemaObject, objects: readonly SchemaObject[], ends: Pick<ReportedRelation, 'from' | 'to'>): ReportedRelation {
  const columns = columnsOf(key);
  const same = JSON.stringify(columns.toSorted());
  return {
    name: key.place.name,
    ...ends,
    columns,
    optional: objects.some(({ kind, place, attributes }) => kind === 'column' && columns.includes(place.name) && attributes['nullable'] === true),
    unique: objects.some((object) => {
      const isUnique = ['PK', 'UK'].includes(keyWordOf(object) ?? '') || (object.kind === 'index' && object.attributes['unique'] === true);
      return isUnique && JSON.stringify(columnsOf(object).toSorted()) === same;
    }),
  };
}

/** The table whose columns a foreign key names beside its own; undefined where it is its own table. */
function referencedBy(key: SchemaObject, { objects, schema }: { readonly objects: readonly SchemaObject[]; readonly schema: InspectedSchema }): SchemaObject | undefined {
  const own = new Set(objects.map((object) => object.key));
  const column = key.uses.find((use) => use.startsWith('column:') && !own.has(use));
  if (column === undefined) return undefined;
  const path = column.slice('column:'.length);
  // A name may hold dots: of the tables whose names the path begins with, it is the one that has the column.
  const groups = [...schema.groups.values()].filter((group) => group.key.startsWith('table:') && path.startsWith(`${group.key.slice('table:'.length)}.`));
  return groups.map((group) => group.objects()).find((others) => others.some((object) => object.key === column))?.[0];
}
