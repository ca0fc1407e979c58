import type { CatalogColumn, CatalogTable } from '../model/schema-state.ts';
import type { JudgedStatement, RuleContext } from './define-rule.ts';

/** Whether a table may be in use when the statement runs: neither temporary nor made by the change set; one that is not known may be. */
export function isStanding({ isNew }: RuleContext, table: CatalogTable | undefined, at: JudgedStatement): boolean {
  return table?.temporary !== true && !isNew(table, at);
}

/** What the catalogue knows of a column that an operation names. */
export interface PlacedColumn {
  readonly table: CatalogTable | undefined;
  readonly column: CatalogColumn | undefined;
}

/** Whether a column may be in use when the statement runs. */
export function isStandingColumn(context: RuleContext, { table, column }: PlacedColumn, at: JudgedStatement): boolean {
  return isStanding(context, table, at) && !context.isNewColumn(column, at);
}
