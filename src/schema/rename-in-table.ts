import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { ObjectName } from '../model/expression.ts';
import type { IndexKey } from '../model/index-definition.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import { mapExpressions } from './map-expressions.ts';
import { renameInExpression } from './rename-in-expression.ts';
import type { ColumnRename } from './rename-in-expression.ts';

/** A table after one of its columns was renamed: keys, constraints and expressions follow. */
export function renameInTable(table: CatalogTable, rename: ColumnRename): CatalogTable {
  const mapped = mapExpressions(table, (expression) => renameInExpression(expression, rename));
  return {
    ...mapped,
    ...(mapped.partitionKeys === undefined ? {} : { partitionKeys: inNames(mapped.partitionKeys, rename) }),
    columns: mapped.columns.map((column) => ({ ...column, name: renamed(column.name, rename) })),
    constraints: mapped.constraints.map((each) => ({ ...each, definition: renameInConstraint(each.definition, rename) })),
    indexes: mapped.indexes.map((each) => ({
      ...each,
      definition: { ...each.definition, keys: inKeys(each.definition.keys, rename), include: inNames(each.definition.include, rename) },
    })),
  };
}

function renameInConstraint(definition: ConstraintDefinition, rename: ColumnRename): ConstraintDefinition {
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      return { ...definition, keys: inKeys(definition.keys, rename), include: inNames(definition.include, rename) };
    case 'foreign-key':
      return { ...definition, columns: inNames(definition.columns, rename) };
    case 'not-null':
      return { ...definition, column: renamed(definition.column, rename) };
    case 'exclusion':
      return { ...definition, keys: inKeys(definition.keys, rename) };
    case 'check':
      return definition;
  }
}

function inKeys(keys: readonly IndexKey[], rename: ColumnRename): readonly IndexKey[] {
  return keys.map((key) => (key.column === undefined ? key : { ...key, column: renamed(key.column, rename) }));
}

function inNames(names: readonly string[], rename: ColumnRename): readonly string[] {
  return names.map((name) => renamed(name, rename));
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
      return { ...constraint, definition: { ...definition, referencedColumns: inNames(definition.referencedColumns, rename) } };
    }),
  };
}
