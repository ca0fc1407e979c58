import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { Expression, ObjectName } from '../model/expression.ts';
import type { IndexDefinition, IndexKey } from '../model/index-definition.ts';
import type { CatalogColumn, CatalogTable } from '../model/schema-state.ts';
import { renameInExpression } from './rename-in-expression.ts';
import type { ColumnRename } from './rename-in-expression.ts';

/** A table after one of its columns was renamed: keys, constraints and expressions follow. */
export function renameInTable(table: CatalogTable, rename: ColumnRename): CatalogTable {
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
    ...(generated === undefined ? {} : { generated: { ...generated, expression: renameInExpression(generated.expression, rename) } }),
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
      return { ...definition, expression: renameInExpression(definition.expression, rename) };
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
  return predicate === undefined ? {} : { predicate: renameInExpression(predicate, rename) };
}

function inKeys(keys: readonly IndexKey[], rename: ColumnRename): readonly IndexKey[] {
  return keys.map((key) => ({
    ...key,
    ...(key.column === undefined ? {} : { column: renamed(key.column, rename) }),
    ...(key.expression === undefined ? {} : { expression: renameInExpression(key.expression, rename) }),
  }));
}

function renamed(name: string, { isFrom, to }: ColumnRename): string {
  return isFrom(name) ? to : name;
}

/** A table after a column of another one was renamed to which its foreign keys point. */
export function renameReferences(
  source: CatalogTable, isTarget: (referenced: ObjectName) => boolean, rename: ColumnRename,
): CatalogTable {
  return {
    ...source,
    constraints: source.constraints.map((constraint) => {
      const { definition } = constraint;
      if (definition.kind !== 'foreign-key' || !isTarget(definition.referenced)) return constraint;
      const referencedColumns = definition.referencedColumns.map((name) => renamed(name, rename));
      return { ...constraint, definition: { ...definition, referencedColumns } };
    }),
  };
}
