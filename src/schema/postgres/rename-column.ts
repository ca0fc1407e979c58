import type { RenameColumn } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import type { Catalog } from '../catalog.ts';
import { isSameName } from '../name-resolution.ts';
import type { ColumnRename } from '../rename-in-expression.ts';
import { renameInTable, renameReferences } from '../rename-in-table.ts';
import { relationObject } from './relation-object.ts';
import { findColumn, missing } from './written-table.ts';

/** RENAME COLUMN, in the table, in all that inherit from it, and in what points to it. */
export function applyRenameColumn(catalog: Catalog, operation: RenameColumn): void {
  const table = catalog.findTable(operation.table);
  if (table === undefined) {
    // Columns of views and composite types can be renamed by the same statement; the catalogue has none of them.
    const isKnown = operation.ifTableExists === true || relationObject(catalog, operation.table) !== undefined;
    if (!isKnown) missing(catalog, `table ${operation.table.name}`);
    return;
  }
  if (findColumn(catalog, table, operation.column) === undefined) return;
  renameInTree(catalog, table, renameOf(operation.column, operation.to));
}

function renameOf(from: string, to: string): ColumnRename {
  return { isFrom: (name) => name === from, to, quoted: quoteIdentifier, quote: '"', fold: (word) => word.toLowerCase() };
}

function renameInTree(catalog: Catalog, table: CatalogTable, rename: ColumnRename): void {
  if (!table.columns.some(({ name }) => rename.isFrom(name))) return;
  catalog.putTable(renameInTable(table, rename));
  for (const source of catalog.referencing(table)) {
    catalog.putTable(renameReferences(source, (referenced) =>
      referenced.name === table.name && (referenced.schema ?? source.schema) === table.schema, rename));
  }
  for (const object of catalog.objectsOn(table)) {
    const owner = object.ownedBy;
    if (owner !== undefined && rename.isFrom(owner.column) && isSameName(owner.table, table)) {
      catalog.putObject({ ...object, ownedBy: { ...owner, column: rename.to } });
    }
  }
  for (const child of catalog.children(table)) renameInTree(catalog, child, rename);
}
