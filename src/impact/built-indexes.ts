import type { IndexKey } from '../model/index-definition.ts';
import type { Operation } from '../model/operation.ts';
import { constraintsOf } from './constraints-of.ts';

/** An index that an operation builds over the rows that are there. */
export interface BuiltIndex {
  readonly name?: string;
  readonly method: string;
  readonly keys: readonly IndexKey[];
}

/** The indexes that an operation builds upon its table: its own, or those of its keys and exclusions. */
export function builtIndexes(operation: Operation): readonly BuiltIndex[] {
  if (operation.kind === 'create-table') return [];
  if (operation.kind === 'create-index') return operation.only ? [] : [operation.index];
  return constraintsOf(operation).flatMap((constraint): readonly BuiltIndex[] => {
    const named = constraint.name === undefined ? {} : { name: constraint.name };
    if (constraint.kind === 'exclusion') return [{ ...named, method: constraint.method, keys: constraint.keys }];
    const isKey = constraint.kind === 'unique' || constraint.kind === 'primary-key';
    return isKey && constraint.usingIndex === undefined ? [{ ...named, method: 'btree', keys: constraint.keys }] : [];
  });
}
