import type { DropColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfConstraint, columnsOfExpression, columnsOfIndex } from '../edit-table.ts';
import { parentsOf } from '../parents-of.ts';
import { dropViewsOn } from './drop-views.ts';
import { removeConstraint } from './drop-constraint.ts';
import { findColumn, findTable } from './written-table.ts';
import { isSameName } from '../name-resolution.ts';

/** DROP COLUMN: with its indexes, constraints and sequences, in the table and in what inherits from it. */
export function applyDropColumn(catalog: Catalog, operation: DropColumn): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  if (!table.columns.some(({ name }) => name === operation.column)) {
    if (!operation.ifExists) findColumn(catalog, table, operation.column);
    return;
  }
  if (operation.cascade) dropViewsOn(catalog, table, operation.column);
  dropColumn(catalog, table, { name: operation.column, only: operation.only === true });
}

interface ColumnDrop {
  readonly name: string;
  readonly only: boolean;
}

/** Removes a column and everything that rests on it. */
export function dropColumn(catalog: Catalog, name: QualifiedName, drop: ColumnDrop): void {
  const table = catalog.tableAt(name);
  if (table === undefined) return;
  dropForeignKeysTo(catalog, table, drop.name);
  for (const constraint of table.constraints) {
    if (columnsOfConstraint(constraint.definition).includes(drop.name)) removeConstraint(catalog, table, constraint);
  }
  for (const column of generatedFrom(table, drop.name)) dropColumn(catalog, table, { name: column.name, only: drop.only });
  removeFromTable(catalog, table, drop.name);
  dropOwnedSequences(catalog, table, drop.name);
  for (const child of catalog.children(table)) dropFromChild(catalog, child, drop);
}

function removeFromTable(catalog: Catalog, name: QualifiedName, column: string): void {
  const table = catalog.tableAt(name);
  if (table === undefined) return;
  catalog.putTable({
    ...table,
    columns: table.columns.filter((each) => each.name !== column),
    indexes: table.indexes.filter(({ definition }) => !columnsOfIndex(definition).includes(column)),
  });
}

/** CASCADE: generated columns that are computed from the dropped one. */
function generatedFrom(table: CatalogTable, column: string): readonly CatalogColumn[] {
  return table.columns.filter(({ generated }) => columnsOfExpression(generated?.expression).includes(column));
}

/** Foreign keys of other tables whose referenced columns include this one. */
function dropForeignKeysTo(catalog: Catalog, table: CatalogTable, column: string): void {
  for (const source of catalog.referencing(table)) {
    for (const constraint of source.constraints) {
      const { definition } = constraint;
      if (definition.kind === 'foreign-key' && definition.referenced.name === table.name
        && (definition.referenced.schema ?? table.schema) === table.schema
        && definition.referencedColumns.includes(column)) removeConstraint(catalog, source, constraint);
    }
  }
}

/** Sequences go with the column that owns them. */
export function dropOwnedSequences(catalog: Catalog, table: QualifiedName, column: string): void {
  for (const object of catalog.objectsOn(table)) {
    const owner = object.ownedBy;
    if (owner?.column === column && isSameName(owner.table, table)) catalog.removeObject(object);
  }
}

/** A child keeps a column that it defines itself, or has from another parent. */
function dropFromChild(catalog: Catalog, child: CatalogTable, drop: ColumnDrop): void {
  const column = child.columns.find(({ name }) => name === drop.name);
  if (column?.inherited !== true) return;
  const hasOtherParent = parentsOf(child).some((parent) =>
    catalog.tableAt(parent)?.columns.some(({ name }) => name === drop.name) === true);
  if (hasOtherParent) return;
  if (!drop.only) {
    dropColumn(catalog, child, drop);
    return;
  }
  const { inherited: _, ...local } = column;
  catalog.putTable({ ...child, columns: child.columns.map((each) => (each.id === column.id ? local : each)) });
}
