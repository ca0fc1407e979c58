import type { Operation, OperationKind } from '../model/operation.ts';

type OperationOf<Kind extends OperationKind, Each = Operation> = Each extends { readonly kind: OperationKind }
  ? Kind extends Each['kind'] ? Each : never
  : never;

type Operations = { readonly [Kind in OperationKind]: OperationOf<Kind> };

/** What to do with operations of some kinds. */
export type ByKind<Context, Result> = {
  readonly [Kind in OperationKind]?: (operation: Operations[Kind], context: Context) => Result;
};

/** Does what the table says for the operation's kind; undefined where it says nothing. */
export function byKind<Kind extends OperationKind, Context, Result>(
  table: ByKind<Context, Result>,
  operation: Operations[Kind] & { readonly kind: Kind },
  context: Context,
): Result | undefined {
  const apply: ByKind<Context, Result>[Kind] = table[operation.kind];
  return apply?.(operation, context);
}
