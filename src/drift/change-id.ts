import { sha256 } from '../digest/sha256.ts';
import type { DriftFacts, ObjectChange } from '../model/drift.ts';
import type { Attributes, SchemaObject } from '../model/schema-object.ts';

/** Number of the form of ids; another one means that all ids are new although no drift is. */
const fingerprintVersion = 1;

/**
 * First 12 hexadecimal digits of the SHA-256 of engine, target, kind, object and the values on both sides. What came with
 * the change counts too: a table made by hand that gains a column is another drift than the one that somebody accepted.
 */
export function changeId(change: ObjectChange, { engine, target }: Pick<DriftFacts, 'engine' | 'target'>): string {
  return sha256(JSON.stringify([fingerprintVersion, engine, target, valuesOf(change)])).slice(0, 12);
}

/** First 16 hexadecimal digits of the SHA-256 of the sorted ids; empty of none. */
export function fingerprintOf(ids: readonly string[]): string {
  return ids.length === 0 ? '' : sha256(ids.toSorted().join('\n')).slice(0, 16);
}

function valuesOf(change: ObjectChange): readonly unknown[] {
  const { expected, actual, digest } = change;
  const values = expected !== undefined && actual !== undefined
    ? sorted(change.attributes).map(([name, value]) => [name, value.expected ?? null, value.actual ?? null])
    : [attributesOf(expected), attributesOf(actual)];
  return [change.kind, change.object, values, change.consequences.map(valuesOf), ...(digest === undefined ? [] : [digest])];
}

function attributesOf(object: SchemaObject | undefined): readonly (readonly [string, unknown])[] | null {
  return object === undefined ? null : sorted<Attributes[string]>(object.attributes);
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
