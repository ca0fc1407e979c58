import type { BodyUse, CatalogColumn, CatalogObject, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { columnsOfExpression, columnsOfKeys } from '../edit-table.ts';
import { defaultResolution, sameColumn } from '../name-resolution.ts';
import { findColumn, resolveTable } from './resolve-table.ts';

/** Something that stops working, or cannot stand, without a column as it is. */
export interface ColumnDependent {
  /** For people: `view`, `generated column`, `trigger` … */
  readonly kind: string;
  readonly name: string;
  /**
   * How it holds on to the column: `definition` by identity, so that the server knows of it; `column` within its own
   * table; `body` by name, which only shows when it runs.
   */
  readonly by: 'definition' | 'column' | 'body';
  /** Absent for what stands in the table itself. */
  readonly object?: CatalogObject;
}

/** Everything that uses a column, as far as the catalogue knows. */
export function dependentsOfColumn(state: SchemaState, table: CatalogTable, column: CatalogColumn): readonly ColumnDependent[] {
  const objects = [...state.objects.values()];
  return [
    ...objects.filter(({ columnIds }) => columnIds?.includes(column.id) === true).map((object) => dependent(object, 'definition')),
    ...inTable(state, table, column),
    ...objects.filter((object) => bodyUses(state, object, { table, column })).map((object) => dependent(object, 'body')),
  ];
}

/** A trigger, rule or policy is kept as `table.name` (PostgreSQL). */
function dependent(object: CatalogObject, by: 'definition' | 'body'): ColumnDependent {
  const { kind, name, table } = object;
  const isPrefixed = table !== undefined && name.startsWith(`${table.name}.`);
  return { kind, name: isPrefixed ? name.slice(table.name.length + 1) : name, by, object };
}

/** Generated columns, and index predicates and expressions over more than the column alone. */
function inTable(state: SchemaState, { columns, indexes }: CatalogTable, { id, name }: CatalogColumn): readonly ColumnDependent[] {
  const resolution = state.resolution ?? defaultResolution;
  const names = (all: readonly string[]): boolean => all.some((each) => sameColumn(resolution, each, name));
  const generated = columns.filter((each) => each.id !== id && names(columnsOfExpression(each.generated?.expression)));
  const partial = indexes.filter(({ definition: { predicate, keys } }) => names(columnsOfExpression(predicate)) && !names(columnsOfKeys(keys)));
  return [
    ...generated.map((each): ColumnDependent => ({ kind: 'generated column', name: each.name, by: 'column' })),
    ...partial.map((index): ColumnDependent => ({ kind: 'predicate of index', name: index.name, by: 'column' })),
  ];
}

interface Place {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
}

function bodyUses(state: SchemaState, object: CatalogObject, place: Place): boolean {
  if (object.body === undefined) return false;
  return object.body.some((use) => namesRow(use, state, place) && isTriggered(state, object, place.table)) || object.body.some((use) => namesColumn(use, state, place));
}

/** NEW.column and OLD.column in what a trigger of the table executes. */
function namesRow({ columns }: BodyUse, state: SchemaState, { column }: Place): boolean {
  const resolution = state.resolution ?? defaultResolution;
  return columns.some((written) => /^(?:new|old)\./i.test(written) && sameColumn(resolution, written.slice(4), column.name));
}

function isTriggered(state: SchemaState, object: CatalogObject, table: CatalogTable): boolean {
  const isOn = ({ table: on }: CatalogObject): boolean => on !== undefined && on.name === table.name && on.schema === table.schema;
  if (object.kind === 'trigger') return isOn(object);
  return [...state.objects.values()].some((trigger) => trigger.kind === 'trigger' && isOn(trigger)
    && trigger.routine?.name === object.name && trigger.routine.schema === object.schema);
}

/** A statement that names the table, and a column of this name that is no other table's. */
function namesColumn({ tables, columns }: BodyUse, state: SchemaState, { table, column }: Place): boolean {
  const resolution = state.resolution ?? defaultResolution;
  const read = tables.map((name) => resolveTable(state, name));
  if (!read.some((each) => each?.id === table.id)) return false;
  const isOnly = read.every((each) => each === undefined || each.id === table.id || findColumn(state, each, column.name) === undefined);
  return columns.some((written) => {
    const [name = '', qualifier] = written.split('.').reverse();
    if (!sameColumn(resolution, name, column.name) || /^(?:new|old)$/i.test(qualifier ?? '')) return false;
    return isOnly || qualifier?.toLowerCase() === table.name.toLowerCase();
  });
}
