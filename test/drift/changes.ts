import type { DriftFacts, ObjectChange } from '../../src/model/drift.ts';
import type { DriftSettings } from '../../src/model/drift-settings.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';

/** Settings where nothing is configured. */
export const defaultSettings: DriftSettings = {
  compare: {},
  ignore: [],
  builtInIgnores: ['own-tables', 'tool-history', 'shadow-tables', 'platform-schemas'],
  accept: [],
  referenceTables: [],
  reconcile: 'alert', confirmations: 1, confirmAfterMs: 0, expected: 'migrations',
};

/** A target called production on PostgreSQL. */
export const facts: DriftFacts = { engine: 'postgresql', target: 'production', today: '2026-03-01', historyTables: [] };

/** An object that the database has beside the expected ones. */
export function added(actual: SchemaObject): ObjectChange {
  return { kind: `${actual.kind}.added`, key: actual.key, object: actual.name, attributes: {}, actual, consequences: [] };
}

/** An expected object that the database lacks. */
export function removed(expected: SchemaObject): ObjectChange {
  return { kind: `${expected.kind}.removed`, key: expected.key, object: expected.name, attributes: {}, expected, consequences: [] };
}

/** An object of which these attributes differ: name to expected and actual value. */
export function changed(object: SchemaObject, values: Readonly<Record<string, readonly [SchemaObject['attributes'][string], SchemaObject['attributes'][string]]>>): ObjectChange {
  const side = (index: 0 | 1): SchemaObject => ({ ...object, attributes: { ...object.attributes, ...Object.fromEntries(Object.entries(values).map(([name, pair]) => [name, pair[index]])) } });
  const attributes = Object.fromEntries(Object.entries(values).map(([name, [expected, actual]]) => [name, { expected, actual }]));
  return { kind: `${object.kind}.changed`, key: object.key, object: object.name, attributes, expected: side(0), actual: side(1), consequences: [] };
}
