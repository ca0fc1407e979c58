import type { CreateIndex, DropIndex, RenameIndex } from '../../model/operation.ts';
import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withConstraint, withIndex, withoutConstraint } from '../edit-table.ts';
import { addConstraint } from './add-constraint.ts';
import { addIndex } from './add-index.ts';
import { findTable, isSame, missing } from './written-table.ts';

/** CREATE INDEX and ADD INDEX; a unique one is a constraint as well. */
export function applyCreateIndex(catalog: Catalog, operation: CreateIndex): void {
  const { table: written, index, ifNotExists } = operation;
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  if (!index.unique) {
    addIndex(catalog, table, { definition: index, ifNotExists });
    return;
  }
  const { name, keys } = index;
  const definition = { kind: 'unique', span: written.span, keys, include: [], ...(name === undefined ? {} : { name }) } as const;
  addConstraint(catalog, { table, ifNotExists, definition });
}

interface FoundIndex {
  readonly table: CatalogTable;
  readonly index: CatalogIndex;
}

function findIndex(catalog: Catalog, operation: DropIndex | RenameIndex): FoundIndex | undefined {
  const table = operation.table === undefined ? undefined : catalog.findTable(operation.table);
  const index = table?.indexes.find((each) => isSame(each.name, operation.index.name));
  return table === undefined || index === undefined ? undefined : { table, index };
}

/** DROP INDEX; that of a key takes the key along. */
export function applyDropIndex(catalog: Catalog, operation: DropIndex): void {
  const found = findIndex(catalog, operation);
  if (found === undefined) {
    if (!operation.ifExists) missing(catalog, `index ${operation.index.name}`);
    return;
  }
  const { table, index } = found;
  const owner = table.constraints.find((each) => each.name === index.constraint);
  catalog.putTable(owner === undefined
    ? { ...table, indexes: table.indexes.filter((each) => each.id !== index.id) }
    : withoutConstraint(table, owner));
}

/** RENAME INDEX; that of a key renames the key. */
export function applyRenameIndex(catalog: Catalog, operation: RenameIndex): void {
  const found = findIndex(catalog, operation);
  if (found === undefined) {
    if (operation.ifExists !== true) missing(catalog, `index ${operation.index.name}`);
    return;
  }
  const { table, index } = found;
  const { to } = operation;
  const owner = table.constraints.find((each) => each.name === index.constraint);
  const renamed = withIndex(table, {
    ...index, name: to, definition: { ...index.definition, name: to }, ...(owner === undefined ? {} : { constraint: to }),
  });
  catalog.putTable(owner === undefined ? renamed
    : withConstraint(renamed, { ...owner, name: to, definition: { ...owner.definition, name: to } }));
}
