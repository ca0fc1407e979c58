import type { HistoryCommand, HistoryEntry, HistoryLocation } from './format.ts';
import { quotedTable, quoteName } from './quote-table.ts';

type BoundValue = string | number | boolean | null;

/** A value to bind, or SQL of ours in its place. */
export type InsertedValue = BoundValue | { readonly expression: string };

/** INSERT of one row with bound values, in the placeholder syntax of the location's engine. */
export function insertRow(location: HistoryLocation, row: Readonly<Record<string, InsertedValue>>): HistoryCommand {
  const values: BoundValue[] = [];
  const marks = Object.values(row).map((value) => {
    if (typeof value === 'object' && value !== null) return value.expression;
    values.push(value);
    return location.family === 'postgres' ? `$${values.length}` : '?';
  });
  const names = Object.keys(row).map((name) => quoteName(location.family, name));
  return { text: `INSERT INTO ${quotedTable(location)} (${names.join(', ')}) VALUES (${marks.join(', ')})`, values };
}

/** Milliseconds of a migration's work: known, or measured by the server from the beginning of the transaction (PostgreSQL). */
export function elapsedValue(executionTimeMs: HistoryEntry['executionTimeMs']): InsertedValue {
  if (executionTimeMs !== 'since-begin') return executionTimeMs;
  return { expression: 'CAST(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000 AS integer)' };
}

/** A column of a SELECT, or an expression under a column's name. */
export interface SelectedColumn {
  readonly name: string;
  readonly expression?: string;
}

/** SELECT of all rows in the order of one column. */
export function selectRows(location: HistoryLocation, columns: readonly SelectedColumn[], order: string): HistoryCommand {
  const quoted = (name: string): string => quoteName(location.family, name);
  const list = columns.map(({ name, expression }) => (expression === undefined ? quoted(name) : `${expression} AS ${quoted(name)}`));
  return { text: `SELECT ${list.join(', ')} FROM ${quotedTable(location)} ORDER BY ${quoted(order)}` };
}
