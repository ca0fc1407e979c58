import { objectKinds, type AttributeValue, type ObjectGroup, type ObjectPlace, type SchemaObject } from '../../model/schema-object.ts';
import { quotedText, writeItem, writeLine, writeText } from './scalar-text.ts';
import { schemaFileFormat, type SchemaFile } from './schema-file.ts';
import { isSamePlace, usualParts, type Neighbours } from './usual-parts.ts';

/** Longest list on one line, in characters. */
const longestLine = 100;

/**
 * A schema as a text for a repository: objects in the order of keys, one block each, one line per attribute, what a table has
 * indented under it. Equal schemas give equal texts, and a change of one attribute is a change of one line.
 */
export function writeSnapshot({ schema, head, fingerprint }: SchemaFile): string {
  const header = [
    '# Schema of a database as Git has it. Change it by a migration and write it anew.',
    `format: ${schemaFileFormat}`,
    `engine: ${schema.engine}`,
    `version: ${quotedText(schema.version.text)} ${schema.version.number}`,
    ...(head === undefined ? [] : [`head: ${writeText(head)}`]),
    ...(fingerprint === undefined ? [] : [`fingerprint: ${writeText(fingerprint)}`]),
    ...Object.entries(schema.settings).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `setting ${name}: ${writeText(value)}`),
    ...schema.notVisible.map((one) => `not-visible ${one.kind}: ${writeList([one.missing, one.attribute ?? '', ...(one.names ?? ['*'])])}`),
  ];
  const groups = [...schema.groups.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return `${[header.join('\n'), ...groups.map(writeGroup)].join('\n\n')}\n`;
}

/** A top-level object with all that goes with it; the same text for equal objects, whoever read them, in whatever order. */
function writeGroup(group: ObjectGroup): string {
  const [top, ...parts] = group.objects();
  if (top === undefined) return '';
  const ordered = inOrder(top, parts);
  let neighbours: Neighbours | undefined;
  const blocks = ordered.map((object) => {
    const lines = writeObject(object, neighbours);
    const isCompanion = object.kind === 'comment' || object.kind === 'grant';
    neighbours = { top, last: isCompanion ? (neighbours?.last ?? top) : object };
    return lines.map((line) => (object === top || line === '' ? line : `  ${line}`)).join('\n');
  });
  return blocks.join('\n\n');
}

/** By kind, columns in their order, then by key; comments and grants behind what they are on. */
function inOrder(top: SchemaObject, parts: readonly SchemaObject[]): readonly SchemaObject[] {
  const byKey = new Map([top, ...parts].map((object) => [object.key, object]));
  const orderOf = (object: SchemaObject): readonly (number | string)[] => {
    const on = byKey.get(object.parent ?? '');
    const isCompanion = object.kind === 'comment' || object.kind === 'grant';
    const base = isCompanion && on !== undefined ? on : object;
    return [base === top ? 0 : 1, objectKinds.indexOf(base.kind), base.position ?? 0, base.key, isCompanion ? 1 : 0, object.key];
  };
  return [top, ...parts.map((object) => ({ object, order: orderOf(object) })).toSorted((one, other) => compareOrders(one.order, other.order)).map(({ object }) => object)];
}

function compareOrders(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const place = one.findIndex((part, index) => part !== other[index]);
  const [left = 0, right = 0] = [one[place], other[place]];
  return left < right ? -1 : Number(left > right);
}

function writeObject(object: SchemaObject, neighbours: Neighbours | undefined): readonly string[] {
  const { kind, name, marks, uses, position, written } = object;
  const attributes = Object.entries(object.attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    `${kind} ${writeText(name)}`,
    ...identityLines(object, neighbours),
    ...(position === undefined ? [] : [`  @position: ${position}`]),
    ...(marks.length === 0 ? [] : attributeLines('@marks', marks.toSorted())),
    ...attributes.flatMap(([attribute, value]) => attributeLines(attribute, value)),
    ...(uses.length === 0 ? [] : attributeLines('@uses', uses.toSorted())),
    ...(written === undefined ? [] : attributeLines('@written', written)),
  ];
}

/** What does not follow from kind, name and neighbours. */
function identityLines({ kind, name, key, place, parent }: SchemaObject, neighbours: Neighbours | undefined): readonly string[] {
  const usual = usualParts(kind, name, neighbours);
  return [
    ...(key === usual.key ? [] : [`  @key: ${writeText(key)}`]),
    ...(isSamePlace(place, usual.place) ? [] : placeLines(place)),
    ...(parent === usual.parent ? [] : [`  @parent: ${writeText(parent ?? '')}`]),
  ];
}

function placeLines({ schema, table, name, signature }: ObjectPlace): readonly string[] {
  return Object.entries({ schema, table, name, signature }).flatMap(([part, value]) => (value === undefined ? [] : [`  @place.${part}: ${writeText(value)}`]));
}

function attributeLines(name: string, value: AttributeValue): readonly string[] {
  if (typeof value === 'object') return listLines(name, value);
  if (typeof value === 'string' && value.includes('\n')) return [`  ${name}: |`, ...value.split('\n').map((line) => `    ${writeLine(line)}`)];
  return [`  ${name}: ${typeof value === 'string' ? writeText(value) : String(value)}`];
}

function listLines(name: string, items: readonly string[]): readonly string[] {
  const line = writeList(items);
  return line.length <= longestLine ? [`  ${name}: ${line}`] : [`  ${name}:`, ...items.map((item) => `    - ${writeText(item)}`)];
}

function writeList(items: readonly string[]): string {
  return `[${items.map(writeItem).join(', ')}]`;
}
