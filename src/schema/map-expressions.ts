import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { Expression } from '../model/expression.ts';
import type { IndexDefinition, IndexKey } from '../model/index-definition.ts';
import type { CatalogColumn, CatalogTable } from '../model/schema-state.ts';

/** Turns an expression into another; `column` is set for the default of a column. */
export type MapExpression = (expression: Expression, column?: CatalogColumn) => Expression;

/** A table with every expression in it mapped: defaults, generated columns, checks, exclusions, keys and predicates. */
export function mapExpressions(table: CatalogTable, map: MapExpression): CatalogTable {
  return {
    ...table,
    columns: table.columns.map((column) => mapColumn(column, map)),
    constraints: table.constraints.map((each) => ({ ...each, definition: mapConstraint(each.definition, map) })),
    indexes: table.indexes.map((each) => ({ ...each, definition: mapIndex(each.definition, map) })),
  };
}

function mapColumn(column: CatalogColumn, map: MapExpression): CatalogColumn {
  const { default: value, generated } = column;
  return {
    ...column,
    ...(value === undefined ? {} : { default: map(value, column) }),
    ...(generated === undefined ? {} : { generated: { ...generated, expression: map(generated.expression) } }),
  };
}

function mapConstraint(definition: ConstraintDefinition, map: MapExpression): ConstraintDefinition {
  switch (definition.kind) {
    case 'check':
      return { ...definition, expression: map(definition.expression) };
    case 'exclusion':
      return { ...definition, keys: mapKeys(definition.keys, map), ...mapPredicate(definition, map) };
    case 'primary-key':
    case 'unique':
      return { ...definition, keys: mapKeys(definition.keys, map) };
    case 'foreign-key':
    case 'not-null':
      return definition;
  }
}

function mapIndex(definition: IndexDefinition, map: MapExpression): IndexDefinition {
  return { ...definition, keys: mapKeys(definition.keys, map), ...mapPredicate(definition, map) };
}

function mapPredicate({ predicate }: { readonly predicate?: Expression }, map: MapExpression): { readonly predicate?: Expression } {
  return predicate === undefined ? {} : { predicate: map(predicate) };
}

function mapKeys(keys: readonly IndexKey[], map: MapExpression): readonly IndexKey[] {
  return keys.map((key) => (key.expression === undefined ? key : { ...key, expression: map(key.expression) }));
}
