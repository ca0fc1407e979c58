import type { KeyConstraint } from '../../model/constraint-definition.ts';
import type { IndexDefinition } from '../../model/index-definition.ts';
import type { CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { attachToParent, equalKeys } from './partition-index.ts';
import { chooseRelationName, indexColumnNames, joinColumnNames, namedKeys } from './automatic-names.ts';
import { setNotNull } from './not-null.ts';

/** A key to add, and what surrounds it. */
export interface KeyAddition {
  readonly key: KeyConstraint;
  /** Partitions are left alone. */
  readonly only?: boolean;
  /** The parent's index, when the key is added to a partition. */
  readonly partitionOf?: string;
}

/** Adds PRIMARY KEY or UNIQUE with its index; a primary key makes its columns NOT NULL. */
export function addKey(catalog: Catalog, name: QualifiedName, addition: KeyAddition): void {
  const { key, only = false } = addition;
  const table = catalog.tableAt(name);
  const index = table && (key.usingIndex === undefined ? newIndex(catalog, table, key) : promotedIndex(table, key));
  if (table === undefined || index === undefined) {
    if (key.usingIndex !== undefined) catalog.unfollowed(`index ${key.usingIndex} is not known`);
    return;
  }
  catalog.putTable(withKey(catalog, table, { ...addition, index }));
  if (key.kind === 'primary-key') setKeyNotNull(catalog, table, { key, index, only });
  if (!only) addToPartitions(catalog, table, { key, index });
}

function chooseKeyName(catalog: Catalog, table: CatalogTable, key: KeyConstraint): string {
  const columns = joinColumnNames(indexColumnNames(key.keys, key.include));
  const parts = { schema: table.schema, table: table.name };
  return chooseRelationName(catalog, key.kind === 'primary-key'
    ? { ...parts, label: 'pkey' }
    : { ...parts, columns, label: 'key' }, true);
}

function setKeyNotNull(catalog: Catalog, table: CatalogTable, { key, index, only = false }: AddedKey): void {
  for (const { column } of index.definition.keys) {
    if (column !== undefined) setNotNull(catalog, table, { column, span: key.span, only });
  }
}

/** USING INDEX: the index takes the constraint's name. */
function promotedIndex(table: CatalogTable, key: KeyConstraint): CatalogIndex | undefined {
  const index = table.indexes.find((each) => each.name === key.usingIndex);
  const name = key.name ?? index?.name;
  return index === undefined || name === undefined ? undefined
    : { ...index, name, constraint: name, definition: { ...index.definition, name } };
}

function newIndex(catalog: Catalog, table: CatalogTable, key: KeyConstraint): CatalogIndex {
  const name = key.name ?? chooseKeyName(catalog, table, key);
  const definition: IndexDefinition = {
    name,
    unique: true,
    method: key.withoutOverlaps === true ? 'gist' : 'btree',
    keys: namedKeys(key.keys),
    include: key.include,
    ...(key.nullsNotDistinct === true ? { nullsNotDistinct: true } : {}),
  };
  return { id: catalog.nextId(), name, origin: catalog.context.origin, definition, constraint: name, valid: true };
}

interface AddedKey extends KeyAddition {
  readonly index: CatalogIndex;
}

function withKey(catalog: Catalog, table: CatalogTable, added: AddedKey): CatalogTable {
  const { key, index, partitionOf } = added;
  const { usingIndex: _, ...written } = key;
  const constraint = {
    id: catalog.nextId(),
    name: index.name,
    origin: catalog.context.origin,
    definition: { ...written, name: index.name, keys: index.definition.keys, include: index.definition.include },
    validated: true,
    ...(partitionOf === undefined ? {} : { inherited: true }),
  };
  const attached: CatalogIndex = partitionOf === undefined ? index : { ...index, partitionOf };
  return {
    ...table,
    constraints: [...table.constraints, constraint],
    indexes: [...table.indexes.filter((each) => each.id !== index.id), attached],
  };
}

function addToPartitions(catalog: Catalog, parent: CatalogTable, added: AddedKey): void {
  if (parent.partitionBy === undefined) return;
  for (const child of catalog.children(parent)) cloneKey(catalog, child, added);
}

/** Gives a partition its part of the parent's key: an equal one that it has, or a new one (DefineIndex, ATTACH PARTITION). */
export function cloneKey(catalog: Catalog, partition: CatalogTable, parent: AddedKey): void {
  const equal = partition.indexes.find((index) =>
    index.partitionOf === undefined && index.constraint !== undefined && equalKeys(index.definition, parent.index.definition)
    && partition.constraints.some(({ name, definition }) => name === index.constraint && definition.kind === parent.key.kind));
  if (equal !== undefined) {
    attachToParent(catalog, partition, { index: equal, parent: parent.index.name });
    return;
  }
  const { name: _, usingIndex: _index, ...unnamed } = parent.key;
  const { keys, include } = parent.index.definition;
  addKey(catalog, partition, { key: { ...unnamed, keys, include }, partitionOf: parent.index.name });
}
