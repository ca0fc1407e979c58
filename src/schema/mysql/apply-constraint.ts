import type { AddConstraint, DropConstraint, DropDefault, RenameConstraint, SetDefault } from '../../model/operation.ts';
import type { CatalogConstraint, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withColumn, withConstraint, withoutConstraint } from '../edit-table.ts';
import { changedColumn } from './apply-column.ts';
import { addConstraint } from './add-constraint.ts';
import { findTable, isSame, missing } from './written-table.ts';

/** ADD CONSTRAINT, ADD UNIQUE, ADD FOREIGN KEY … */
export function applyAddConstraint(catalog: Catalog, operation: AddConstraint): void {
  const table = findTable(catalog, operation);
  if (table !== undefined) addConstraint(catalog, { table, definition: operation.constraint, ifNotExists: operation.ifNotExists });
}

/** DROP CONSTRAINT, DROP PRIMARY KEY, DROP FOREIGN KEY, DROP CHECK. The index of a foreign key stays. */
export function applyDropConstraint(catalog: Catalog, operation: DropConstraint): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  const constraint = table.constraints.find((each) => isMeant(each, operation));
  if (constraint !== undefined) catalog.putTable(withoutConstraint(table, constraint));
  else if (!operation.ifExists) missing(catalog, `constraint ${operation.name ?? 'PRIMARY KEY'} of table ${table.name}`);
}

function isMeant({ name, definition }: CatalogConstraint, { name: written, constraintKind }: DropConstraint): boolean {
  if (constraintKind !== undefined && definition.kind !== constraintKind) return false;
  return constraintKind === 'primary-key' || isSame(name, written);
}

/** RENAME CONSTRAINT does not exist in these engines, but for keys, whose index is renamed. */
export function applyRenameConstraint(catalog: Catalog, operation: RenameConstraint): void {
  const table = findTable(catalog, operation);
  const constraint = table?.constraints.find((each) => isSame(each.name, operation.name));
  if (table === undefined) return;
  if (constraint === undefined) missing(catalog, `constraint ${operation.name} of table ${table.name}`);
  else catalog.putTable(renamed(table, constraint, operation.to));
}

function renamed(table: CatalogTable, constraint: CatalogConstraint, to: string): CatalogTable {
  return withConstraint(table, { ...constraint, name: to, definition: { ...constraint.definition, name: to } });
}

/** ALTER COLUMN … SET DEFAULT. */
export function applySetDefault(catalog: Catalog, operation: SetDefault): void {
  const table = findTable(catalog, operation);
  const column = table && changedColumn(catalog, table, operation);
  if (table === undefined || column === undefined) return;
  const { default: _, ...rest } = column;
  catalog.putTable(withColumn(table, operation.default.constant === 'null' ? rest : { ...rest, default: operation.default }));
}

/** ALTER COLUMN … DROP DEFAULT. */
export function applyDropDefault(catalog: Catalog, operation: DropDefault): void {
  const table = findTable(catalog, operation);
  const column = table && changedColumn(catalog, table, operation);
  if (table === undefined || column === undefined) return;
  const { default: _, ...rest } = column;
  catalog.putTable(withColumn(table, rest));
}
