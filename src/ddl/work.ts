import type { ObjectChange } from '../model/drift.ts';
import type { ObjectKey, SchemaObject } from '../model/schema-object.ts';
import type { WritingContext } from './object-writer.ts';

/** What has to happen to one object: without `from` it is created, without `to` dropped, with both altered or, `anew`, made again. */
export interface Work {
  readonly key: ObjectKey;
  readonly from?: SchemaObject;
  readonly to?: SchemaObject;
  /** Attributes that differ, sorted; none of an object that is made again for another's sake. */
  readonly names: readonly string[];
  readonly anew: boolean;
}

/** The works of changes by key: consequences are works of their own, and what is created brings along all that goes with it. */
export function worksOf(changes: readonly ObjectChange[], context: WritingContext): Map<ObjectKey, Work> {
  const works = new Map<ObjectKey, Work>();
  for (const change of changes.flatMap(withConsequences)) {
    const work = workOf(change, context.direction);
    works.set(work.key, work);
    if (work.from === undefined) addGroup(works, context.wanted.group(work.key));
  }
  return works;
}

/** Whether the object is not there any more at some moment. */
export function isDropped(work: Work | undefined): boolean {
  return work?.from !== undefined && (work.to === undefined || work.anew);
}

/** Whether the object is made. */
export function isCreated(work: Work | undefined): boolean {
  return work?.to !== undefined && (work.from === undefined || work.anew);
}

function withConsequences(change: ObjectChange): readonly ObjectChange[] {
  return [change, ...change.consequences.flatMap(withConsequences)];
}

function workOf(change: ObjectChange, direction: WritingContext['direction']): Work {
  const [from, to] = direction === 'adopt' ? [change.expected, change.actual] : [change.actual, change.expected];
  return {
    key: change.key,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    names: Object.keys(change.attributes).toSorted(),
    anew: false,
  };
}

function addGroup(works: Map<ObjectKey, Work>, objects: readonly SchemaObject[]): void {
  for (const to of objects) {
    if (!works.has(to.key)) works.set(to.key, { key: to.key, to, names: [], anew: false });
  }
}
