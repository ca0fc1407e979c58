import type { CatalogColumn, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { defaultResolution, tableKey } from '../schema/name-resolution.ts';

const known = new WeakMap<SchemaState, ReadonlyMap<number, CatalogTable>>();

/** The tables of a state by identity, which stays through renames. */
export function tablesById(state: SchemaState): ReadonlyMap<number, CatalogTable> {
  const found = known.get(state) ?? new Map([...state.tables.values()].map((table) => [table.id, table]));
  known.set(state, found);
  return found;
}

/** A column of a table in another state, whatever both are called there. */
export function columnIn(state: SchemaState, table: CatalogTable, column: CatalogColumn): CatalogColumn | undefined {
  return tableIn(state, table)?.columns.find(({ id }) => id === column.id);
}

/** A table in another state. It is there under its name as a rule: an index of all tables of each of thousands of states would be quadratic. */
function tableIn(state: SchemaState, table: CatalogTable): CatalogTable | undefined {
  const namesake = state.tables.get(tableKey(state.resolution ?? defaultResolution, table));
  return namesake?.id === table.id ? namesake : tablesById(state).get(table.id);
}
