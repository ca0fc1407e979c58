import type { CatalogTable, SchemaState } from '../../model/schema-state.ts';

const known = new WeakMap<SchemaState, ReadonlyMap<number, CatalogTable>>();

/** A table by its identity, whatever its name is by then; undefined where it is gone. */
export function tableById(state: SchemaState, id: number): CatalogTable | undefined {
  const tables = known.get(state) ?? new Map([...state.tables.values()].map((table) => [table.id, table]));
  known.set(state, tables);
  return tables.get(id);
}
