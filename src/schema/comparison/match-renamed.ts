import type { ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Unequal } from './find-unequal.ts';
import { partByKey, type Pair, type Parted } from './part-by-key.ts';

/** Unequal objects after those were found whose name alone the server chose otherwise. */
export interface Matched extends Parted {
  /** Equal objects under two names. */
  readonly renamed: readonly Pair[];
}

/**
 * Pairs objects whose names the server made up, by what they are: their names depend on the order in which they were made.
 * Sequences of columns are paired by their column. What belongs to a paired object goes with it.
 */
export function matchRenamed(unequal: Unequal, rules: ComparisonRules): Matched {
  const left = [...unequal.pairs.map(([expected]) => expected), ...unequal.expected];
  const right = [...unequal.pairs.map(([, actual]) => actual), ...unequal.actual];
  const renamed = pairAlike(left, right, rules);
  const taken = new Set(renamed.flat());
  const newKeys = new Map(renamed.map(([expected, actual]) => [expected.key, actual.key]));
  const rest = (objects: readonly SchemaObject[], keyOf: (object: SchemaObject) => ObjectKey): ReadonlyMap<ObjectKey, SchemaObject> =>
    new Map(objects.filter((object) => !taken.has(object)).map((object) => [rules.identity(keyOf(object)), object]));
  return { ...partByKey(rest(left, (object) => keyAfter(object, newKeys)), rest(right, ({ key }) => key)), renamed };
}

/** Objects that are one but for their key; of several candidates each is taken once, in the order of the schema. */
function pairAlike(left: readonly SchemaObject[], right: readonly SchemaObject[], { identity }: ComparisonRules): readonly Pair[] {
  const candidates = new Map<string, SchemaObject[]>();
  for (const actual of right.filter(isServerNamed)) {
    const likeness = likenessOf(actual);
    candidates.set(likeness, [...(candidates.get(likeness) ?? []), actual]);
  }
  return left.filter(isServerNamed).flatMap((expected): readonly Pair[] => {
    const actual = candidates.get(likenessOf(expected))?.shift();
    return actual === undefined || identity(actual.key) === identity(expected.key) ? [] : [[expected, actual]];
  });

  function likenessOf({ kind, parent = '', attributes }: SchemaObject): string {
    const about = kind === 'sequence' ? [] : Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return JSON.stringify([kind, identity(parent), about]);
  }
}

function isServerNamed({ kind, marks }: SchemaObject): boolean {
  return kind === 'sequence' ? marks.includes('owned') || marks.includes('implicit') : marks.includes('generated-name');
}

/** A comment on a renamed constraint has the constraint's key in its own. */
function keyAfter({ key, parent = '' }: SchemaObject, newKeys: ReadonlyMap<ObjectKey, ObjectKey>): ObjectKey {
  const newParent = newKeys.get(parent);
  return newParent === undefined ? key : key.replace(parent, () => newParent);
}
