import { objectKinds, type AttributeValue, type ObjectGroup, type ObjectPlace, type SchemaObject } from '../../model/schema-object.ts';
import { writeItem, writeLine, writeText } from './scalar-text.ts';
import type { TextOutput } from './text-output.ts';
import { isSamePlace, isUsualPart, usualParts, type Neighbours } from './usual-parts.ts';

/** Longest list on one line, in characters. */
const longestLine = 100;

/**
 * Writes the block of a top-level object with all that goes with it; the same text for equal objects, whoever read them, in
 * whatever order. No line end behind it.
 */
export function writeBlock(group: ObjectGroup, output: TextOutput): void {
  const [top, ...parts] = group.objects();
  if (top === undefined) return;
  writeObject(top, new Lines(output, ''), undefined);
  const lines = new Lines(output, '  ');
  let last = top;
  for (const object of inOrder(top, parts)) {
    output.add('\n\n');
    writeObject(object, lines, { top, last });
    if (!isCompanion(object)) last = object;
  }
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
  if (!parts.some(isCompanion)) return parts.every((part, at) => at === 0 || compareBases(parts[at - 1] ?? part, part) < 0) ? parts : parts.toSorted(compareBases);
  const byKey = new Map([top, ...parts].map((object) => [object.key, object]));
  const places = parts.map((object): Place => ({ object, base: isCompanion(object) ? byKey.get(object.parent ?? '') ?? object : object }));
  return places.toSorted((one, other) => comparePlaces(one, other, top)).map(({ object }) => object);
}

function comparePlaces(one: Place, other: Place, top: SchemaObject): number {
  return Number(one.base !== top) - Number(other.base !== top)
    || compareBases(one.base, other.base)
    || Number(isCompanion(one.object)) - Number(isCompanion(other.object))
    || compareTexts(one.object.key, other.object.key);
}

function compareBases(left: SchemaObject, right: SchemaObject): number {
  return compareKinds(left, right) || (left.position ?? 0) - (right.position ?? 0) || compareTexts(left.key, right.key);
}

function compareKinds(left: SchemaObject, right: SchemaObject): number {
  return left.kind === right.kind ? 0 : objectKinds.indexOf(left.kind) - objectKinds.indexOf(right.kind);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** The lines of one object, at the indent of `lines`. */
function writeObject(object: SchemaObject, lines: Lines, neighbours: Neighbours | undefined): void {
  const { marks, uses, position, written, attributes } = object;
  lines.header(object);
  writeIdentity(object, lines, neighbours);
  if (position !== undefined) lines.value('@position', position);
  if (marks.length > 0) lines.value('@marks', inAlphabet(marks));
  for (const attribute of inAlphabet(Object.keys(attributes))) {
    const value = attributes[attribute];
    if (value !== undefined) lines.value(attribute, value);
  }
  if (uses.length > 0) lines.value('@uses', inAlphabet(uses));
  if (written !== undefined) lines.value('@written', written);
}

/** Sorted texts; most are already, and a copy of each list would be most of what is made in writing. */
function inAlphabet<Text extends string>(texts: readonly Text[]): readonly Text[] {
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') <= text) ? texts : texts.toSorted();
}

/** What does not follow from kind, name and neighbours. */
function writeIdentity(object: SchemaObject, lines: Lines, neighbours: Neighbours | undefined): void {
  if (neighbours !== undefined && isUsualPart(object, neighbours)) return;
  const { kind, name, key, place, parent } = object;
  const usual = usualParts(kind, name, neighbours);
  if (key !== usual.key) lines.value('@key', key);
  if (!isSamePlace(place, usual.place)) writePlace(place, lines);
  if (parent !== usual.parent) lines.value('@parent', parent ?? '');
}

function writePlace({ schema, table, name, signature }: ObjectPlace, lines: Lines): void {
  for (const [part, value] of Object.entries({ schema, table, name, signature })) {
    if (value !== undefined) lines.value(`@place.${part}`, value);
  }
}

/** Lines of one indent: the first of an object, and two deeper what is said of it. */
class Lines {
  readonly #output: TextOutput;
  readonly #indent: string;
  /** What stands before the name of a value. */
  readonly #start: string;

  constructor(output: TextOutput, indent: string) {
    this.#output = output;
    this.#indent = indent;
    this.#start = `\n${indent}  `;
  }

  header({ kind, name }: SchemaObject): void {
    this.#output.add(this.#indent);
    this.#output.add(kind);
    this.#output.add(' ');
    this.#output.add(writeText(name));
  }

  value(name: string, value: AttributeValue): void {
    this.#output.add(this.#start);
    this.#output.add(name);
    this.#output.add(':');
    if (typeof value === 'object') this.#list(value);
    else if (typeof value === 'string') this.#text(value);
    else this.#output.add(` ${String(value)}`);
  }

  #list(items: readonly string[]): void {
    const line = `[${items.map(writeItem).join(', ')}]`;
    if (line.length <= longestLine) this.#output.add(` ${line}`);
    else for (const item of items) this.#output.add(`${this.#start}  - ${writeText(item)}`);
  }

  #text(text: string): void {
    this.#output.add(' ');
    if (!text.includes('\n')) this.#output.add(writeText(text));
    else this.#output.add(`|${text.split('\n').map((line) => `${this.#start}  ${writeLine(line)}`).join('')}`);
  }
}
