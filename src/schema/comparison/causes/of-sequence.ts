import { directionOf, kindOf } from '../change-index.ts';
import type { FindCause } from './cause.ts';

/** What of a sequence follows its column: the type, the bounds that the type has, and of an identity whether it is logged. */
const following = new Set(['type', 'min', 'max', 'start', 'name', 'owned_by', 'persistence']);

/**
 * The sequence of an identity column comes and goes with that, and one of serial becomes it; of every sequence of a column
 * the type follows the column's.
 */
export const causeOfColumnOfSequence: FindCause = (change, index) => {
  const { expected, actual, attributes } = change;
  if (kindOf(change) !== 'sequence') return undefined;
  const column = index.find(actual?.parent ?? expected?.parent, 'changed');
  if (directionOf(change) !== 'changed') return (actual ?? expected)?.marks.includes('implicit') === true ? column : undefined;
  const isLed = column !== undefined && ['type', 'identity'].some((name) => name in column.attributes);
  return isLed && Object.keys(attributes).every((name) => following.has(name)) ? column : undefined;
};

/** A sequence of a column has the owner of the table. */
export const causeOfOwner: FindCause = ({ actual, attributes }, index) => {
  const { owner, ...others } = attributes;
  const parent = actual?.parent ?? '';
  if (actual?.kind !== 'sequence' || owner === undefined || Object.keys(others).length > 0 || !parent.startsWith('column:')) return undefined;
  const schema = actual.place.schema === undefined ? undefined : `schema:${actual.place.schema}`;
  return index.within(schema, 'table').find((table) => parent.startsWith(`column:${table.key.slice('table:'.length)}.`) && table.attributes['owner']?.actual === owner.actual);
};
