import type { CatalogTable, QualifiedName } from '../model/schema-state.ts';

/** The tables that a table inherits from, the partitioned parent among them. */
export function parentsOf(table: CatalogTable): readonly QualifiedName[] {
  return table.partitionOf === undefined ? (table.inherits ?? []) : [table.partitionOf, ...(table.inherits ?? [])];
}
