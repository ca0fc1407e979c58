import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';

/** Tables made OF a composite type: their columns are the type's. */
export function typedTables(catalog: Catalog, type: QualifiedName): readonly CatalogTable[] {
  return catalog.tables().filter(({ options }) => options['of'] === type.name || options['of'] === `${type.schema}.${type.name}`);
}

/** ALTER TYPE … ATTRIBUTE changes the tables of the type, of which no more is known then. */
export function forgetTypedColumns(catalog: Catalog, type: QualifiedName): void {
  for (const table of typedTables(catalog, type)) {
    if (table.complete) catalog.unfollowed(`the columns of ${table.name} are those of a type`);
    catalog.putTable({ ...table, complete: false });
  }
}
