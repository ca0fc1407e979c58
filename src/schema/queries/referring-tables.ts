import type { CatalogTable, QualifiedName, SchemaState } from '../../model/schema-state.ts';

/** Tables that may have a foreign key to one: all with a key to a table of its name, where that is known. */
export function mayReferTo(state: SchemaState, { name }: QualifiedName): Iterable<CatalogTable> {
  return state.finder?.referringTo(name) ?? state.tables.values();
}

/** Tables that may inherit from one: all that inherit from a table of its name, where that is known. */
export function mayInherit(state: SchemaState, { name }: QualifiedName): Iterable<CatalogTable> {
  return state.finder?.inheriting(name) ?? state.tables.values();
}
