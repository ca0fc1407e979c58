import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { Operation } from '../model/operation.ts';

/** The constraints that an operation defines, those written with columns among them. */
export function constraintsOf(operation: Operation): readonly ConstraintDefinition[] {
  switch (operation.kind) {
    case 'create-table': return [...operation.constraints, ...operation.columns.flatMap((column) => column.constraints)];
    case 'add-column': return operation.column.constraints;
    case 'add-constraint': return [operation.constraint];
    default: return [];
  }
}
