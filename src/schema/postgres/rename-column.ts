import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { Expression } from '../../model/expression.ts';
import type { IndexDefinition, IndexKey } from '../../model/index-definition.ts';
import type { RenameColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { isSameName } from '../name-resolution.ts';
import { renameInExpression } from '../rename-in-expression.ts';
import { quoteName } from './make-column.ts';
import { relationObject } from './relation-object.ts';
import { findColumn, missing } from './written-table.ts';

/** RENAME COLUMN, in the table, in all that inherit from it, and in what points to it. */
export function applyRenameColumn(catalog: Catalog, operation: RenameColumn): void {
  const table = catalog.findTable(operation.table);
  if (table === undefined) {
    // Columns of views and composite types can be renamed by the same statement; the catalogue has none of them.
    if (relationObject(catalog, operation.table) === undefined) missing(catalog, `table ${operation.table.name}`);
    return;
  }
  if (findColumn(catalog, table, operation.column) === undefined) return;
  renameInTree(catalog, table, { from: operation.column, to: operation.to });
}

interface ColumnRename {
  readonly from: string;
  readonly to: string;
}

function renameInTree(catalog: Catalog, table: CatalogTable, rename: ColumnRename): void {
  if (!table.columns.some(({ name }) => name === rename.from)) return;
  catalog.putTable(renameInTable(table, rename));
  renameReferences(catalog, table, rename);
  for (const object of catalog.objectsOn(table)) {
    const owner = object.ownedBy;
    if (owner?.column === rename.from && isSameName(owner.table, table)) {
      catalog.putObject({ ...object, ownedBy: { ...owner, column: rename.to } });
    }
  }
  for (const child of catalog.children(table)) renameInTree(catalog, child, rename);
}

function renameInTable(table: CatalogTable, rename: ColumnRename): CatalogTable {
  return {
    ...table,
    columns: table.columns.map((column) => renameColumn(column, rename)),
    constraints: table.constraints.map((each) => ({ ...each, definition: renameInConstraint(each.definition, rename) })),
    indexes: table.indexes.map((each) => ({ ...each, definition: renameInIndex(each.definition, rename) })),
  };
}

function renameColumn(column: CatalogColumn, rename: ColumnRename): CatalogColumn {
  const { generated } = column;
  return {
    ...column,
    name: renamed(column.name, rename),
    ...(generated === undefined ? {} : { generated: { ...generated, expression: inExpression(generated.expression, rename) } }),
  };
}

function renameInConstraint(definition: ConstraintDefinition, rename: ColumnRename): ConstraintDefinition {
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      return { ...definition, keys: inKeys(definition.keys, rename), include: definition.include.map((name) => renamed(name, rename)) };
    case 'foreign-key':
      return { ...definition, columns: definition.columns.map((name) => renamed(name, rename)) };
    case 'check':
      return { ...definition, expression: inExpression(definition.expression, rename) };
    case 'not-null':
      return { ...definition, column: renamed(definition.column, rename) };
    case 'exclusion':
      return { ...definition, keys: inKeys(definition.keys, rename), ...inPredicate(definition, rename) };
  }
}

function renameInIndex(definition: IndexDefinition, rename: ColumnRename): IndexDefinition {
  return {
    ...definition,
    keys: inKeys(definition.keys, rename),
    include: definition.include.map((name) => renamed(name, rename)),
    ...inPredicate(definition, rename),
  };
}

function inPredicate({ predicate }: { readonly predicate?: Expression }, rename: ColumnRename): { readonly predicate?: Expression } {
  return predicate === undefined ? {} : { predicate: inExpression(predicate, rename) };
}

function inKeys(keys: readonly IndexKey[], rename: ColumnRename): readonly IndexKey[] {
  return keys.map((key) => ({
    ...key,
    ...(key.column === undefined ? {} : { column: renamed(key.column, rename) }),
    ...(key.expression === undefined ? {} : { expression: inExpression(key.expression, rename) }),
  }));
}

function inExpression(expression: Expression, rename: ColumnRename): Expression {
  return renameInExpression(expression, { ...rename, quote: quoteName, fold: (word) => word.toLowerCase() });
}

function renamed(name: string, { from, to }: ColumnRename): string {
  return name === from ? to : name;
}

/** Foreign keys of other tables name the column too. */
function renameReferences(catalog: Catalog, table: CatalogTable, rename: ColumnRename): void {
  for (const source of catalog.referencing(table)) {
    catalog.putTable({
      ...source,
      constraints: source.constraints.map((constraint) => {
        const { definition } = constraint;
        if (definition.kind !== 'foreign-key' || definition.referenced.name !== table.name) return constraint;
        if ((definition.referenced.schema ?? source.schema) !== table.schema) return constraint;
        const referencedColumns = definition.referencedColumns.map((name) => renamed(name, rename));
        return { ...constraint, definition: { ...definition, referencedColumns } };
      }),
    });
  }
}
