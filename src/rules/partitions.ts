import type { AddConstraint, CreateIndex } from '../model/operation.ts';
import type { CatalogTable, SchemaState } from '../model/schema-state.ts';
import { isSameName } from '../schema/name-resolution.ts';
import { mayInherit } from '../schema/queries/referring-tables.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation } from './define-rule.ts';

/** The partitions of a table, those of its partitions among them. */
export function partitionsOf(state: SchemaState, parent: CatalogTable): readonly CatalogTable[] {
  const own = [...mayInherit(state, parent)].filter(({ partitionOf }) => partitionOf !== undefined && isSameName(partitionOf, parent));
  return own.flatMap((partition) => [partition, ...partitionsOf(state, partition)]);
}

/** Whether an index is made for a partitioned table ONLY: an entry in the catalogue, no index of rows. */
export function isBuiltNowhere({ operation, before }: JudgedOperation<AddConstraint | CreateIndex>): boolean {
  return operation.only === true && resolveTable(before, operation.table)?.partitionBy !== undefined;
}
