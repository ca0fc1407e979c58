import type { ObjectName } from '../../model/expression.ts';
import type { CreateIndex, DropIndex, RenameIndex } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import type { Catalog, OwnedIndex, WrittenName } from '../catalog.ts';
import { withConstraint, withIndex } from '../edit-table.ts';
import { candidates } from '../name-resolution.ts';
import { addIndex, indexName } from './add-index.ts';
import { dropForeignKeysOn, removeConstraint, renameAttached } from './drop-constraint.ts';
import { relationObject } from './relation-object.ts';
import { renameObject } from './rename-object.ts';
import { findTable, missing } from './written-table.ts';

/** CREATE INDEX. */
export function applyCreateIndex(catalog: Catalog, operation: CreateIndex): void {
  const view = catalog.findObject(['materialized view'], operation.table);
  if (view !== undefined && catalog.findTable(operation.table) === undefined) {
    const { schema } = view;
    const name = indexName(catalog, view, operation.index);
    catalog.putObject({ kind: 'index', schema, name, origin: catalog.context.origin, table: { schema, name: view.name }, index: operation.index });
    return;
  }
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  const { name } = operation.index;
  if (name !== undefined && catalog.isRelation({ schema: table.schema, name })) {
    if (!operation.ifNotExists && !catalog.lenient) catalog.unfollowed(`relation ${name} exists already`);
    return;
  }
  addIndex(catalog, table, { definition: operation.index, only: operation.only });
}

/** DROP INDEX, with the partitions' parts of it. With CASCADE an index takes its constraint along. */
export function applyDropIndex(catalog: Catalog, operation: DropIndex): void {
  const found = findIndex(catalog, operation.index);
  const object = found === undefined ? relationObject(catalog, operation.index) : undefined;
  if (found !== undefined) {
    dropForeignKeysOn(catalog, found.table, found.index);
    removeIndex(catalog, { ...found, table: catalog.tableAt(found.table) ?? found.table });
  }
  else if (object !== undefined) catalog.removeObject(object);
  else if (!operation.ifExists) missing(catalog, `index ${operation.index.name}`);
}

function removeIndex(catalog: Catalog, { table, index }: OwnedIndex): void {
  const owner = table.constraints.find((each) => each.name === index.constraint);
  if (owner !== undefined) {
    removeConstraint(catalog, table, owner);
    return;
  }
  catalog.putTable({ ...table, indexes: table.indexes.filter((each) => each.id !== index.id) });
  for (const child of catalog.children(table)) {
    const attached = child.indexes.find((each) => each.partitionOf === index.name);
    if (attached !== undefined) removeIndex(catalog, { table: child, index: attached });
  }
}

/** ALTER INDEX … RENAME TO; the constraint that owns the index is renamed with it. */
export function applyRenameIndex(catalog: Catalog, operation: RenameIndex): void {
  if (renameIndex(catalog, operation.index, operation.to)) return;
  const object = relationObject(catalog, operation.index);
  if (object !== undefined) renameObject(catalog, object, { schema: object.schema, name: operation.to });
  else missing(catalog, `index ${operation.index.name}`);
}

/** Renames an index if there is one of this name. */
export function renameIndex(catalog: Catalog, written: WrittenName, to: string): boolean {
  const found = findIndex(catalog, written);
  if (found === undefined) return false;
  const { table, index } = found;
  const owner = table.constraints.find((each) => each.name === index.constraint);
  const renamed = withIndex(table, {
    ...index, name: to, definition: { ...index.definition, name: to }, ...(owner === undefined ? {} : { constraint: to }),
  });
  catalog.putTable(owner === undefined ? renamed
    : withConstraint(renamed, { ...owner, name: to, definition: { ...owner.definition, name: to } }));
  renameAttached(catalog, table, { from: index.name, to });
  return true;
}

/** An index by its written name. */
export function findIndex(catalog: Catalog, written: WrittenName): OwnedIndex | undefined {
  for (const candidate of candidates(catalog.resolution, written)) {
    const found = catalog.indexAt(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** ALTER INDEX … ATTACH PARTITION; the parent's index is valid once every partition has its part. */
export function attachIndex(catalog: Catalog, written: ObjectName, part: string): void {
  const parent = findIndex(catalog, written);
  // The operation has no schema of the part: it stands in the parent's as a rule.
  const child = findIndex(catalog, { name: part }) ?? (parent && catalog.indexAt({ schema: parent.table.schema, name: part }));
  if (parent === undefined || child === undefined) {
    missing(catalog, `index ${parent === undefined ? written.name : part}`);
    return;
  }
  const owner = child.table.constraints.find((each) => each.name === child.index.constraint);
  const attached = withIndex(child.table, { ...child.index, partitionOf: parent.index.name });
  catalog.putTable(owner === undefined ? attached : withConstraint(attached, { ...owner, inherited: true }));
  if (isComplete(catalog, parent)) catalog.putTable(withIndex(current(catalog, parent.table), { ...parent.index, valid: true }));
}

function isComplete(catalog: Catalog, { table, index }: OwnedIndex): boolean {
  return catalog.children(table).every((child) => child.indexes.some((each) => each.partitionOf === index.name && each.valid));
}

function current(catalog: Catalog, table: CatalogTable): CatalogTable {
  return catalog.tableAt(table) ?? table;
}
