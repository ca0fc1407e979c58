import type { ObjectChange } from '../../model/drift.ts';
import type { ObjectKind } from '../../model/schema-object.ts';
import { directionOf, kindOf, objectOf, parentOf } from './change-index.ts';

/** Named after something else, or by what they are: a new name is no name of theirs. */
const unnamed: readonly (ObjectKind | undefined)[] = ['grant', 'default_privilege', 'comment', 'extension'];

/** Parts that make two tables or schemas alike; names of the rest are often made up from the table's. */
const telling: readonly (ObjectKind | undefined)[] = ['column', 'table', 'view', 'materialized_view', 'type', 'function', 'procedure'];

/**
 * Marks an added object that may be a removed one under a new name: same kind, same parent, all attributes equal, of columns
 * also the place; and no other candidate on either side, since a guess would be worse than none.
 */
export function hintRenames(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  const removed = byLikeness(changes.filter((change) => directionOf(change) === 'removed'));
  const added = byLikeness(changes.filter((change) => directionOf(change) === 'added'));
  const origins = new Map<ObjectChange, ObjectChange>();
  for (const [likeness, candidates] of added) {
    const [[target, ...others], [origin, ...otherOrigins]] = [candidates, removed.get(likeness) ?? []];
    if (target !== undefined && origin !== undefined && others.length + otherOrigins.length === 0 && isNear(origin, target)) origins.set(target, origin);
  }
  return changes.map((change) => {
    const origin = origins.get(change);
    return origin === undefined ? change : { ...change, renameOf: origin.key };
  });
}

function byLikeness(changes: readonly ObjectChange[]): ReadonlyMap<string, readonly ObjectChange[]> {
  const groups = new Map<string, ObjectChange[]>();
  for (const change of changes.filter((one) => !unnamed.includes(kindOf(one)))) {
    const likeness = JSON.stringify([parentOf(change) ?? '', likenessOf(change)]);
    const group = groups.get(likeness);
    if (group === undefined) groups.set(likeness, [change]);
    else group.push(change);
  }
  return groups;
}

function likenessOf(change: ObjectChange): readonly unknown[] {
  const attributes = Object.entries(objectOf(change)?.attributes ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const parts = change.consequences.filter((part) => telling.includes(kindOf(part))).map((part) => JSON.stringify([objectOf(part)?.place.name, likenessOf(part)]));
  return [kindOf(change), attributes, parts.toSorted()];
}

/** Columns next to each other or in the same place: one added at the end is hardly one lost from the middle. */
function isNear(origin: ObjectChange, target: ObjectChange): boolean {
  const [from, to] = [origin.expected?.position, target.actual?.position];
  return kindOf(target) !== 'column' || (from !== undefined && to !== undefined && Math.abs(from - to) <= 1);
}
