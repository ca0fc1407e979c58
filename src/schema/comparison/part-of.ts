import { comparedParts, type ComparedPart, type ComparisonKey, type ComparisonSettings } from '../../model/compared-parts.ts';
import type { AttributeChange, ObjectChange } from '../../model/drift.ts';
import type { ObjectKind, SchemaObject } from '../../model/schema-object.ts';
import type { Severity } from '../../model/severity.ts';
import { listOf } from './compare-attributes.ts';

const parts: readonly (readonly [ComparisonKey, ComparedPart])[] = entriesOf(comparedParts);

const routineKinds: readonly ObjectKind[] = ['function', 'procedure', 'aggregate'];

/** The part to which an object belongs that is there on one side alone; undefined where no part names it. */
export function partOfObject(object: SchemaObject, isAdded: boolean): ComparisonKey | undefined {
  if (isServerMade(object)) return 'implicit-objects';
  if (object.kind === 'index' && object.attributes['unique'] === true) return 'constraints';
  if (object.kind === 'table' && isAdded && object.attributes['partition'] !== undefined) return 'new-partitions';
  return parts.find(([, part]) => part.kinds?.includes(object.kind) === true)?.[0];
}

/** The part to which a change of one attribute belongs. */
export function partOfAttribute(kind: ObjectKind, name: string, change: AttributeChange): ComparisonKey | undefined {
  if (name === 'partitions' && isLonger(change)) return 'new-partitions';
  if (name === 'body' && routineKinds.includes(kind) && isEqualButBlanks(change)) return 'blanks';
  const named = parts.find(([, part]) => part.attributes?.includes(name) === true && (part.of === undefined || part.of.includes(kind)));
  return (named ?? parts.find(([, part]) => part.kinds?.includes(kind) === true))?.[0];
}

/** The parts of a change: of its attributes, or of the whole object that one side lacks. */
export function partsOf(change: ObjectChange): readonly (ComparisonKey | undefined)[] {
  const { expected, actual } = change;
  if (expected !== undefined && actual !== undefined) {
    return Object.entries(change.attributes).map(([name, values]) => partOfAttribute(actual.kind, name, values));
  }
  const object = expected ?? actual;
  return object === undefined ? [] : [partOfObject(object, expected === undefined)];
}

/** What a part weighs; what none names is an error, since nobody knows that it is less. */
export function severityOf(part: ComparisonKey | undefined, settings: ComparisonSettings): Severity {
  if (part === undefined) return 'error';
  return settings[part] ?? comparedParts[part].severity;
}

/** An index of a foreign key, or the invisible key of a table that has none (MySQL 8.4 manual 15.1.20.11) with its column. */
function isServerMade({ kind, marks, attributes }: SchemaObject): boolean {
  return marks.includes('implicit') && (kind === 'index' || kind === 'column' || (kind === 'constraint' && attributes['type'] === 'primary key'));
}

/** Partitions were added and none is gone. */
function isLonger({ expected, actual }: AttributeChange): boolean {
  const [before, after] = [listOf(expected), listOf(actual)];
  return before.length < after.length && before.every((item) => after.includes(item));
}

/** One text but for line ends and blanks at line ends. */
function isEqualButBlanks({ expected, actual }: AttributeChange): boolean {
  return typeof expected === 'string' && typeof actual === 'string' && withoutBlanks(expected) === withoutBlanks(actual);
}

function withoutBlanks(text: string): string {
  return text.split(/\r\n|\r|\n/).map((line) => line.trimEnd()).join('\n').trim();
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): readonly (readonly [Key, Value])[] {
  const entries: [Key, Value][] = [];
  for (const key in record) entries.push([key, record[key]]);
  return entries;
}
