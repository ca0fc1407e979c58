import type { Operation, OperationKind } from '../../src/model/operation.ts';

/** Narrows an operation to one kind. */
export function isKind<const Kind extends OperationKind>(operation: Operation, kind: Kind): operation is Extract<Operation, { kind: Kind }> {
  return kind === operation.kind;
}
