import type { AttachPartition, DetachPartition } from '../../model/operation.ts';
import type { CatalogColumn, CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withConstraint } from '../edit-table.ts';
import { addConstraint } from './add-constraint.ts';
import { cloneExclusion } from './add-exclusion.ts';
import { cloneIndex } from './add-index.ts';
import { cloneKey } from './add-key.ts';
import { isAbove, partitionsShareIdentity } from './inherit.ts';
import { missing } from './written-table.ts';

/** Indexes, keys and foreign keys of the partitioned parent come to a partition (DefineRelation in tablecmds.c). */
export function inheritFromPartitionedTable(catalog: Catalog, name: QualifiedName): void {
  const parentName = catalog.tableAt(name)?.partitionOf;
  const parent = parentName === undefined ? undefined : catalog.tableAt(parentName);
  if (parent === undefined) return;
  for (const index of parent.indexes) inheritIndex(catalog, name, { parent, index });
  for (const { definition } of parent.constraints) {
    if (definition.kind === 'foreign-key' && !adoptForeignKey(catalog, name, definition.name)) {
      addConstraint(catalog, { table: name, definition, inherited: true });
    }
  }
}

function inheritIndex(catalog: Catalog, name: QualifiedName, { parent, index }: { readonly parent: CatalogTable; readonly index: CatalogIndex }): void {
  const partition = catalog.tableAt(name);
  if (partition === undefined) return;
  const key = parent.constraints.find((each) => each.name === index.constraint)?.definition;
  if (key?.kind === 'primary-key' || key?.kind === 'unique') cloneKey(catalog, partition, { key, index });
  else if (key?.kind === 'exclusion') cloneExclusion(catalog, partition, { definition: key, index });
  else if (key === undefined) cloneIndex(catalog, partition, index);
}

/** ATTACH PARTITION: an equal foreign key of the partition becomes the parent's. */
function adoptForeignKey(catalog: Catalog, name: QualifiedName, parentKey: string | undefined): boolean {
  const partition = catalog.tableAt(name);
  const parent = partition?.partitionOf === undefined ? undefined : catalog.tableAt(partition.partitionOf);
  const wanted = parent?.constraints.find((each) => each.name === parentKey)?.definition;
  if (partition === undefined || wanted?.kind !== 'foreign-key') return false;
  const own = partition.constraints.find(({ definition, inherited }) =>
    inherited !== true && definition.kind === 'foreign-key'
    && definition.referenced.name === wanted.referenced.name && definition.referenced.schema === wanted.referenced.schema
    && definition.columns.join() === wanted.columns.join()
    && definition.referencedColumns.join() === wanted.referencedColumns.join()
    && definition.onDelete === wanted.onDelete && definition.onUpdate === wanted.onUpdate);
  if (own !== undefined) catalog.putTable(withConstraint(partition, { ...own, inherited: true }));
  return own !== undefined;
}

/** ALTER TABLE … ATTACH PARTITION. */
export function applyAttachPartition(catalog: Catalog, operation: AttachPartition): void {
  const parent = catalog.findTable(operation.table);
  const partition = catalog.findTable(operation.partition);
  if (parent === undefined || partition === undefined) {
    missing(catalog, `table ${parent === undefined ? operation.table.name : operation.partition.name}`);
    return;
  }
  if (isAbove(catalog, partition, parent)) {
    catalog.unfollowed(`table ${partition.name} would be a partition of itself`);
    return;
  }
  const fromParent = new Map(parent.columns.map((column) => [column.name, column]));
  const checks = new Set(parent.constraints.filter(({ definition }) => definition.kind === 'check').map(({ name }) => name));
  catalog.putTable({
    ...partition,
    partitionOf: { schema: parent.schema, name: parent.name },
    ...(operation.bound === undefined ? {} : { bound: operation.bound }),
    columns: partition.columns.map((column) => attachedColumn(catalog, column, fromParent.get(column.name))),
    constraints: partition.constraints.map((each) => (checks.has(each.name) ? { ...each, inherited: true } : each)),
  });
  inheritFromPartitionedTable(catalog, partition);
}

function attachedColumn(catalog: Catalog, column: CatalogColumn, parent: CatalogColumn | undefined): CatalogColumn {
  if (parent === undefined) return column;
  const identity = partitionsShareIdentity(catalog) ? parent.identity : undefined;
  return { ...column, inherited: true, ...(identity === undefined ? {} : { identity }) };
}

/** ALTER TABLE … DETACH PARTITION: what the partition had from the parent becomes its own. */
export function applyDetachPartition(catalog: Catalog, operation: DetachPartition): void {
  const partition = catalog.findTable(operation.partition);
  if (partition === undefined) {
    missing(catalog, `table ${operation.partition.name}`);
    return;
  }
  // The server adds the partition's bound as a CHECK, which the catalogue does not know (manual, ALTER TABLE, DETACH).
  if (operation.concurrently) catalog.unfollowed('DETACH PARTITION CONCURRENTLY adds a constraint that is not known');
  const columns = partitionsShareIdentity(catalog) ? partition.columns.map(({ identity: _, ...column }) => column) : partition.columns;
  catalog.putTable({ ...standAlone({ ...partition, columns }), complete: partition.complete && !operation.concurrently });
}

/** The table without any tie to a parent. */
export function standAlone(table: CatalogTable): CatalogTable {
  const { partitionOf: _, bound: _bound, inherits: _inherits, ...rest } = table;
  return {
    ...rest,
    columns: table.columns.map(({ inherited: _flag, ...column }) => column),
    constraints: table.constraints.map(({ inherited: _flag, ...constraint }) => constraint),
    indexes: table.indexes.map(({ partitionOf: _parent, ...index }) => index),
  };
}
