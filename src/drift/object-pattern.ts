import type { ObjectChange } from '../model/drift.ts';
import { objectKinds, type SchemaObject } from '../model/schema-object.ts';
import { globTest } from '../schema/glob.ts';

/** Whether a change is of an object that a pattern names, or of something that stands in one. */
export type ObjectPattern = (change: ObjectChange) => boolean;

/** A kind and a name as reports have it. */
type Named = readonly [kind: string, name: string];

/** Kinds that have columns, constraints, triggers …: what the name of a table in a place may be. */
const holders = ['table', 'view', 'materialized_view', 'foreign_table', 'type'] as const;

/** Reads `kind:glob`, `partition_of:glob` or a glob that means every kind. */
export function objectPattern(pattern: string): ObjectPattern {
  const [prefix, glob] = splitPattern(pattern);
  const matches = globTest(glob);
  if (prefix === 'partition_of') return (change) => sides(change).flatMap(partitionParents).some(([, name]) => matches(name));
  return (change) => namesOf(change).some(([kind, name]) => (prefix === undefined || prefix === kind) && matches(name));
}

/** A word before the colon is a kind; any other text with a colon is a name, as grants have. */
function splitPattern(pattern: string): readonly [string | undefined, string] {
  const colon = pattern.indexOf(':');
  const word = pattern.slice(0, Math.max(0, colon));
  const isPrefix = word === 'partition_of' || objectKinds.some((kind) => kind === word);
  return isPrefix ? [word, pattern.slice(colon + 1)] : [undefined, pattern];
}

function sides({ expected, actual }: ObjectChange): readonly SchemaObject[] {
  return [expected, actual].filter((object) => object !== undefined);
}

/** The object itself, then all that it stands in. */
function namesOf(change: ObjectChange): readonly Named[] {
  return sides(change).flatMap((object) => [[object.kind, object.name], ...enclosing(object)] satisfies Named[]);
}

function enclosing({ parent, place }: SchemaObject): readonly Named[] {
  const { schema, table } = place;
  return [
    ...(parent === undefined ? [] : [named(parent), ...tableOf(named(parent))]),
    ...(table === undefined ? [] : holders.map((kind): Named => [kind, schema === undefined ? table : `${schema}.${table}`])),
    ...(schema === undefined ? [] : [['schema', schema] satisfies Named]),
  ];
}

/** Of a column, as the parent of a sequence, comment or grant: its table. */
function tableOf([kind, name]: Named): readonly Named[] {
  return kind === 'column' ? [['table', name.slice(0, Math.max(0, name.lastIndexOf('.')))]] : [];
}

function partitionParents({ attributes, uses }: SchemaObject): readonly Named[] {
  return attributes['partition'] === undefined ? [] : uses.map(named).filter(([kind]) => kind === 'table');
}

function named(key: string): Named {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
}
