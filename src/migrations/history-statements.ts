import type { HistoryCommand, HistoryLocation } from './format.ts';
import { quotedTable, quoteName } from './quote-table.ts';

type Value = string | number | boolean | null;

/** INSERT of one row with bound values, in the placeholder syntax of the location's engine. */
export function insertRow(location: HistoryLocation, row: Readonly<Record<string, Value>>): HistoryCommand {
  const names = Object.keys(row);
  const marks = names.map((_, index) => (location.family === 'postgres' ? `$${index + 1}` : '?'));
  const list = names.map((name) => quoteName(location.family, name)).join(', ');
  return { text: `INSERT INTO ${quotedTable(location)} (${list}) VALUES (${marks.join(', ')})`, values: Object.values(row) };
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
