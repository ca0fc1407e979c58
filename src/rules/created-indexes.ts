import type { AddColumn, AddConstraint, CreateIndex, CreateTable } from '../model/operation.ts';
import type { CatalogIndex, CatalogTable } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type RuleContext } from './define-rule.ts';

/** An index that the change set adds, with its table right afterwards. */
export interface CreatedIndex {
  readonly judged: JudgedOperation<CreateTable | CreateIndex | AddConstraint | AddColumn>;
  readonly table: CatalogTable;
  readonly index: CatalogIndex;
}

/** The indexes that stand after an operation and did not before; those that the server makes for a foreign key are left out. */
export function createdIndexes({ operations }: RuleContext): readonly CreatedIndex[] {
  return ofKind(operations, 'create-table', 'create-index', 'add-constraint', 'add-column').flatMap((judged) => {
    const { operation, before, after } = judged;
    const table = resolveTable(after, operation.table);
    if (table === undefined || table.temporary) return [];
    const known = new Set(resolveTable(before, operation.table)?.indexes.map(({ id }) => id));
    return table.indexes
      .filter(({ id, generated, partitionOf }) => generated !== true && partitionOf === undefined && !known.has(id))
      .map((index) => ({ judged, table, index }));
  });
}
