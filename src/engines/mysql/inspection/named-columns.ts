import type { ObjectKey } from '../../../model/schema-object.ts';
import { printedTokens } from './printed-tokens.ts';
import { keyOf } from './schema-facts.ts';
import type { TableContext } from './table-context.ts';

/** The columns that an expression of their table names; the servers print names of columns in backticks, and in no other case. */
export function columnsNamedIn(expression: string, table: Pick<TableContext, 'name' | 'facts'>): readonly ObjectKey[] {
  const names = printedTokens(expression).filter(({ kind }) => kind === 'name').map(({ value }) => value);
  return columnKeys([...new Set(names)], table);
}

/** Keys of columns of a table. */
export function columnKeys(names: readonly string[], table: Pick<TableContext, 'name' | 'facts'>): readonly ObjectKey[] {
  return names.map((name) => keyOf('column', `${table.name}.${name}`, table.facts));
}
