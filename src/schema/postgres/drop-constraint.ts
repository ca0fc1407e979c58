import type { DropConstraint, RenameConstraint, ValidateConstraint } from '../../model/operation.ts';
import type { CatalogConstraint, CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import { makeObjectName } from '../../sql/postgres/make-object-name.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfKeys, withColumn, withConstraint, withIndex, withoutConstraint } from '../edit-table.ts';
import { dropNotNull } from './not-null.ts';
import { findTable, missing } from './written-table.ts';

/** DROP CONSTRAINT: with its index, with what children inherited, and with the foreign keys that rest on a key. */
export function applyDropConstraint(catalog: Catalog, operation: DropConstraint): void {
  const table = findTable(catalog, operation);
  if (table === undefined || operation.name === undefined) return;
  const constraint = table.constraints.find((each) => each.name === operation.name);
  if (constraint !== undefined) removeConstraint(catalog, table, constraint);
  else if (!dropUnnamedNotNull(catalog, table, operation.name) && !operation.ifExists) {
    missing(catalog, `constraint ${operation.name} of table ${table.name}`);
  }
}

/** Where the version is not known, a NOT NULL has no name here but may have one on the server. */
function dropUnnamedNotNull(catalog: Catalog, table: CatalogTable, name: string): boolean {
  if (catalog.engine.version !== undefined) return false;
  const column = table.columns.find(
    (each) => !each.nullable && makeObjectName({ table: table.name, columns: each.name, label: 'not_null' }) === name);
  if (column !== undefined) dropNotNull(catalog, table, column.name);
  return column !== undefined;
}

/** Removes a constraint and everything that cannot stand without it. */
export function removeConstraint(catalog: Catalog, name: QualifiedName, constraint: CatalogConstraint): void {
  const table = catalog.tableAt(name);
  if (table === undefined) return;
  const { definition } = constraint;
  if (definition.kind === 'not-null') {
    dropNotNull(catalog, table, definition.column);
    return;
  }
  const index = table.indexes.find((each) => each.constraint === constraint.name);
  if (index !== undefined && definition.kind !== 'foreign-key') dropForeignKeysOn(catalog, table, index);
  const current = catalog.tableAt(table) ?? table;
  const children = catalog.children(current);
  catalog.putTable(withoutConstraint(current, constraint));
  for (const child of children) removeInherited(catalog, { child, parent: table, constraint });
}

interface Inheritance {
  readonly child: CatalogTable;
  readonly parent: CatalogTable;
  readonly constraint: CatalogConstraint;
}

/** A child loses what it has from the parent only; keys are matched by the attached index, others by name. */
function removeInherited(catalog: Catalog, { child, parent, constraint }: Inheritance): void {
  const index = child.indexes.find((each) => each.partitionOf === constraint.name && each.constraint !== undefined);
  const own = child.constraints.find((each) =>
    each.inherited === true && (index === undefined ? matches(each, constraint) : each.name === index.constraint));
  if (own !== undefined && parent.name !== child.name) removeConstraint(catalog, child, own);
}

function matches(own: CatalogConstraint, parent: CatalogConstraint): boolean {
  if (own.definition.kind !== parent.definition.kind) return false;
  if (own.definition.kind === 'foreign-key' && parent.definition.kind === 'foreign-key') {
    return own.definition.columns.join() === parent.definition.columns.join()
      && own.definition.referenced.name === parent.definition.referenced.name;
  }
  return own.name === parent.name;
}

/**
 * DROP … CASCADE: a foreign key rests on the first unique index that was made with exactly its referenced columns,
 * in whatever order (transformFkeyCheckAttrs in tablecmds.c).
 */
export function dropForeignKeysOn(catalog: Catalog, table: CatalogTable, index: CatalogIndex): void {
  if (!index.definition.unique || index.definition.predicate !== undefined) return;
  const columns = columnSet(columnsOfKeys(index.definition.keys));
  const isLater = table.indexes.some(({ id, definition }) =>
    id < index.id && definition.unique && definition.predicate === undefined && columnSet(columnsOfKeys(definition.keys)) === columns);
  if (isLater) return;
  for (const source of catalog.referencing(table)) {
    for (const constraint of source.constraints) {
      if (restsOn(constraint, table, columns)) removeConstraint(catalog, source, constraint);
    }
  }
}

function restsOn({ definition }: CatalogConstraint, { name }: CatalogTable, columns: string): boolean {
  return definition.kind === 'foreign-key' && definition.referenced.name === name && columnSet(definition.referencedColumns) === columns;
}

function columnSet(columns: readonly string[]): string {
  return JSON.stringify([...columns].sort());
}

/** VALIDATE CONSTRAINT. A validated NOT NULL (PostgreSQL 18) makes the column not nullable. */
export function applyValidateConstraint(catalog: Catalog, operation: ValidateConstraint): void {
  const table = findTable(catalog, operation);
  if (table !== undefined && !validate(catalog, table, operation.name)) {
    missing(catalog, `constraint ${operation.name} of table ${table.name}`);
  }
}

function validate(catalog: Catalog, table: CatalogTable, name: string): boolean {
  const constraint = table.constraints.find((each) => each.name === name);
  if (constraint === undefined) return false;
  const { definition } = constraint;
  const validated = withConstraint(table, { ...constraint, validated: true });
  const column = definition.kind === 'not-null' ? table.columns.find((each) => each.name === definition.column) : undefined;
  catalog.putTable(column === undefined ? validated : withColumn(validated, { ...column, nullable: false }));
  for (const child of catalog.children(table)) validate(catalog, child, name);
  return true;
}

/** RENAME CONSTRAINT: its index takes the name too; an inherited CHECK is renamed in the children. */
export function applyRenameConstraint(catalog: Catalog, operation: RenameConstraint): void {
  const table = findTable(catalog, operation);
  if (table !== undefined && !rename(catalog, table, operation)) {
    missing(catalog, `constraint ${operation.name} of table ${table.name}`);
  }
}

function rename(catalog: Catalog, table: CatalogTable, { name, to }: { readonly name: string; readonly to: string }): boolean {
  const constraint = table.constraints.find((each) => each.name === name);
  if (constraint === undefined) return false;
  const renamed = withConstraint(table, { ...constraint, name: to, definition: { ...constraint.definition, name: to } });
  const index = constraint.definition.kind === 'foreign-key' ? undefined : table.indexes.find((each) => each.constraint === name);
  catalog.putTable(index === undefined ? renamed
    : withIndex(renamed, { ...index, name: to, constraint: to, definition: { ...index.definition, name: to } }));
  renameAttached(catalog, table, { from: name, to });
  if (constraint.definition.kind === 'check') for (const child of catalog.children(table)) rename(catalog, child, { name, to });
  return true;
}

/** Partitions' indexes point to the parent's by name. */
export function renameAttached(
  catalog: Catalog, parent: QualifiedName, { from, to }: { readonly from: string; readonly to: string },
): void {
  for (const child of catalog.children(parent)) {
    const attached = child.indexes.find((each) => each.partitionOf === from);
    if (attached !== undefined) catalog.putTable(withIndex(child, { ...attached, partitionOf: to }));
  }
}
