import type { AddColumn } from '../model/operation.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext, RuleHit } from './define-rule.ts';
import { placeOf, shown, tableIdentity } from './naming-objects.ts';
import { onOldTables } from './old-tables.ts';

/** ADD COLUMN on old tables, those left out that IF NOT EXISTS makes do nothing. */
export function columnsAddedToOldTables(context: RuleContext): readonly JudgedOperation<AddColumn>[] {
  return onOldTables(context, 'add-column').filter(({ operation, before }) => {
    const table = operation.ifNotExists ? resolveTable(before, operation.table) : undefined;
    return table === undefined || findColumn(before, table, operation.column.name) === undefined;
  });
}

/** A finding about an added column. */
export function columnHit(judged: JudgedOperation<AddColumn>, message: string, values: RuleHit['values'] = {}): RuleHit {
  const { operation: { table, column }, before, in: at } = judged;
  return {
    at,
    span: placeOf(judged),
    message,
    values: { column: column.name, table: shown(table), ...values },
    objects: [`${tableIdentity(before, table)}.${column.name}`],
  };
}
