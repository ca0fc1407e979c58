import type { ForeignKeyConstraint } from '../model/constraint-definition.ts';
import type { Span } from '../model/location.ts';
import type { AddColumn, AddConstraint, CreateTable } from '../model/operation.ts';
import type { CatalogConstraint, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, ofKind, type JudgedOperation, type RuleContext } from './define-rule.ts';
import { placeOf } from './naming-objects.ts';

/** What can bring in a foreign key. */
export type CreatingKey = JudgedOperation<CreateTable | AddColumn | AddConstraint>;

/** A foreign key that the change set adds, as the catalogue has it right afterwards. */
export interface CreatedForeignKey {
  readonly judged: CreatingKey;
  readonly table: CatalogTable;
  readonly constraint: CatalogConstraint;
  readonly key: ForeignKeyConstraint;
  readonly span: Span;
}

/** A foreign key as a statement writes it. */
export interface WrittenForeignKey {
  readonly judged: CreatingKey;
  readonly key: ForeignKeyConstraint;
  readonly span: Span;
}

/** The operations that can bring in foreign keys. */
export function creatingKeys({ operations }: Pick<RuleContext, 'operations'>): readonly CreatingKey[] {
  return ofKind(operations, 'create-table', 'add-column', 'add-constraint');
}

/** The foreign keys that stand after an operation and did not before; what a partition or child inherits is not among them. */
export function createdForeignKeys(judged: CreatingKey): readonly CreatedForeignKey[] {
  const { operation, before, after } = judged;
  const table = resolveTable(after, operation.table);
  if (table === undefined) return [];
  const known = new Set(resolveTable(before, operation.table)?.constraints.map(({ id }) => id));
  return table.constraints.flatMap((constraint) => {
    const { id, definition: key, inherited } = constraint;
    if (key.kind !== 'foreign-key' || inherited === true || known.has(id)) return [];
    return [{ judged, table, constraint, key, span: spanOfKey(judged, key) }];
  });
}

/** The foreign keys that a statement writes, known tables or not; those of a table that is there already are left out. */
export function writtenForeignKeys(judged: CreatingKey): readonly WrittenForeignKey[] {
  const { operation, before } = judged;
  if (operation.kind === 'create-table' && operation.ifNotExists && resolveTable(before, operation.table) !== undefined) return [];
  return constraintsIn(operation).flatMap((key) => (key.kind === 'foreign-key' ? [{ judged, key, span: spanOfKey(judged, key) }] : []));
}

function constraintsIn(operation: CreatingKey['operation']): CreateTable['constraints'] {
  switch (operation.kind) {
    case 'create-table': return [...operation.columns.flatMap(({ constraints }) => constraints), ...operation.constraints];
    case 'add-column': return operation.column.constraints;
    case 'add-constraint': return [operation.constraint];
  }
}

/** In CREATE TABLE a column's own key is found at the column, another one at the constraint. */
function spanOfKey(judged: CreatingKey, key: ForeignKeyConstraint): Span {
  if (!isKind(judged, 'create-table')) return placeOf(judged);
  const { columns, constraints } = judged.operation;
  const owner = columns.find((column) => column.constraints.some(({ span }) => span.start === key.span.start));
  const own = constraints.find(({ span }) => span.start === key.span.start);
  return owner?.span ?? own?.span ?? placeOf(judged);
}

/** The table that a foreign key points to; one without a schema stands in the schema of its own table. */
export function referencedTable(state: SchemaState, table: CatalogTable, { referenced }: ForeignKeyConstraint): CatalogTable | undefined {
  return resolveTable(state, { schema: referenced.schema ?? table.schema, name: referenced.name });
}
