import { columnLoss } from '../impact/value-loss/column-loss.ts';
import { engineFamilies } from '../model/engine-name.ts';
import type { AlterColumnType, ConvertCharacterSet, RedefineColumn } from '../model/operation.ts';
import type { CatalogColumn } from '../model/schema-state.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext, RuleGap } from './define-rule.ts';
import { typeWords } from './type-words.ts';

/** An operation that gives columns other types. */
export type TypeChange = JudgedOperation<AlterColumnType | RedefineColumn | ConvertCharacterSet>;

/** A column whose old values do not all fit its new type; `loss` is a clause that says why. */
export interface LossyColumn {
  readonly column: CatalogColumn;
  readonly result: CatalogColumn;
  readonly loss: string;
}

/** The old columns that lose values by a change of type, and what is not known about it. */
export function lossyColumns(judged: TypeChange, { engine, isNew, isNewColumn }: RuleContext): readonly (LossyColumn | RuleGap)[] {
  const { operation, before, after, in: at } = judged;
  const table = resolveTable(before, operation.table);
  const next = resolveTable(after, operation.table);
  if (table === undefined || next === undefined) {
    return [{ at, missing: 'schema-state', reason: `No migration creates table ${operation.table.name}, so the old type is not known.` }];
  }
  if (isNew(table, at)) return [];
  const changed = operation.kind === 'convert-character-set' ? table.columns : [findColumn(before, table, operation.column)];
  return changed.flatMap((column): readonly (LossyColumn | RuleGap)[] => {
    const result = next.columns.find(({ id }) => id === column?.id);
    if (column === undefined || result === undefined || isNewColumn(column, at) || column.generated !== undefined) return [];
    const placed = { column, table, state: before };
    const loss = columnLoss(placed, { column: result, table: next, state: after }, engineFamilies[engine.name]);
    if (loss === 'none') return [];
    if (loss !== 'unknown') return [{ column, result, loss: loss.loss }];
    return [{ at, missing: 'schema-state', reason: `Whether every ${typeWords(column.type)} of ${column.name} is a valid ${typeWords(result.type)} is not known.` }];
  });
}
