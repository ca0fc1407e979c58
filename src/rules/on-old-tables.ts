import type { ObjectName } from '../model/expression.ts';
import type { Operation, OperationKind } from '../model/operation.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type RuleContext } from './define-rule.ts';

/** Kinds of operations on one table. */
type TableOperationKind = Extract<Operation, { readonly table: ObjectName }>['kind'] & OperationKind;

type OnTable<Kind extends OperationKind> = Extract<Operation, { kind: Kind }>;

type Written = { readonly schema?: string; readonly name: string };

/**
 * Whether others may use a table, or materialized view, when the operation runs: it stood before the change set, or holds
 * its rows by now, and is not temporary. One that the catalogue does not know counts as old; a view or foreign table is none.
 */
export function isOldTable(name: Written, { before, in: at }: Pick<JudgedOperation, 'before' | 'in'>, { isNew }: Pick<RuleContext, 'isNew'>): boolean {
  const table = resolveTable(before, name);
  if (table !== undefined) return !table.temporary && !isNew(table, at);
  if (resolveObject(before, ['view', 'foreign table'], name) !== undefined) return false;
  return resolveObject(before, ['materialized view'], name)?.origin !== 'change-set';
}

/** The operations of some kinds on old tables. */
export function onOldTables<const Kind extends TableOperationKind>(
  context: RuleContext,
  ...kinds: readonly Kind[]
): readonly JudgedOperation<OnTable<Kind>>[] {
  return ofKind(context.operations, ...kinds).filter((judged) => {
    const operation: { readonly table: ObjectName } = judged.operation;
    return isOldTable(operation.table, judged, context);
  });
}
