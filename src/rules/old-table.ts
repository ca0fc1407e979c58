import type { CatalogTable } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext } from './define-rule.ts';
import { shown } from './naming-objects.ts';

/**
 * The table that an operation alters or builds on, where it may hold rows of before the change set; `unknown` where no
 * migration makes it. Undefined for one that is new or temporary, or is just made.
 */
export function oldTableOf({ operation, before, in: at }: JudgedOperation, { isNew }: Pick<RuleContext, 'isNew'>): CatalogTable | 'unknown' | undefined {
  if (!('table' in operation) || operation.kind === 'create-table') return undefined;
  const table = resolveTable(before, operation.table);
  if (table === undefined) return 'unknown';
  return table.temporary || isNew(table, at) ? undefined : table;
}

/** The table's name for people; empty where the operation is on none. */
export function tableName({ operation }: JudgedOperation): string {
  return 'table' in operation ? shown(operation.table) : '';
}
