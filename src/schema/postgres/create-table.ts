import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { ConstraintDefinition, KeyConstraint } from '../../model/constraint-definition.ts';
import type { CreateTable } from '../../model/operation.ts';
import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { temporarySchema } from '../name-resolution.ts';
import { addConstraint } from './add-constraint.ts';
import { copyIndexes, likeItems, placeLikeColumns } from './like.ts';
import { inheritConstraints, mergeColumns, parentTables } from './inherit.ts';
import { makeColumn } from './make-column.ts';
import { nameNotNulls } from './not-null.ts';
import { inheritFromPartitionedTable } from './partition.ts';

/** CREATE TABLE. IF NOT EXISTS of a table that is there changes nothing. */
export function applyCreateTable(catalog: Catalog, operation: CreateTable): void {
  const schema = operation.temporary ? temporarySchema : catalog.creationSchema(operation.table);
  const name: QualifiedName = { schema, name: operation.table.name };
  if (catalog.isRelation(name)) {
    if (!operation.ifNotExists && !catalog.lenient) catalog.unfollowed(`relation ${name.name} exists already`);
    return;
  }
  const likes = likeItems(catalog, operation);
  const parents = parentTables(catalog, operation);
  const table = emptyTable(catalog, name, operation);
  const own = operation.columns.map((column) => makeColumn(catalog, name, column));
  const complete = [table, ...likes.map(({ source }) => source), ...parents].every((each) => each.complete);
  catalog.putTable({ ...table, complete, columns: mergeColumns(catalog, parents, placeLikeColumns(catalog, { table: name, likes, own })) });
  inheritConstraints(catalog, name, parents);
  addConstraints(catalog, name, [...likes.flatMap((like) => like.checks), ...allConstraints(operation)]);
  copyIndexes(catalog, name, likes);
  inheritFromPartitionedTable(catalog, name);
  nameNotNulls(catalog, name, catalog.tableAt(name)?.columns ?? []);
}

function emptyTable(catalog: Catalog, name: QualifiedName, operation: CreateTable): CatalogTable {
  const complete = knowsColumns(catalog, operation);
  // A parent that is not known stays unknown: a later table of its name is another one, and may even be a child of this.
  const inherits = operation.inherits.flatMap((written) => catalog.findTable(written) ?? []).map(({ schema, name: known }) => ({ schema, name: known }));
  return {
    id: catalog.nextId(),
    ...name,
    origin: catalog.context.origin,
    temporary: operation.temporary,
    columns: [],
    constraints: [],
    indexes: [],
    ...partitionFacts(catalog, operation),
    ...(inherits.length === 0 ? {} : { inherits }),
    complete,
    options: { ...operation.options, ...(operation.unlogged ? { persistence: 'unlogged' } : {}) },
  };
}

/** How the table is parted, and which part it is itself. */
function partitionFacts(catalog: Catalog, { partitionBy, partitionKeys, partitionOf, bound }: CreateTable): Partial<CatalogTable> {
  const parent = partitionOf === undefined ? undefined : catalog.findTable(partitionOf);
  return {
    ...(partitionBy === undefined ? {} : { partitionBy }),
    ...(partitionKeys === undefined ? {} : { partitionKeys }),
    ...(parent === undefined ? {} : { partitionOf: { schema: parent.schema, name: parent.name } }),
    ...(parent === undefined || bound === undefined ? {} : { bound }),
  };
}

/** Whether the statement says the columns. */
function knowsColumns(catalog: Catalog, { asQuery, options }: CreateTable): boolean {
  if (asQuery !== undefined) catalog.unfollowed('the columns come from a query');
  if (options['of'] !== undefined) catalog.unfollowed('the columns are those of a type');
  return asQuery === undefined && options['of'] === undefined;
}

/** Column constraints with the table's own, in the order of the text. */
function allConstraints(operation: CreateTable): readonly ConstraintDefinition[] {
  return [...operation.columns.flatMap((column: ColumnDefinition) => column.constraints), ...operation.constraints];
}

/**
 * The server names and makes checks first, then the primary key, then the other keys, then foreign keys
 * (transformCreateStmt). A key that says the same as an earlier one is dropped, and lends it its name.
 */
function addConstraints(catalog: Catalog, table: QualifiedName, all: readonly ConstraintDefinition[]): void {
  const of = (...kinds: readonly ConstraintDefinition['kind'][]): readonly ConstraintDefinition[] =>
    all.filter(({ kind }) => kinds.includes(kind));
  const keys = all.flatMap((each) => (each.kind === 'primary-key' || each.kind === 'unique' ? [each] : []));
  const merged = mergeEqualKeys([...keys.filter(isPrimary), ...keys.filter((key) => !isPrimary(key))]);
  for (const definition of [...of('not-null', 'check'), ...merged, ...of('exclusion'), ...of('foreign-key')]) {
    addConstraint(catalog, { table, definition, isNewTable: true });
  }
}

function isPrimary(key: KeyConstraint): boolean {
  return key.kind === 'primary-key';
}

/** UNIQUE PRIMARY KEY on one column is one index (transformIndexConstraints in parse_utilcmd.c). */
function mergeEqualKeys(keys: readonly KeyConstraint[]): readonly KeyConstraint[] {
  const merged: KeyConstraint[] = [];
  for (const key of keys) {
    const at = merged.findIndex((prior) => isSameKey(prior, key));
    const prior = merged[at];
    if (prior === undefined) merged.push(key);
    else if (prior.name === undefined && key.name !== undefined) merged[at] = { ...prior, name: key.name };
  }
  return merged;
}

function isSameKey(left: KeyConstraint, right: KeyConstraint): boolean {
  return describeKey(left) === describeKey(right);
}

function describeKey({ keys, include, nullsNotDistinct, withoutOverlaps, deferrable }: KeyConstraint): string {
  return JSON.stringify([keys, include, nullsNotDistinct ?? false, withoutOverlaps ?? false, deferrable ?? false]);
}
