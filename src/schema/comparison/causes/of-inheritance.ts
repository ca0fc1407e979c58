import type { ObjectChange } from '../../../model/drift.ts';
import type { ObjectKey, SchemaObject } from '../../../model/schema-object.ts';
import { directionOf, objectOf, type ChangeIndex } from '../change-index.ts';
import { isEqual } from '../compare-attributes.ts';
import type { FindCause } from './cause.ts';

/**
 * A column, constraint, index or trigger that a table has from its parent changes with the parent's. That of a partition
 * is made when it is attached, and a trigger dropped when it is detached.
 */
export const causeOfInheritance: FindCause = (change, index) => {
  const object = [change.actual, change.expected].find((side) => side?.marks.includes('inherited'));
  if (object === undefined) return undefined;
  const candidates = [...parentsByUse(change, object, index), ...parentsByPlace(change, object, index)];
  return candidates.find((cause) => cause !== change && hasSameEffect(change, cause)) ?? attachment(object, index);
};

/** A child index knows the index that it is part of. */
function parentsByUse(change: ObjectChange, { kind, uses }: SchemaObject, index: ChangeIndex): readonly ObjectChange[] {
  return uses.filter((key) => key.startsWith(`${kind}:`)).flatMap((key) => index.find(key, directionOf(change)) ?? []);
}

/** What else is inherited is found by its name in the parent table or, where names are made up, by what it is. */
function parentsByPlace(change: ObjectChange, object: SchemaObject, index: ChangeIndex): readonly ObjectChange[] {
  const candidates = parentTables(object, index).flatMap((table) => index.within(table, object.kind)).filter((one) => directionOf(one) === directionOf(change));
  const named = candidates.filter((one) => objectOf(one)?.place.name === object.place.name);
  return named.length > 0 || object.kind === 'column' ? named : candidates.filter((one) => isAlike(objectOf(one), object));
}

function parentTables({ parent }: SchemaObject, index: ChangeIndex): readonly ObjectKey[] {
  return index.top(parent)?.uses.filter((key) => key.startsWith('table:') || key.startsWith('foreign_table:')) ?? [];
}

/** Equal in all but the table that they are of. */
function isAlike(parent: SchemaObject | undefined, child: SchemaObject): boolean {
  const names = Object.keys(child.attributes).filter((name) => name !== 'table');
  return parent !== undefined && names.every((name) => isEqual(parent.attributes[name], child.attributes[name]));
}

/** Each attribute went the way that the parent's went; a child may have a default of its own. */
function hasSameEffect(change: ObjectChange, cause: ObjectChange): boolean {
  if (directionOf(change) !== 'changed') return true;
  return Object.entries(change.attributes).every(([name, value]) => name in cause.attributes && isEqual(cause.attributes[name]?.actual, value.actual));
}

function attachment({ parent }: SchemaObject, index: ChangeIndex): ObjectChange | undefined {
  const table = index.find(parent, 'changed');
  return table !== undefined && ['partition', 'parents'].some((name) => name in table.attributes) ? table : undefined;
}
