import type { IndexKey } from '../../model/index-definition.ts';
import type { CatalogTable } from '../../model/schema-state.ts';

/** Name of the primary key, as index and as constraint. */
export const primaryName = 'PRIMARY';

/** Whether a table has an index of this name; the case does not count. */
export function hasIndex(table: CatalogTable, name: string): boolean {
  return table.indexes.some((index) => index.name.toLowerCase() === name.toLowerCase());
}

/**
 * The name of an index that has none: its first column, then with _2, _3 … (make_unique_key_name in sql_table.cc).
 * An expression in front counts as `functional_index` (MySQL 8.0.13).
 */
export function chooseIndexName(table: CatalogTable, keys: readonly IndexKey[]): string {
  const base = keys[0]?.column ?? 'functional_index';
  if (!hasIndex(table, base) && base.toLowerCase() !== primaryName.toLowerCase()) return base;
  for (let number = 2; ; number += 1) {
    const name = `${base}_${String(number)}`;
    if (!hasIndex(table, name)) return name;
  }
}

/** The name of a foreign key that has none: one above the highest number among the table's own (MySQL, InnoDB). */
export function chooseForeignKeyName(table: CatalogTable): string {
  return `${table.name}_ibfk_${String(highestNumber(table, `${table.name}_ibfk_`) + 1)}`;
}

/** The name of a CHECK that has none in MySQL: one above the highest number. */
export function chooseCheckName(table: CatalogTable): string {
  return `${table.name}_chk_${String(highestNumber(table, `${table.name}_chk_`) + 1)}`;
}

/** The name of a CHECK that has none in MariaDB: the first free number (make_unique_constraint_name). */
export function chooseMariadbCheckName(table: CatalogTable): string {
  for (let number = 1; ; number += 1) {
    const name = `CONSTRAINT_${String(number)}`;
    if (!table.constraints.some((constraint) => constraint.name.toLowerCase() === name.toLowerCase())) return name;
  }
}

function highestNumber(table: CatalogTable, prefix: string): number {
  const numbers = table.constraints.map(({ name }) => numberBehind(name, prefix));
  return Math.max(0, ...numbers);
}

function numberBehind(name: string, prefix: string): number {
  if (!name.toLowerCase().startsWith(prefix.toLowerCase())) return 0;
  const digits = name.slice(prefix.length);
  return /^\d+$/.test(digits) ? Number(digits) : 0;
}

/** The same constraint name after its table was renamed: made-up names follow the table (both engines). */
export function followTable(name: string, from: string, to: string): string {
  const rest = name.toLowerCase().startsWith(from.toLowerCase()) ? name.slice(from.length) : '';
  return /^_(?:ibfk|chk)_\d+$/.test(rest) ? `${to}${rest}` : name;
}
