import type { CatalogColumn, CatalogConstraint, CatalogIndex, CatalogObject, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { columnsOfConstraint, columnsOfExpression, columnsOfIndex } from '../edit-table.ts';
import { resolveTable } from './resolve-table.ts';

/** A foreign key together with its table. */
export interface OwnedConstraint {
  readonly table: CatalogTable;
  readonly constraint: CatalogConstraint;
}

/** What rests on a column. */
export interface ColumnDependents {
  readonly constraints: readonly CatalogConstraint[];
  readonly indexes: readonly CatalogIndex[];
  /** Columns that are computed from it. */
  readonly generated: readonly CatalogColumn[];
  /** Foreign keys of any table that point to it. */
  readonly referencedBy: readonly OwnedConstraint[];
  /** Views that name it or select a star from its table. */
  readonly views: readonly CatalogObject[];
}

/** Everything that the state knows to rest on a column. */
export function dependsOnColumn(state: SchemaState, table: CatalogTable, column: string): ColumnDependents {
  const isMeant = (name: string): boolean => name === column
    || (state.resolution?.ignoresColumnCase === true && name.toLowerCase() === column.toLowerCase());
  return {
    constraints: table.constraints.filter(({ definition }) => columnsOfConstraint(definition).some(isMeant)),
    indexes: table.indexes.filter(({ definition }) => columnsOfIndex(definition).some(isMeant)),
    generated: table.columns.filter(({ generated }) => columnsOfExpression(generated?.expression).some(isMeant)),
    referencedBy: foreignKeysTo(state, table).filter(({ constraint: { definition } }) =>
      definition.kind === 'foreign-key' && definition.referencedColumns.some(isMeant)),
    views: viewsOf(state, table).filter((view) => view.uses?.columns.some((name) => {
      const last = name.slice(name.lastIndexOf('.') + 1);
      return last === '*' || isMeant(last);
    }) === true),
  };
}

/** Foreign keys that point to a table, its own included. */
export function foreignKeysTo(state: SchemaState, target: CatalogTable): readonly OwnedConstraint[] {
  const found: OwnedConstraint[] = [];
  for (const table of state.tables.values()) {
    for (const constraint of table.constraints) {
      const { definition } = constraint;
      if (definition.kind !== 'foreign-key' || definition.referenced.name.toLowerCase() !== target.name.toLowerCase()) continue;
      if (resolveTable(state, { schema: table.schema, ...definition.referenced })?.id === target.id) found.push({ table, constraint });
    }
  }
  return found;
}

/** Views that read a table. */
export function viewsOf(state: SchemaState, table: CatalogTable): readonly CatalogObject[] {
  return [...state.objects.values()].filter((object) =>
    object.uses?.tables.some((used) => used.name === table.name && resolveTable(state, used)?.id === table.id) === true);
}
