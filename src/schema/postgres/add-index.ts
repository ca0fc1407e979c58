import type { IndexDefinition } from '../../model/index-definition.ts';
import type { CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { chooseRelationName, indexColumnNames, joinColumnNames, namedKeys } from './automatic-names.ts';
import { attachToParent, equalKeys } from './partition-index.ts';

/** An index to add. */
export interface IndexAddition {
  readonly definition: IndexDefinition;
  /** ON ONLY: partitions get none, and the index is invalid until all of theirs are attached. */
  readonly only?: boolean;
  /** The parent's index, when it is added to a partition. */
  readonly partitionOf?: string;
}

/** The name that an index gets: the written one, or `table_columns_idx`. */
export function indexName(catalog: Catalog, table: QualifiedName, definition: IndexDefinition): string {
  const columns = joinColumnNames(indexColumnNames(definition.keys, definition.include));
  return definition.name ?? chooseRelationName(catalog, { schema: table.schema, table: table.name, columns, label: 'idx' }, false);
}

/** Adds an index to a table, and to its partitions. */
export function addIndex(catalog: Catalog, name: QualifiedName, { definition, only = false, partitionOf }: IndexAddition): void {
  const table = catalog.tableAt(name);
  if (table === undefined) return;
  const chosen = indexName(catalog, table, definition);
  const partitions = table.partitionBy === undefined ? [] : catalog.children(table);
  const index: CatalogIndex = {
    id: catalog.nextId(),
    name: chosen,
    origin: catalog.context.origin,
    definition: { ...definition, name: chosen, keys: namedKeys(definition.keys) },
    valid: !(only && partitions.length > 0),
    ...(partitionOf === undefined ? {} : { partitionOf }),
  };
  catalog.putTable({ ...table, indexes: [...table.indexes, index] });
  if (!only) for (const partition of partitions) cloneIndex(catalog, partition, index);
}

/** Gives a partition its part of the parent's index: an equal one that it has, or a new one. */
export function cloneIndex(catalog: Catalog, partition: CatalogTable, parent: CatalogIndex): void {
  const equal = partition.indexes.find((index) =>
    index.partitionOf === undefined && index.constraint === undefined && index.valid && equalKeys(index.definition, parent.definition));
  if (equal !== undefined) {
    attachToParent(catalog, partition, { index: equal, parent: parent.name });
    return;
  }
  const { name: _, ...unnamed } = parent.definition;
  addIndex(catalog, partition, { definition: unnamed, partitionOf: parent.name });
}
