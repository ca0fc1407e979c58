import type { ObjectChange } from '../../../model/drift.ts';
import type { AttributeValue, ObjectKind } from '../../../model/schema-object.ts';
import { directionOf, objectOf } from '../change-index.ts';
import { listOf } from '../compare-attributes.ts';
import type { FindCause } from './cause.ts';

/** The index that a server made for a foreign key comes with it; it is silently dropped for another one that serves as well. */
export const causeOfForeignKey: FindCause = (change, index) => {
  const object = objectOf(change);
  const direction = directionOf(change);
  if (object?.kind !== 'index' || direction === 'changed' || !object.marks.includes('implicit')) return undefined;
  const columns = listOf(object.attributes['columns']);
  const serving = (kind: ObjectKind): readonly ObjectChange[] => index.within(object.parent, kind).filter((one) => one !== change && startsWith(objectOf(one)?.attributes['columns'], columns));
  return serving('constraint').find((one) => directionOf(one) === direction && objectOf(one)?.attributes['type'] === 'foreign key')
    ?? [...serving('index'), ...serving('constraint')].find((one) => directionOf(one) !== direction);
};

function startsWith(value: AttributeValue | undefined, columns: readonly string[]): boolean {
  const list = listOf(value);
  return columns.length > 0 && columns.every((column, position) => list[position] === column);
}
