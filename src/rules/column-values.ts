import type { CatalogColumn } from '../model/schema-state.ts';

/** Whether a column has a default other than NULL. */
export function hasDefault({ default: value }: CatalogColumn): boolean {
  return value !== undefined && value.constant !== 'null';
}

/** Whether the server finds a value for a row that gives none. */
export function fillsItself(column: CatalogColumn): boolean {
  return hasDefault(column) || column.identity !== undefined || column.generated !== undefined || column.autoIncrement;
}
