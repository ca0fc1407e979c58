import type { CatalogColumn, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { candidates, defaultResolution, sameColumn, tableKey } from '../name-resolution.ts';

/** A table by its written name, as the server would find it at this point. */
export function resolveTable(state: SchemaState, name: { readonly schema?: string; readonly name: string }): CatalogTable | undefined {
  const resolution = state.resolution ?? defaultResolution;
  for (const candidate of candidates(resolution, name)) {
    const table = state.tables.get(tableKey(resolution, candidate));
    if (table !== undefined) return table;
  }
  return undefined;
}

/** A column of a table by its written name, folded already; none of a table that is not known. */
export function findColumn(state: SchemaState, table: CatalogTable | undefined, name: string): CatalogColumn | undefined {
  const resolution = state.resolution ?? defaultResolution;
  return table?.columns.find((column) => sameColumn(resolution, column.name, name));
}
