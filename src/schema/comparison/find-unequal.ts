import type { InspectedSchema, ObjectGroup, ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import { columnOrder, type Reordered } from './column-order.ts';
import { compareAttributes } from './compare-attributes.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import { partByKey, type Parted } from './part-by-key.ts';

/** What two groups, or two schemas, do not have in common; equal pairs are left out. */
export interface Unequal extends Parted {
  /** Tables whose common columns stand in another order, where that is asked for. */
  readonly reordered: readonly Reordered[];
  /** Top-level objects by identity; as they are in the database where they are there. */
  readonly tops: readonly (readonly [ObjectKey, SchemaObject])[];
}

/** Reads the objects of those groups alone whose texts differ, one group at a time, and holds on to nothing that is equal. */
export function findUnequal(expected: InspectedSchema, actual: InspectedSchema, rules: ComparisonRules): Unequal {
  const [left, right] = [byIdentity(expected, rules), byIdentity(actual, rules)];
  const parts = [...new Set([...left.keys(), ...right.keys()])].flatMap((key): readonly Unequal[] => {
    const [one, other] = [left.get(key), right.get(key)];
    return isSame(one, other) ? [] : [unequalOf(one?.objects() ?? [], other?.objects() ?? [], rules)];
  });
  return {
    pairs: parts.flatMap(({ pairs }) => pairs),
    expected: parts.flatMap((part) => part.expected),
    actual: parts.flatMap((part) => part.actual),
    reordered: parts.flatMap(({ reordered }) => reordered),
    tops: parts.flatMap(({ tops }) => tops),
  };
}

function isSame(one: ObjectGroup | undefined, other: ObjectGroup | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.sameAs === other || other.sameAs === one || one.text === other.text;
}

function byIdentity({ groups }: InspectedSchema, { identity }: ComparisonRules): ReadonlyMap<ObjectKey, ObjectGroup> {
  return new Map([...groups.values()].map((group) => [identity(group.key), group]));
}

function unequalOf(expected: readonly SchemaObject[], actual: readonly SchemaObject[], rules: ComparisonRules): Unequal {
  const [left, right] = [expected, actual].map((objects) => new Map(objects.map((object) => [rules.identity(object.key), object])));
  const parted = partByKey(left ?? new Map(), right ?? new Map());
  const [top] = [...actual, ...expected];
  return {
    ...parted,
    pairs: parted.pairs.filter((pair) => Object.keys(compareAttributes(...pair, rules)).length > 0),
    reordered: columnOrder(parted.pairs, rules),
    tops: top === undefined ? [] : [[rules.identity(top.key), top]],
  };
}
