import type { ObjectName } from '../../model/expression.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';

/** Records that something a statement needs is not in the catalogue; in a body that may skip it, it may well be absent. */
export function missing(catalog: Catalog, what: string): void {
  if (!catalog.lenient) catalog.unfollowed(`${what} is not known`);
}

/** What every operation on a table says. */
interface OnTable {
  readonly table: ObjectName;
  readonly ifTableExists?: boolean;
}

/** The table that an operation is about; a missing one is recorded. */
export function findTable(catalog: Catalog, operation: OnTable): CatalogTable | undefined {
  const table = catalog.findTable(operation.table);
  if (table === undefined && operation.ifTableExists !== true) missing(catalog, `table ${operation.table.name}`);
  return table;
}

/** A column of it; a missing one is recorded, unless the table's columns are not all known anyway. */
export function findColumn(catalog: Catalog, table: CatalogTable, name: string): CatalogColumn | undefined {
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined && table.complete) missing(catalog, `column ${name} of table ${table.name}`);
  return column;
}
