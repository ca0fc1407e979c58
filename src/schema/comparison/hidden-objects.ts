import type { ObjectChange } from '../../model/drift.ts';
import type { InspectedSchema, NotVisible, SchemaObject } from '../../model/schema-object.ts';

/**
 * Leaves out what a role could not see: it counts as neither there nor gone. An object that one side has is no difference
 * where the other side's role may not see its kind; what belongs to it goes along.
 */
export function withoutHidden(changes: readonly ObjectChange[], expected: InspectedSchema, actual: InspectedSchema): readonly ObjectChange[] {
  if (expected.notVisible.length === 0 && actual.notVisible.length === 0) return changes;
  const byKey = new Map(changes.map((change) => [change.key, change]));
  return changes.flatMap((change): readonly ObjectChange[] => (isHidden(change) ? [] : visiblePart(change)));

  function isHidden(change: ObjectChange): boolean {
    const parent = byKey.get((change.expected ?? change.actual)?.parent ?? '');
    const fromParent = parent !== undefined && parent !== change && parent.expected?.key !== parent.actual?.key && isHidden(parent);
    return fromParent || lacksIn(change).some((one) => one.attribute === undefined);
  }

  function visiblePart(change: ObjectChange): readonly ObjectChange[] {
    if (change.expected === undefined || change.actual === undefined) return [change];
    const hidden = new Set(lacksIn(change).map(({ attribute }) => attribute));
    const attributes = Object.fromEntries(Object.entries(change.attributes).filter(([name]) => !hidden.has(name)));
    return Object.keys(attributes).length === 0 ? [] : [{ ...change, attributes }];
  }

  /** What may be hidden of an object on the side that would have to show it. */
  function lacksIn(change: ObjectChange): readonly NotVisible[] {
    const sides = change.actual === undefined ? [actual] : change.expected === undefined ? [expected] : [expected, actual];
    const object = change.actual ?? change.expected;
    return object === undefined ? [] : sides.flatMap(({ notVisible }) => notVisible.filter((one) => covers(one, object)));
  }
}

function covers({ kind, names }: NotVisible, object: SchemaObject): boolean {
  return kind === object.kind && (names?.includes(object.name) ?? true);
}
