import type { AddColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { addConstraint } from './add-constraint.ts';
import { makeColumn } from './make-column.ts';
import { nameNotNulls } from './not-null.ts';
import { findTable } from './written-table.ts';

/** ADD COLUMN, in the table and in all that inherit from it. */
export function applyAddColumn(catalog: Catalog, operation: AddColumn): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  if (table.columns.some(({ name }) => name === operation.column.name)) {
    if (!operation.ifNotExists && !catalog.lenient) catalog.unfollowed(`column ${operation.column.name} of table ${table.name} exists already`);
    return;
  }
  const column = makeColumn(catalog, table, operation.column);
  addToTable(catalog, table, column);
  const only = operation.only === true;
  for (const definition of operation.column.constraints) addConstraint(catalog, { table, definition, only });
}

function addToTable(catalog: Catalog, table: CatalogTable, column: CatalogColumn): void {
  const existing = table.columns.find(({ name }) => name === column.name);
  // A child that has the column already keeps it: the two are merged.
  if (existing !== undefined) return;
  catalog.putTable({ ...table, columns: [...table.columns, column] });
  nameNotNulls(catalog, table, [column]);
  for (const child of catalog.children(table)) {
    addToTable(catalog, child, { ...column, id: catalog.nextId(), inherited: true });
  }
}
