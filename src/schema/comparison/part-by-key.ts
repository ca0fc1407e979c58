import type { ObjectKey, SchemaObject } from '../../model/schema-object.ts';

/** An object as both sides have it. */
export type Pair = readonly [expected: SchemaObject, actual: SchemaObject];

/** Objects of two sides by what the other side has. */
export interface Parted {
  /** Objects of one key. */
  readonly pairs: readonly Pair[];
  /** Objects whose key the other side lacks. */
  readonly expected: readonly SchemaObject[];
  readonly actual: readonly SchemaObject[];
}

type ByKey = ReadonlyMap<ObjectKey, SchemaObject>;

/** Parts the objects of two sides by their keys. */
export function partByKey(left: ByKey, right: ByKey): Parted {
  return {
    pairs: [...left].flatMap(([key, expected]): readonly Pair[] => {
      const actual = right.get(key);
      return actual === undefined ? [] : [[expected, actual]];
    }),
    expected: without(left, right),
    actual: without(right, left),
  };
}

function without(objects: ByKey, others: ByKey): readonly SchemaObject[] {
  return [...objects].filter(([key]) => !others.has(key)).map(([, object]) => object);
}
