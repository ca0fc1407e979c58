import type { ColumnDefinition } from '../model/column-definition.ts';
import type { ConstraintDefinition } from '../model/constraint-definition.ts';
import type { IndexDefinition, IndexKey } from '../model/index-definition.ts';
import type { Span } from '../model/location.ts';
import type { CreateObject, CreateTable, Operation } from '../model/operation.ts';
import { resolveObject } from '../schema/queries/resolve-object.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation } from './define-rule.ts';
import { placeOf } from './naming-objects.ts';

/** Kinds of objects whose names a convention can speak of. */
export type NamedKind =
  | 'schema' | 'table' | 'column' | 'index' | 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'exclusion' | 'not-null'
  | 'view' | 'function' | 'enum';

/** A name that a change set brings in, with what a convention may build it from. */
export interface NewName {
  readonly kind: NamedKind;
  readonly name: string;
  readonly span: Span;
  readonly table?: string;
  readonly columns?: readonly string[];
  readonly referenced?: string;
}

/** What was told of an operation, which every rule of names asks. */
const told = new WeakMap<JudgedOperation, readonly NewName[]>();

/** The names that an operation brings in; those that the server chooses are not among them. */
export function newNames(judged: JudgedOperation): readonly NewName[] {
  const names = told.get(judged) ?? namesIn(judged);
  told.set(judged, names);
  return names;
}

function namesIn(judged: JudgedOperation): readonly NewName[] {
  const span = placeOf(judged);
  const { operation } = judged;
  switch (operation.kind) {
    case 'create-table': return inCreateTable(judged, operation);
    case 'create-object': return ofObject(judged, operation);
    case 'rename-table': return [{ kind: 'table', name: operation.to.name, span }];
    case 'rename-column': return [{ kind: 'column', name: operation.to, span, table: operation.table.name }];
    case 'redefine-column': return operation.definition.name === operation.column ? [] : [columnName(operation.definition, operation.table.name, span)];
    default: return onTable(operation, span);
  }
}

function onTable(operation: Operation, span: Span): readonly NewName[] {
  switch (operation.kind) {
    case 'add-column': return ofColumn(operation.column, operation.table.name, span);
    case 'add-constraint': return ofConstraint(operation.constraint, operation.table.name, span);
    case 'create-index': return ofIndex(operation.index, operation.table.name, span);
    case 'rename-index': return [{ kind: 'index', name: operation.to, span }];
    default: return [];
  }
}

function inCreateTable({ before, in: { statement } }: JudgedOperation, operation: CreateTable): readonly NewName[] {
  const isThere = operation.ifNotExists && resolveTable(before, operation.table) !== undefined;
  if (operation.temporary || isThere) return [];
  const { name } = operation.table;
  return [
    { kind: 'table', name, span: statement.span },
    ...operation.columns.flatMap((column) => ofColumn(column, name, column.span)),
    ...operation.constraints.flatMap((constraint) => ofConstraint(constraint, name, constraint.span)),
    ...operation.indexes.flatMap((index) => ofIndex(index, name, statement.span)),
  ];
}

function columnName({ name }: ColumnDefinition, table: string, span: Span): NewName {
  return { kind: 'column', name, span, table };
}

function ofColumn(column: ColumnDefinition, table: string, span: Span): readonly NewName[] {
  return [columnName(column, table, span), ...column.constraints.flatMap((constraint) => ofConstraint(constraint, table, span))];
}

function ofConstraint(constraint: ConstraintDefinition, table: string, span: Span): readonly NewName[] {
  const { kind, name } = constraint;
  if (name === undefined) return [];
  const referenced = constraint.kind === 'foreign-key' ? { referenced: constraint.referenced.name } : {};
  return [{ kind, name, span, table, columns: constraintColumns(constraint), ...referenced }];
}

function constraintColumns(constraint: ConstraintDefinition): readonly string[] {
  switch (constraint.kind) {
    case 'foreign-key': return constraint.columns;
    case 'check': return constraint.expression.columns;
    case 'not-null': return [constraint.column];
    default: return keyColumns(constraint.keys);
  }
}

function keyColumns(keys: readonly IndexKey[]): readonly string[] {
  return keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
}

function ofIndex({ name, keys }: IndexDefinition, table: string, span: Span): readonly NewName[] {
  return name === undefined ? [] : [{ kind: 'index', name, span, table, columns: keyColumns(keys) }];
}

const objectKinds: Readonly<Partial<Record<CreateObject['objectKind'], NamedKind>>> = {
  'schema': 'schema',
  'database': 'schema',
  'view': 'view',
  'materialized view': 'view',
  'function': 'function',
  'procedure': 'function',
  'enum': 'enum',
};

/** What is replaced, or there already, has its name from before. */
function ofObject({ before, in: { statement } }: JudgedOperation, { object, objectKind, temporary }: CreateObject): readonly NewName[] {
  const kind = objectKinds[objectKind];
  const isThere = resolveObject(before, [objectKind], object) !== undefined;
  return kind === undefined || temporary || isThere ? [] : [{ kind, name: object.name, span: statement.span }];
}
