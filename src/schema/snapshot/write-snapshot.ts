import { objectKinds, type AttributeValue, type ObjectGroup, type ObjectPlace, type SchemaObject } from '../../model/schema-object.ts';
import { quotedText, writeItem, writeLine, writeText } from './scalar-text.ts';
import { schemaFileFormat, type SchemaFile } from './schema-file.ts';
import { isSamePlace, isUsualPart, usualParts, type Neighbours } from './usual-parts.ts';

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

/**
 * The block of a top-level object with all that goes with it; the same text for equal objects, whoever read them, in whatever
 * order. No line end behind it.
 */
export function writeGroup(group: ObjectGroup): string {
  const [top, ...parts] = group.objects();
  if (top === undefined) return '';
  let block = writeObject(top, '', undefined);
  let last = top;
  for (const object of inOrder(top, parts)) {
    block += `\n\n${writeObject(object, '  ', { top, last })}`;
    if (!isCompanion(object)) last = object;
  }
  return block;
}

function isCompanion({ kind }: SchemaObject): boolean {
  return kind === 'comment' || kind === 'grant';
}

/** Where an object stands among the parts of its group. */
interface Place {
  readonly object: SchemaObject;
  /** What it is a comment or grant on, or itself. */
  readonly base: SchemaObject;
}

/** By kind, columns in their order, then by key; comments and grants behind what they are on. */
function inOrder(top: SchemaObject, parts: readonly SchemaObject[]): readonly SchemaObject[] {
  const byKey = parts.some(isCompanion) ? new Map([top, ...parts].map((object) => [object.key, object])) : undefined;
  const places = parts.map((object): Place => ({ object, base: isCompanion(object) ? byKey?.get(object.parent ?? '') ?? object : object }));
  return places.toSorted((one, other) => comparePlaces(one, other, top)).map(({ object }) => object);
}

function comparePlaces(one: Place, other: Place, top: SchemaObject): number {
  const [left, right] = [one.base, other.base];
  return Number(left !== top) - Number(right !== top)
    || compareKinds(left, right)
    || (left.position ?? 0) - (right.position ?? 0)
    || compareTexts(left.key, right.key)
    || Number(isCompanion(one.object)) - Number(isCompanion(other.object))
    || compareTexts(one.object.key, other.object.key);
}

function compareKinds(left: SchemaObject, right: SchemaObject): number {
  return left.kind === right.kind ? 0 : objectKinds.indexOf(left.kind) - objectKinds.indexOf(right.kind);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** The lines of one object, each behind `indent`. */
function writeObject(object: SchemaObject, indent: string, neighbours: Neighbours | undefined): string {
  const { kind, name, marks, uses, position, written, attributes } = object;
  const start = `\n${indent}  `;
  let lines = `${indent}${kind} ${writeText(name)}${identityLines(object, neighbours, start)}`;
  if (position !== undefined) lines += `${start}@position: ${position}`;
  if (marks.length > 0) lines += listLines('@marks', marks.toSorted(), start);
  for (const attribute of Object.keys(attributes).toSorted()) {
    const value = attributes[attribute];
    if (value !== undefined) lines += attributeLines(attribute, value, start);
  }
  if (uses.length > 0) lines += listLines('@uses', uses.toSorted(), start);
  return written === undefined ? lines : lines + attributeLines('@written', written, start);
}

/** What does not follow from kind, name and neighbours. */
function identityLines(object: SchemaObject, neighbours: Neighbours | undefined, start: string): string {
  const { kind, name, key, place, parent } = object;
  if (neighbours !== undefined && isUsualPart(object, neighbours)) return '';
  const usual = usualParts(kind, name, neighbours);
  const ofKey = key === usual.key ? '' : `${start}@key: ${writeText(key)}`;
  const ofPlace = isSamePlace(place, usual.place) ? '' : placeLines(place, start);
  return `${ofKey}${ofPlace}${parent === usual.parent ? '' : `${start}@parent: ${writeText(parent ?? '')}`}`;
}

function placeLines({ schema, table, name, signature }: ObjectPlace, start: string): string {
  return Object.entries({ schema, table, name, signature }).map(([part, value]) => (value === undefined ? '' : `${start}@place.${part}: ${writeText(value)}`)).join('');
}

function attributeLines(name: string, value: AttributeValue, start: string): string {
  if (typeof value === 'object') return listLines(name, value, start);
  if (typeof value === 'string' && value.includes('\n')) return `${start}${name}: |${value.split('\n').map((line) => `${start}  ${writeLine(line)}`).join('')}`;
  return `${start}${name}: ${typeof value === 'string' ? writeText(value) : String(value)}`;
}

function listLines(name: string, items: readonly string[], start: string): string {
  const line = writeList(items);
  return line.length <= longestLine ? `${start}${name}: ${line}` : `${start}${name}:${items.map((item) => `${start}  - ${writeText(item)}`).join('')}`;
}

function writeList(items: readonly string[]): string {
  return `[${items.map(writeItem).join(', ')}]`;
}
