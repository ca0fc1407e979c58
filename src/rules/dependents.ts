import type { QueryUse } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import type { CatalogObject, CatalogTable, QualifiedName, SchemaState } from '../model/schema-state.ts';
import { columnsOfExpression, columnsOfKeys } from '../schema/edit-table.ts';
import { mayInherit, mayReferTo } from '../schema/queries/referring-tables.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { referencedTable } from './created-foreign-keys.ts';

/** Something that DROP … CASCADE takes along, or the table that a part of it belongs to. */
export interface Dependent {
  /** In words, such as `view v` or `foreign key f of orders`. */
  readonly name: string;
  readonly owner: CatalogTable | CatalogObject;
}

/** What depends on the thing that an operation drops, as far as the catalogue knows (PostgreSQL). */
export function dependentsOf(operation: Operation, state: SchemaState): readonly Dependent[] {
  switch (operation.kind) {
    case 'drop-table': return ofTable(state, operation.table);
    case 'drop-column': return ofColumn(state, operation.table, operation.column);
    case 'drop-constraint': return ofConstraint(state, operation.table, operation.name ?? '');
    case 'drop-object': return ofObject(state, operation);
    default: return [];
  }
}

type Written = { readonly schema?: string; readonly name: string };

function ofTable(state: SchemaState, written: Written): readonly Dependent[] {
  const table = resolveTable(state, written);
  if (table === undefined) return [];
  const children = [...mayInherit(state, table)].filter(({ inherits = [] }) => inherits.some((parent) => isSame(parent, table)));
  return [
    ...keysTo(state, table), ...viewsOn(state, table),
    ...children.map((owner) => ({ name: `table ${owner.name}`, owner })),
  ];
}

function ofColumn(state: SchemaState, written: Written, column: string): readonly Dependent[] {
  const table = resolveTable(state, written);
  if (table === undefined) return [];
  const generated = table.columns.filter((other) => columnsOfExpression(other.generated?.expression).includes(column));
  return [
    ...keysTo(state, table, (referenced) => referenced.includes(column)), ...viewsOn(state, table, column),
    ...generated.map(({ name }) => ({ name: `column ${name}`, owner: table })),
  ];
}

/** The foreign keys that rest on a key. */
function ofConstraint(state: SchemaState, written: Written, name: string): readonly Dependent[] {
  const table = resolveTable(state, written);
  const definition = table?.constraints.find((constraint) => constraint.name === name)?.definition;
  if (table === undefined || (definition?.kind !== 'primary-key' && definition?.kind !== 'unique')) return [];
  const columns = columnsOfKeys(definition.keys);
  return keysTo(state, table, (referenced) => referenced.length === columns.length && columns.every((column) => referenced.includes(column)));
}

/** Foreign keys of other tables to a table, by the columns that they refer to. */
function keysTo(state: SchemaState, table: CatalogTable, isMeant: (referenced: readonly string[]) => boolean = () => true): readonly Dependent[] {
  return [...mayReferTo(state, table)].filter(({ id }) => id !== table.id).flatMap((owner) => owner.constraints.flatMap(({ name, definition }): readonly Dependent[] => {
    if (definition.kind !== 'foreign-key' || referencedTable(state, owner, definition)?.id !== table.id) return [];
    const columns = definition.referencedColumns.length > 0 ? definition.referencedColumns : primaryColumns(table);
    return isMeant(columns) ? [{ name: `foreign key ${name} of ${owner.name}`, owner }] : [];
  }));
}

function primaryColumns({ constraints }: CatalogTable): readonly string[] {
  const primary = constraints.find(({ definition }) => definition.kind === 'primary-key')?.definition;
  return primary?.kind === 'primary-key' ? columnsOfKeys(primary.keys) : [];
}

/** Views that read a relation, and the views that read those. */
function viewsOn(state: SchemaState, relation: QualifiedName, column?: string): readonly Dependent[] {
  const views = [...state.objects.values()].filter(({ uses }) => uses !== undefined && reads(uses, relation) && (column === undefined || names(uses, column)));
  return views.filter((view) => !isSame(view, relation)).flatMap((owner) => [{ name: `${owner.kind} ${owner.name}`, owner }, ...viewsOn(state, owner)]);
}

function reads({ tables }: QueryUse, relation: QualifiedName): boolean {
  return tables.some(({ schema, name }) => name === relation.name && (schema === undefined || schema === relation.schema));
}

function names({ columns }: QueryUse, column: string): boolean {
  return columns.some((written) => [column, '*'].includes(written.slice(written.lastIndexOf('.') + 1)));
}

type DropObject = Extract<Operation, { kind: 'drop-object' }>;

const kindsOfTypes = ['type', 'enum', 'domain'] as const;

function ofObject(state: SchemaState, { objectKind, object }: DropObject): readonly Dependent[] {
  if (objectKind === 'schema') return contentsOf(state, object.name);
  if (kindsOfTypes.some((kind) => kind === objectKind)) return columnsOfType(state, object);
  if (objectKind === 'function') return usesOfFunction(state, object);
  const known = resolveObject(state, [objectKind], object);
  if (objectKind === 'sequence') return defaultsFrom(state, object);
  return known !== undefined && objectKind.endsWith('view') ? viewsOn(state, known) : [];
}

/** What stands in a schema. */
export function contentsOf(state: SchemaState, schema: string): readonly Dependent[] {
  const tables = tablesOf(state).filter((table) => table.schema === schema);
  const objects = [...state.objects.values()].filter((object) => object.schema === schema);
  return [
    ...tables.map((owner) => ({ name: `table ${owner.name}`, owner })),
    ...objects.map((owner) => ({ name: `${owner.kind} ${owner.name}`, owner })),
  ];
}

function columnsOfType(state: SchemaState, written: Written): readonly Dependent[] {
  const known = resolveObject(state, kindsOfTypes, written);
  return columnsWhere(state, ({ type }) => type.name === written.name && (type.schema === undefined || known === undefined || type.schema === known.schema));
}

function defaultsFrom(state: SchemaState, { name }: Written): readonly Dependent[] {
  const pattern = new RegExp(`\\bnextval\\b.*['".]${name.replace(/[^\w]/g, '\\$&')}['"]`, 'i');
  return columnsWhere(state, (column) => pattern.test(column.default?.text ?? ''));
}

function usesOfFunction(state: SchemaState, { schema, name }: Written): readonly Dependent[] {
  const calls = (functions: readonly string[] | undefined): boolean =>
    functions?.some((called) => called === name.toLowerCase() || called === `${schema ?? 'public'}.${name}`.toLowerCase()) === true;
  const views = [...state.objects.values()].filter(({ uses }) => calls(uses?.functions));
  return [
    ...columnsWhere(state, (column) => calls(column.default?.functions) || calls(column.generated?.expression.functions)),
    ...views.map((owner) => ({ name: `${owner.kind} ${owner.name}`, owner })),
  ];
}

function columnsWhere(state: SchemaState, isMeant: (column: CatalogTable['columns'][number]) => boolean): readonly Dependent[] {
  return tablesOf(state).flatMap((owner) => owner.columns.filter(isMeant).map(({ name }) => ({ name: `column ${name} of ${owner.name}`, owner })));
}

function tablesOf(state: SchemaState): readonly CatalogTable[] {
  return [...state.tables.values()];
}

function isSame(left: QualifiedName, right: QualifiedName): boolean {
  return left.schema === right.schema && left.name === right.name;
}
