import type { Expression } from '../model/expression.ts';
import type { IndexDefinition, IndexKey } from '../model/index-definition.ts';
import type { CatalogColumn, CatalogConstraint, CatalogIndex, CatalogTable } from '../model/schema-state.ts';
import type { ConstraintDefinition } from '../model/constraint-definition.ts';

/** The table with one column replaced, found by identity. */
export function withColumn(table: CatalogTable, column: CatalogColumn): CatalogTable {
  return { ...table, columns: table.columns.map((each) => (each.id === column.id ? column : each)) };
}

/** The table with one constraint replaced, found by identity. */
export function withConstraint(table: CatalogTable, constraint: CatalogConstraint): CatalogTable {
  return { ...table, constraints: table.constraints.map((each) => (each.id === constraint.id ? constraint : each)) };
}

/** The table with one index replaced, found by identity. */
export function withIndex(table: CatalogTable, index: CatalogIndex): CatalogTable {
  return { ...table, indexes: table.indexes.map((each) => (each.id === index.id ? index : each)) };
}

/** The table without a constraint and without the index that it owns. */
export function withoutConstraint(table: CatalogTable, constraint: CatalogConstraint): CatalogTable {
  const ownsIndex = constraint.definition.kind !== 'foreign-key';
  return {
    ...table,
    constraints: table.constraints.filter((each) => each.id !== constraint.id),
    indexes: ownsIndex ? table.indexes.filter((each) => each.constraint !== constraint.name) : table.indexes,
  };
}

/** A key as a set of column names to compare with; expressions count by the columns in them. */
export function columnsOfKeys(keys: readonly IndexKey[]): readonly string[] {
  return keys.flatMap((key) => (key.column === undefined ? columnsOfExpression(key.expression) : [key.column]));
}

/** Columns that an expression names, without the qualifiers in front. */
export function columnsOfExpression(expression: Expression | undefined): readonly string[] {
  return (expression?.columns ?? []).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

/** Every column that an index rests on. */
export function columnsOfIndex(index: IndexDefinition): readonly string[] {
  return [...columnsOfKeys(index.keys), ...index.include, ...columnsOfExpression(index.predicate)];
}

/** Every column of its own table that a constraint rests on. */
export function columnsOfConstraint(constraint: ConstraintDefinition): readonly string[] {
  switch (constraint.kind) {
    case 'primary-key':
    case 'unique':
      return [...columnsOfKeys(constraint.keys), ...constraint.include];
    case 'foreign-key':
      return constraint.columns;
    case 'check':
      return columnsOfExpression(constraint.expression);
    case 'not-null':
      return [constraint.column];
    case 'exclusion':
      return [...columnsOfKeys(constraint.keys), ...columnsOfExpression(constraint.predicate)];
  }
}
