import type { IndexKey } from '../../model/index-definition.ts';
import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';

/**
 * The index by which InnoDB keeps the rows: the primary key, else the first unique one without columns that may be NULL
 * (MySQL 8.4 manual 17.6.2.1). To lose it is to write the table anew.
 */
function clusteredKey(table: CatalogTable): CatalogIndex | undefined {
  return table.indexes.find(({ name }) => name === 'PRIMARY') ?? table.indexes.find(({ definition }) => definition.unique && isRequired(table, definition.keys));
}

/** Whether rows are kept by this index. */
export function losesClusteredKey(table: CatalogTable, { id }: CatalogIndex): boolean {
  return clusteredKey(table)?.id === id;
}

/** Whether rows are kept by an index with this column. */
export function isClusteredBy(table: CatalogTable, column: string): boolean {
  return clusteredKey(table)?.definition.keys.some((key) => isNamed(key, column)) === true;
}

/** Whether a new unique key becomes the one by which rows are kept. */
export function addsClusteredKey(table: CatalogTable, keys: readonly IndexKey[]): boolean {
  return clusteredKey(table) === undefined && keys.length > 0 && isRequired(table, keys);
}

function isRequired({ columns }: CatalogTable, keys: readonly IndexKey[]): boolean {
  return keys.every((key) => columns.some(({ name, nullable }) => !nullable && isNamed(key, name)));
}

function isNamed({ column }: IndexKey, name: string): boolean {
  return column?.toLowerCase() === name.toLowerCase();
}
