import type { KeyConstraint } from '../../model/constraint-definition.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { isProvenNotNull } from '../../schema/queries/proven-not-null.ts';

/**
 * Columns of the index of ADD PRIMARY KEY USING INDEX that may hold NULL as far as is known: for their sake the table
 * is read (measured on 13 and 18). None for UNIQUE.
 */
export function unprovenColumns({ kind, usingIndex }: KeyConstraint, table: CatalogTable): readonly string[] {
  const index = kind === 'primary-key' ? table.indexes.find(({ name }) => name === usingIndex) : undefined;
  const columns = index?.definition.keys.flatMap(({ column }) => column ?? []) ?? [];
  return columns.filter((column) => !isProvenNotNull(table, column));
}
