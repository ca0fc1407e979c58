import type { ObjectChange } from '../../model/drift.ts';
import type { FindCause } from './causes/cause.ts';
import { causeOfLostColumn, causeOfOwnColumn, causeOfShrinking } from './causes/of-column.ts';
import { causeOfForeignKey } from './causes/of-foreign-key.ts';
import { causeOfInheritance } from './causes/of-inheritance.ts';
import { causeOfParent, causeOfPartitionedTable } from './causes/of-parent.ts';
import { causeOfColumnOfSequence, causeOfOwner } from './causes/of-sequence.ts';
import { causeOfTriggerOrder } from './causes/of-trigger-order.ts';
import type { ChangeIndex } from './change-index.ts';

/** Ways in which one change brings another along; the first that finds a cause decides. */
const ways: readonly FindCause[] = [
  causeOfParent,
  causeOfPartitionedTable,
  causeOfLostColumn,
  causeOfOwnColumn,
  causeOfShrinking,
  causeOfColumnOfSequence,
  causeOfOwner,
  causeOfInheritance,
  causeOfForeignKey,
  causeOfTriggerOrder,
];

/** Puts every change that came with another one under it; what is left on top is what somebody did. */
export function groupConsequences(changes: readonly ObjectChange[], index: ChangeIndex): readonly ObjectChange[] {
  const causes = new Map<ObjectChange, ObjectChange>();
  for (const change of changes) {
    const cause = causeOf(change, index);
    if (cause !== undefined && !leadsTo(cause, change, causes)) causes.set(change, cause);
  }
  const under = new Map<ObjectChange, ObjectChange[]>();
  for (const [change, cause] of causes) {
    const siblings = under.get(cause);
    if (siblings === undefined) under.set(cause, [change]);
    else siblings.push(change);
  }
  return changes.filter((change) => !causes.has(change)).map(withConsequences);

  function withConsequences(change: ObjectChange): ObjectChange {
    const consequences = under.get(change);
    return consequences === undefined ? change : { ...change, consequences: consequences.map(withConsequences) };
  }
}

function causeOf(change: ObjectChange, index: ChangeIndex): ObjectChange | undefined {
  for (const way of ways) {
    const cause = way(change, index);
    if (cause !== undefined && cause !== change) return cause;
  }
  return undefined;
}

/** Two changes must not be under each other: then neither would be told. */
function leadsTo(from: ObjectChange, to: ObjectChange, causes: ReadonlyMap<ObjectChange, ObjectChange>): boolean {
  for (let at: ObjectChange | undefined = from; at !== undefined; at = causes.get(at)) {
    if (at === to) return true;
  }
  return false;
}
