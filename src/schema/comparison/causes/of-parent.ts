import { directionOf, objectOf } from '../change-index.ts';
import type { FindCause } from './cause.ts';

/** What stands in an object comes and goes with it; what stays behind when a table gets another name changes with that. */
export const causeOfParent: FindCause = (change, index) => {
  const { expected, actual } = change;
  return index.find(actual?.parent, 'added') ?? index.find(expected?.parent, 'removed');
};

/** A partition stands in its table although it is one itself. */
export const causeOfPartitionedTable: FindCause = (change, index) => {
  const object = objectOf(change);
  const direction = directionOf(change);
  if (object?.attributes['partition'] === undefined || direction === 'changed') return undefined;
  return object.uses.map((key) => index.find(key, direction)).find((cause) => cause !== undefined && objectOf(cause)?.kind === 'table');
};
