import type { ComparisonSettings } from '../model/compared-parts.ts';
import type { AttributeChange, ChangeDirection, ObjectChange, SchemaComparison } from '../model/drift.ts';
import type { Attributes, AttributeValue, InspectedSchema, ObjectGroup, ObjectKey, SchemaObject } from '../model/schema-object.ts';
import { keepCompared } from './comparison/keep-compared.ts';

/**
 * Every object on which two schemas disagree, one change each, in the order of keys.
 * Both must come from the same reader and, for their texts to be comparable, from servers of one major version.
 */
export function compareSchemas(expected: InspectedSchema, actual: InspectedSchema, compare: ComparisonSettings = {}): SchemaComparison {
  const keys = new Set([...expected.groups.keys(), ...actual.groups.keys()]);
  const changes = [...keys].toSorted().flatMap((key) => compareGroups(expected.groups.get(key), actual.groups.get(key)));
  return { changes: keepCompared(changes, compare), portable: false, notes: [] };
}

function compareGroups(expected: ObjectGroup | undefined, actual: ObjectGroup | undefined): readonly ObjectChange[] {
  if (expected !== undefined && actual !== undefined && expected.text === actual.text) return [];
  const left = byKey(expected);
  const right = byKey(actual);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => compareObjects(left.get(key), right.get(key)));
}

function byKey(group: ObjectGroup | undefined): ReadonlyMap<ObjectKey, SchemaObject> {
  return new Map((group?.objects() ?? []).map((object) => [object.key, object]));
}

function compareObjects(expected: SchemaObject | undefined, actual: SchemaObject | undefined): readonly ObjectChange[] {
  if (expected === undefined) return actual === undefined ? [] : [changeOf('added', actual, { actual })];
  if (actual === undefined) return [changeOf('removed', expected, { expected })];
  const attributes = compareAttributes(expected.attributes, actual.attributes);
  return Object.keys(attributes).length === 0 ? [] : [changeOf('changed', actual, { expected, actual, attributes })];
}

function changeOf(direction: ChangeDirection, { key, kind, name }: SchemaObject, parts: Partial<ObjectChange>): ObjectChange {
  return { kind: `${kind}.${direction}`, key, object: name, attributes: {}, consequences: [], ...parts };
}

function compareAttributes(expected: Attributes, actual: Attributes): Readonly<Record<string, AttributeChange>> {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
  return Object.fromEntries(names.flatMap((name): readonly [string, AttributeChange][] => {
    const [left, right] = [expected[name], actual[name]];
    if (isEqual(left, right)) return [];
    return [[name, { ...(left === undefined ? {} : { expected: left }), ...(right === undefined ? {} : { actual: right }) }]];
  }));
}

function isEqual(left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
