import type { DropObject } from '../../model/operation.ts';
import type { CatalogObject, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfExpression } from '../edit-table.ts';
import { isSameName } from '../name-resolution.ts';
import { removeConstraint } from './drop-constraint.ts';
import { findWritten } from './create-object.ts';
import { dropColumn } from './drop-column.ts';
import { dropTable } from './drop-table.ts';
import { typedTables } from './typed-tables.ts';
import { dropViewsOn, removeView } from './drop-views.ts';
import { drawsFrom } from './rename-object.ts';

/** DROP of anything but tables and indexes. What is not known may be a kind of object that is not kept: no matter. */
export function applyDropObject(catalog: Catalog, operation: DropObject): void {
  const { objectKind, object: written, cascade } = operation;
  if (objectKind === 'schema') {
    dropSchema(catalog, written.name);
    return;
  }
  const object = findWritten(catalog, operation);
  if (objectKind === 'collation' && cascade) dropCollated(catalog, written.name);
  if (object === undefined) return;
  const others = otherSignatures(object, operation);
  if (others.length > 0) {
    catalog.putObject({ ...object, signatures: others });
    return;
  }
  if (cascade) dropDependents(catalog, object);
  removeView(catalog, object);
}

/** The routines that keep the name when one of them goes. */
function otherSignatures({ signatures = [] }: CatalogObject, { arguments: types }: DropObject): NonNullable<CatalogObject['signatures']> {
  return types === undefined ? [] : signatures.filter((signature) => signature.arguments.join() !== types.join());
}

function dropSchema(catalog: Catalog, name: string): void {
  for (const table of catalog.tables()) {
    if (table.schema === name) dropTable(catalog, table, { cascade: true });
  }
  for (const object of catalog.objects()) {
    if (object.schema === name) {
      dropDependents(catalog, object);
      catalog.removeObject(object);
    }
  }
  catalog.removeObject({ kind: 'schema', schema: '', name });
}

function dropDependents(catalog: Catalog, object: CatalogObject): void {
  switch (object.kind) {
    case 'view':
    case 'materialized view':
      dropViewsOn(catalog, object);
      return;
    case 'sequence':
      dropDefaults(catalog, object);
      return;
    case 'enum':
    case 'domain':
    case 'type':
      dropUsesOfType(catalog, object);
      return;
    case 'function':
      dropUsesOfFunction(catalog, object);
      return;
    default:
  }
}

function dropUsesOfType(catalog: Catalog, type: CatalogObject): void {
  dropColumnsOfType(catalog, type);
  for (const table of typedTables(catalog, type)) dropTable(catalog, table, { cascade: true });
}

function dropDefaults(catalog: Catalog, sequence: CatalogObject): void {
  for (const table of catalog.tables()) {
    if (!table.columns.some((column) => drawsFrom(column, sequence))) continue;
    catalog.putTable({
      ...table,
      columns: table.columns.map((column) => {
        const { default: _, ...rest } = column;
        return drawsFrom(column, sequence) ? rest : column;
      }),
    });
  }
}

/** Collations are known by their names alone. */
function dropCollated(catalog: Catalog, collation: string): void {
  for (const table of catalog.tables()) {
    for (const column of table.columns) {
      if (column.collation !== collation) continue;
      dropViewsOn(catalog, table, column.name);
      dropColumn(catalog, table, { name: column.name, only: false });
    }
  }
}

function dropColumnsOfType(catalog: Catalog, type: CatalogObject): void {
  for (const table of catalog.tables()) {
    for (const { name, type: own } of table.columns) {
      if (!isSameName({ schema: own.schema ?? '', name: own.name }, type)) continue;
      dropViewsOn(catalog, table, name);
      dropColumn(catalog, table, { name, only: false });
    }
  }
}

/** Triggers are not known by their function; defaults, checks and indexes are by the functions that they call. */
function dropUsesOfFunction(catalog: Catalog, routine: CatalogObject): void {
  const calls = (functions: readonly string[] | undefined): boolean =>
    functions?.some((name) => name === routine.name || name === `${routine.schema}.${routine.name}`) === true;
  for (const view of catalog.objects().filter(({ uses }) => calls(uses?.functions))) dropView(catalog, view);
  for (const table of catalog.tables()) {
    for (const constraint of table.constraints) {
      if (constraint.definition.kind === 'check' && calls(constraint.definition.expression.functions)) removeConstraint(catalog, table, constraint);
    }
    const current = catalog.tableAt(table);
    if (current !== undefined && usesFunction(current, calls)) catalog.putTable(withoutFunction(current, calls));
  }
}

/** With the views that read it. */
function dropView(catalog: Catalog, view: CatalogObject): void {
  removeView(catalog, view);
  dropViewsOn(catalog, view);
}

type Calls = (functions: readonly string[] | undefined) => boolean;

function usesFunction(table: CatalogTable, calls: Calls): boolean {
  return table.columns.some((column) => calls(column.default?.functions) || calls(column.generated?.expression.functions))
    || table.indexes.some(({ definition }) =>
      calls(definition.predicate?.functions) || definition.keys.some((key) => calls(key.expression?.functions)));
}

function withoutFunction(table: CatalogTable, calls: Calls): CatalogTable {
  const gone = new Set(table.columns.filter(({ generated }) => calls(generated?.expression.functions)).map(({ name }) => name));
  return {
    ...table,
    columns: table.columns.filter(({ name }) => !gone.has(name)).map((column) => {
      const { default: value, ...rest } = column;
      return calls(value?.functions) ? rest : column;
    }),
    indexes: table.indexes.filter(({ definition }) =>
      !calls(definition.predicate?.functions)
      && !definition.keys.some((key) => calls(key.expression?.functions)
        || gone.has(key.column ?? '') || columnsOfExpression(key.expression).some((name) => gone.has(name)))),
  };
}
