import { constraintsOf } from '../impact/constraints-of.ts';
import type { IndexKey } from '../model/index-definition.ts';
import type { Operation } from '../model/operation.ts';
import type { CatalogTable } from '../model/schema-state.ts';

/** A key that an operation makes unique over rows that are there. */
export interface NewUniqueKey {
  readonly keys: readonly IndexKey[];
  readonly isPrimary: boolean;
  /** The text of the condition of a partial index. */
  readonly condition?: string;
  readonly nullsNotDistinct: boolean;
}

/** The unique keys that an operation makes out of values; USING INDEX takes over one that is made. */
export function newUniqueKeys(operation: Operation): readonly NewUniqueKey[] {
  if (operation.kind === 'create-index') return operation.index.unique && !operation.only ? [ofIndex(operation.index)] : [];
  const constraints = operation.kind === 'redefine-column' ? operation.definition.constraints : constraintsOf(operation);
  return constraints.flatMap((constraint): readonly NewUniqueKey[] => {
    if (constraint.kind !== 'unique' && constraint.kind !== 'primary-key') return [];
    if (constraint.usingIndex !== undefined) return [];
    return [{ keys: constraint.keys, isPrimary: constraint.kind === 'primary-key', nullsNotDistinct: constraint.nullsNotDistinct === true }];
  });
}

function ofIndex({ keys, predicate, nullsNotDistinct }: Extract<Operation, { kind: 'create-index' }>['index']): NewUniqueKey {
  return { keys, isPrimary: false, ...(predicate === undefined ? {} : { condition: predicate.text }), nullsNotDistinct: nullsNotDistinct === true };
}

/** Whether a key that is unique already is part of the new one, which then cannot be less so. */
export function isUniqueAlready({ keys, nullsNotDistinct }: NewUniqueKey, { indexes }: CatalogTable): boolean {
  if (nullsNotDistinct || keys.some(({ length }) => length !== undefined)) return false;
  const wanted = new Set(keys.map(keyText));
  return indexes.some(({ definition, valid }) =>
    valid && definition.unique && definition.predicate === undefined && definition.keys.every((key) => wanted.has(keyText(key))));
}

/** A key part as text: the name of a column, or an expression in parentheses. */
export function keyText({ column, expression }: IndexKey): string {
  return column ?? `(${expression?.text ?? ''})`;
}
