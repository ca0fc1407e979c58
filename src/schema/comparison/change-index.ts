import type { ChangeDirection, ObjectChange } from '../../model/drift.ts';
import type { ObjectKey, ObjectKind, SchemaObject } from '../../model/schema-object.ts';
import type { ComparisonRules } from './comparison-rules.ts';

/** All changes of a comparison, to find the one under which another belongs. */
export interface ChangeIndex {
  readonly rules: ComparisonRules;
  find(key: ObjectKey | undefined, direction: ChangeDirection): ObjectChange | undefined;
  /** Changes of one kind of what stands directly in an object, on either side. */
  within(parent: ObjectKey | undefined, kind: ObjectKind): readonly ObjectChange[];
  /** The top-level object of this key, where a group with it was read. */
  top(key: ObjectKey | undefined): SchemaObject | undefined;
}

/** Indexes changes; keys are looked up as the rules identify them. */
export function indexChanges(changes: readonly ObjectChange[], tops: readonly (readonly [ObjectKey, SchemaObject])[], rules: ComparisonRules): ChangeIndex {
  const byKey = new Map(changes.map((change) => [`${directionOf(change)} ${rules.identity(change.key)}`, change]));
  const topLevel = new Map(tops);
  const byParent = new Map<string, ObjectChange[]>();
  for (const change of changes) {
    const name = placeIn(parentOf(change), kindOf(change));
    const siblings = byParent.get(name);
    if (siblings === undefined) byParent.set(name, [change]);
    else siblings.push(change);
  }
  return {
    rules,
    find: (key, direction) => (key === undefined ? undefined : byKey.get(`${direction} ${rules.identity(key)}`)),
    within: (parent, kind) => byParent.get(placeIn(parent, kind)) ?? [],
    top: (key) => (key === undefined ? undefined : topLevel.get(rules.identity(key))),
  };

  function placeIn(parent: ObjectKey | undefined, kind: ObjectKind | undefined): string {
    return `${kind ?? ''} ${rules.identity(parent ?? '')}`;
  }
}

/** Whether an object is new, gone, or another. */
export function directionOf({ expected, actual }: ObjectChange): ChangeDirection {
  if (expected === undefined) return 'added';
  return actual === undefined ? 'removed' : 'changed';
}

/** The object as it is in the database or, where it is gone, as it should be. */
export function objectOf({ expected, actual }: ObjectChange): SchemaObject | undefined {
  return actual ?? expected;
}

/** Of what kind the object is. */
export function kindOf(change: ObjectChange): ObjectKind | undefined {
  return objectOf(change)?.kind;
}

/** The object that it goes with. */
export function parentOf(change: ObjectChange): ObjectKey | undefined {
  return objectOf(change)?.parent;
}
