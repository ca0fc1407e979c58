import type { Operation, OperationKind } from '../model/operation.ts';
import type { Catalog } from './catalog.ts';

/** The operation type of a kind. */
type OperationOf<Kind extends OperationKind, Each = Operation> = Each extends { readonly kind: OperationKind }
  ? Kind extends Each['kind'] ? Each : never
  : never;

/** The operation type of every kind. */
export type Operations = { readonly [Kind in OperationKind]: OperationOf<Kind> };

/** Folds operations of one kind into the catalogue. */
export type Handler<Kind extends OperationKind> = (catalog: Catalog, operation: Operations[Kind]) => void;

/** A handler for every kind: a new kind of operation does not compile until each engine says what it does. */
export type Handlers = { readonly [Kind in OperationKind]: Handler<Kind> };

/** Calls the handler of an operation. */
export function dispatch<Kind extends OperationKind>(
  handlers: Handlers,
  catalog: Catalog,
  operation: Operations[Kind] & { readonly kind: Kind },
): void {
  const handler: Handlers[Kind] = handlers[operation.kind];
  handler(catalog, operation);
}

/** For operations that leave the catalogue as it is. */
export function leavesUnchanged(): void {
  // Nothing to fold: rows, locks, grants and maintenance are not part of the state.
}
