import type { ObjectName } from '../../model/expression.ts';
import type { CatalogColumn, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog, WrittenName } from '../catalog.ts';
import { sameColumn } from '../name-resolution.ts';

/** Whether two names of columns, indexes or constraints are one: their case does not count. */
export function isSame(left: string | undefined, right: string | undefined): boolean {
  return left?.toLowerCase() === right?.toLowerCase();
}

/** The name under which a new table is stored: lower_case_table_names 1 folds it. */
export function storedName(catalog: Catalog, written: WrittenName): QualifiedName {
  const full = { schema: catalog.creationSchema(written), name: written.name };
  return catalog.defaults.lowersTableNames ? { schema: full.schema.toLowerCase(), name: full.name.toLowerCase() } : full;
}

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

/** A column by its name, whatever its case. */
export function columnOf(catalog: Catalog, table: CatalogTable, name: string): CatalogColumn | undefined {
  return table.columns.find((column) => sameColumn(catalog.resolution, column.name, name));
}

/** A column of it; a missing one is recorded, unless the table's columns are not all known anyway. */
export function findColumn(catalog: Catalog, table: CatalogTable, name: string): CatalogColumn | undefined {
  const column = columnOf(catalog, table, name);
  if (column === undefined && table.complete) missing(catalog, `column ${name} of table ${table.name}`);
  return column;
}
