import type { ObjectChange } from '../../../model/drift.ts';
import { directionOf } from '../change-index.ts';
import type { FindCause } from './cause.ts';

/**
 * Triggers of one table and moment are numbered: where one is added, dropped or moved, those behind it get other numbers.
 * A change of nothing but that number is under the trigger that moved. With several ways to see it, those count as moved
 * that are last now, since a trigger that is made anew goes to the end (MySQL 8.4 manual 15.1.22).
 */
export const causeOfTriggerOrder: FindCause = (change, index) => {
  if (!isRenumbered(change)) return undefined;
  const siblings = index.within(change.actual?.parent, 'trigger').filter((one) => momentOf(one) === momentOf(change));
  const renumbered = siblings.filter((one) => directionOf(one) === 'changed' && 'order' in one.attributes);
  const moved = movedAmong(renumbered);
  if (moved.includes(change)) return undefined;
  return siblings.find((one) => directionOf(one) !== 'changed') ?? moved[0];
};

function isRenumbered({ kind, attributes }: ObjectChange): boolean {
  const [name, ...others] = Object.keys(attributes);
  return kind === 'trigger.changed' && name === 'order' && others.length === 0;
}

/** `BEFORE INSERT` of a definition, with which it begins. */
function momentOf({ expected, actual }: ObjectChange): string {
  return String((actual ?? expected)?.attributes['definition'] ?? '').split(' ', 2).join(' ').toUpperCase();
}

/** Those outside the longest run whose order stayed; of equally long runs the one that ends first stays. */
function movedAmong(changes: readonly ObjectChange[]): readonly ObjectChange[] {
  const now = changes.toSorted((one, other) => orderOf(one.actual) - orderOf(other.actual));
  let kept: readonly ObjectChange[] = [];
  const runs: (readonly ObjectChange[])[] = [];
  for (const change of now) {
    const before = runs.filter((run) => orderOf(run.at(-1)?.expected) < orderOf(change.expected)).toSorted((one, other) => other.length - one.length)[0];
    const run = [...(before ?? []), change];
    runs.push(run);
    if (run.length > kept.length) kept = run;
  }
  return now.filter((change) => !kept.includes(change));
}

function orderOf(trigger: ObjectChange['expected']): number {
  return Number(trigger?.attributes['order'] ?? 0);
}
