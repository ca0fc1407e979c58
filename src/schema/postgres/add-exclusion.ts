import type { ExclusionConstraint } from '../../model/constraint-definition.ts';
import type { CatalogIndex, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { chooseRelationName, indexColumnNames, joinColumnNames, namedKeys } from './automatic-names.ts';
import { attachToParent, equalKeys } from './partition-index.ts';

/** An exclusion constraint to add, and what surrounds it. */
export interface ExclusionAddition {
  readonly table: QualifiedName;
  readonly definition: ExclusionConstraint;
  /** Partitions are left alone. */
  readonly only?: boolean;
  /** The parent's index, when it is added to a partition. */
  readonly partitionOf?: string;
}

/** Adds EXCLUDE with its index to a table and to its partitions (which have it from PostgreSQL 17 on). */
export function addExclusion(catalog: Catalog, addition: ExclusionAddition): void {
  const { definition, partitionOf } = addition;
  const table = catalog.tableAt(addition.table);
  if (table === undefined) return;
  const name = definition.name ?? chooseRelationName(catalog, {
    schema: table.schema, table: table.name, label: 'excl', columns: joinColumnNames(indexColumnNames(definition.keys, [])),
  }, true);
  if (table.constraints.some((each) => each.name === name)) {
    if (!catalog.lenient) catalog.unfollowed(`constraint ${name} of table ${table.name} exists already`);
    return;
  }
  const index = putExclusion(catalog, table, { definition: { ...definition, name, keys: namedKeys(definition.keys) }, partitionOf });
  if (addition.only === true || table.partitionBy === undefined) return;
  for (const child of catalog.children(table)) cloneExclusion(catalog, child, { definition, index });
}

interface NamedExclusion {
  readonly definition: ExclusionConstraint & { readonly name: string };
  readonly partitionOf: string | undefined;
}

function putExclusion(catalog: Catalog, table: CatalogTable, { definition, partitionOf }: NamedExclusion): CatalogIndex {
  const index = { ...newIndex(catalog, definition), ...(partitionOf === undefined ? {} : { partitionOf }) };
  const constraint = {
    id: catalog.nextId(), name: definition.name, origin: catalog.context.origin, definition, validated: true,
    ...(partitionOf === undefined ? {} : { inherited: true }),
  };
  catalog.putTable({ ...table, indexes: [...table.indexes, index], constraints: [...table.constraints, constraint] });
  return index;
}

function newIndex(catalog: Catalog, { name, method, keys, predicate }: ExclusionConstraint & { readonly name: string }): CatalogIndex {
  return {
    id: catalog.nextId(),
    name,
    origin: catalog.context.origin,
    definition: { name, unique: false, method, keys, include: [], ...(predicate === undefined ? {} : { predicate }) },
    constraint: name,
    valid: true,
  };
}

/** Gives a partition its part of the parent's constraint: an equal one that it has, or a new one. */
export function cloneExclusion(catalog: Catalog, partition: CatalogTable, { definition, index }: { readonly definition: ExclusionConstraint; readonly index: CatalogIndex }): void {
  const equal = partition.indexes.find((each) => each.partitionOf === undefined && equalKeys(each.definition, index.definition)
    && partition.constraints.some((own) => own.name === each.constraint && own.definition.kind === 'exclusion'));
  if (equal !== undefined) {
    attachToParent(catalog, partition, { index: equal, parent: index.name });
    return;
  }
  const { name: _, ...unnamed } = definition;
  addExclusion(catalog, { table: partition, definition: unnamed, partitionOf: index.name });
}
