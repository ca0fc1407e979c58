import type { CatalogColumn, CatalogTable, SchemaState } from '../../model/schema-state.ts';

const known = new WeakMap<SchemaState, ReadonlyMap<number, CatalogTable>>();

/** A table by its identity, whatever its name is by then; undefined where it is gone. */
export function tableById(state: SchemaState, id: number): CatalogTable | undefined {
  return state.finder === undefined ? tablesById(state).get(id) : state.finder.withId(id);
}

/** A column of a table in another state, whatever both are called there. */
export function columnIn(state: SchemaState, table: CatalogTable, column: CatalogColumn): CatalogColumn | undefined {
  return tableById(state, table.id)?.columns.find(({ id }) => id === column.id);
}

function tablesById(state: SchemaState): ReadonlyMap<number, CatalogTable> {
  const found = known.get(state) ?? new Map([...state.tables.values()].map((table) => [table.id, table]));
  known.set(state, found);
  return found;
}
