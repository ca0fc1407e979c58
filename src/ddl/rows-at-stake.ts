import type { ObjectChange } from '../model/drift.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** What a change of the schema does to rows that a throw-away database does not have. */
export interface RowsAtStake {
  /** Tables and columns that go, with what was written into them. */
  readonly lost: readonly string[];
  /** Tables and columns that come back without what was in them. */
  readonly empty: readonly string[];
  /** Columns whose values must fit another type. */
  readonly retyped: readonly string[];
  /** Constraints that rows written meanwhile may break. */
  readonly held: readonly string[];
  /** Columns that come back and must have a value, while nothing says which rows of the table should have. */
  readonly withoutValue: readonly ObjectChange[];
}

/** What happens to rows where the actual schema is made the expected one. */
export function rowsAtStake(changes: readonly ObjectChange[]): RowsAtStake {
  const all = changes.flatMap(flat);
  const named = (kinds: readonly ObjectChange['kind'][]): readonly string[] => all.filter(({ kind }) => kinds.includes(kind)).map(({ object }) => object);
  const tops = new Set(changes.map(({ key }) => key));
  const returning = all.filter(({ kind, key }) => kind === 'column.removed' && tops.has(key));
  return {
    lost: top(changes, ['table.added', 'column.added']),
    empty: top(changes, ['table.removed', 'column.removed']),
    retyped: all.filter(({ kind, attributes }) => kind === 'column.changed' && attributes['type'] !== undefined).map(({ object }) => object),
    held: [
      ...named(['constraint.removed']),
      ...all.filter(({ kind, expected }) => kind === 'index.removed' && expected?.attributes['unique'] === true).map(({ object }) => object),
      ...all.filter(({ kind, attributes }) => kind === 'column.changed' && attributes['nullable']?.expected === false).map(({ object }) => object),
    ],
    withoutValue: returning.filter(({ expected }) => expected !== undefined && needsValue(expected)),
  };
}

/** Consequences of a table are its columns and keys: they share its fate and are not named again. */
function top(changes: readonly ObjectChange[], kinds: readonly ObjectChange['kind'][]): readonly string[] {
  return changes.filter(({ kind }) => kinds.includes(kind)).map(({ object }) => object);
}

function flat(change: ObjectChange): readonly ObjectChange[] {
  return [change, ...change.consequences.flatMap(flat)];
}

/** PostgreSQL refuses such a column where there are rows; MySQL and MariaDB make up a value. */
function needsValue({ attributes }: SchemaObject): boolean {
  return attributes['nullable'] === false && ['default', 'generated', 'identity', 'auto_increment', 'expression'].every((name) => attributes[name] === undefined || attributes[name] === false);
}
