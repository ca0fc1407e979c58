import type { RenameTable, SetTableSchema } from '../../model/operation.ts';
import type { ObjectName } from '../../model/expression.ts';
import type { CatalogObject, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { isSameName } from '../name-resolution.ts';
import { renameIndex } from './apply-index.ts';
import { renameObject } from './rename-object.ts';
import { relationObject } from './relation-object.ts';
import { missing } from './written-table.ts';

/** ALTER TABLE … RENAME TO; the server lets it rename indexes, views and sequences too. */
export function applyRenameTable(catalog: Catalog, operation: RenameTable): void {
  const { table: written, to } = operation;
  const table = catalog.findTable(written);
  if (table !== undefined) {
    moveTable(catalog, table, { schema: table.schema, name: to.name });
    return;
  }
  const object = relationObject(catalog, written);
  if (object !== undefined) renameObject(catalog, object, { schema: object.schema, name: to.name });
  else if (!renameIndex(catalog, written, to.name) && operation.ifTableExists !== true) missing(catalog, `table ${written.name}`);
}

/** ALTER TABLE … SET SCHEMA: indexes and owned sequences move along. */
export function applySetTableSchema(catalog: Catalog, operation: SetTableSchema): void {
  const { table: written, schema } = operation;
  const table = catalog.findTable(written);
  const object = table === undefined ? relationObject(catalog, written) : undefined;
  if (object !== undefined) renameObject(catalog, object, { schema, name: object.name });
  if (table === undefined) {
    if (object === undefined && operation.ifTableExists !== true) missing(catalog, `table ${written.name}`);
    return;
  }
  const to = { schema, name: table.name };
  moveTable(catalog, table, to);
  moveOwnedSequences(catalog, to);
}

function moveOwnedSequences(catalog: Catalog, table: QualifiedName): void {
  for (const sequence of catalog.objectsOn(table)) {
    const owner = sequence.ownedBy?.table;
    if (owner !== undefined && isSameName(owner, table)) renameObject(catalog, sequence, { schema: table.schema, name: sequence.name });
  }
}

/** Gives a table another name or schema; whatever points to it follows, for the server keeps identities, not names. */
export function moveTable(catalog: Catalog, table: CatalogTable, to: QualifiedName): void {
  const from: QualifiedName = { schema: table.schema, name: table.name };
  const referencing = catalog.referencing(from);
  const children = catalog.children(from);
  const objects = catalog.objectsOn(from);
  catalog.removeTable(from);
  catalog.putTable({ ...table, ...to });
  for (const source of referencing) {
    const current = catalog.tableAt(isSameName(source, from) ? to : source);
    if (current !== undefined) catalog.putTable(retarget(current, from, to));
  }
  for (const child of children) {
    const current = catalog.tableAt(child);
    if (current !== undefined) catalog.putTable(reparent(current, from, to));
  }
  for (const object of objects) catalog.putObject(reattach(object, from, to));
}

/** Triggers, owned sequences and views that name the table. */
function reattach(object: CatalogObject, from: QualifiedName, to: QualifiedName): CatalogObject {
  const { table, ownedBy, uses } = object;
  const follow = (name: QualifiedName): QualifiedName => (isSameName(name, from) ? to : name);
  return {
    ...object,
    ...(table === undefined ? {} : { table: follow(table) }),
    ...(ownedBy === undefined ? {} : { ownedBy: { ...ownedBy, table: follow(ownedBy.table) } }),
    ...(uses === undefined ? {} : { uses: { ...uses, tables: uses.tables.map((used) => renameUsed(used, from, to)) } }),
  };
}

function renameUsed(used: ObjectName, from: QualifiedName, to: QualifiedName): ObjectName {
  return used.name === from.name && (used.schema ?? from.schema) === from.schema ? { ...used, ...to } : used;
}

function retarget(source: CatalogTable, from: QualifiedName, to: QualifiedName): CatalogTable {
  return {
    ...source,
    constraints: source.constraints.map((constraint) => {
      const { definition } = constraint;
      if (definition.kind !== 'foreign-key') return constraint;
      const { referenced } = definition;
      if (referenced.name !== from.name || (referenced.schema ?? from.schema) !== from.schema) return constraint;
      return { ...constraint, definition: { ...definition, referenced: { ...referenced, ...to } } };
    }),
  };
}

function reparent(child: CatalogTable, from: QualifiedName, to: QualifiedName): CatalogTable {
  const { partitionOf, inherits } = child;
  return {
    ...child,
    ...(partitionOf === undefined ? {} : { partitionOf: isSameName(partitionOf, from) ? to : partitionOf }),
    ...(inherits === undefined ? {} : { inherits: inherits.map((name) => (isSameName(name, from) ? to : name)) }),
  };
}
