import type { CatalogColumn, CatalogTable, SchemaState } from '../model/schema-state.ts';

const known = new WeakMap<SchemaState, ReadonlyMap<number, CatalogTable>>();

/** The tables of a state by identity, which stays through renames. */
export function tablesById(state: SchemaState): ReadonlyMap<number, CatalogTable> {
  const found = known.get(state) ?? new Map([...state.tables.values()].map((table) => [table.id, table]));
  known.set(state, found);
  return found;
}

/** A column of a table in another state, whatever both are called there. */
export function columnIn(state: SchemaState, table: CatalogTable, column: CatalogColumn): CatalogColumn | undefined {
  return tablesById(state).get(table.id)?.columns.find(({ id }) => id === column.id);
}
