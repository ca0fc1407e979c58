import type { HistoryRow } from '../model/history.ts';
import type { Migration } from '../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation } from './format.ts';
import { quotedTable, quoteName } from './quote-table.ts';

type BoundValue = string | number | boolean | null;

/** A value to bind, or SQL of ours in its place. */
export type InsertedValue = BoundValue | { readonly expression: string };

/** INSERT of one row with bound values, in the placeholder syntax of the location's engine. */
export function insertRow(location: HistoryLocation, row: Readonly<Record<string, InsertedValue>>): HistoryCommand {
  const { values, bind } = binder(location);
  const marks = Object.values(row).map((value) => bind(value));
  const names = Object.keys(row).map((name) => quoteName(location.family, name));
  return { text: `INSERT INTO ${quotedTable(location)} (${names.join(', ')}) VALUES (${marks.join(', ')})`, values };
}

/** INSERT of one row where no row has the values of a key. */
export function insertMissingRow(location: HistoryLocation, row: Readonly<Record<string, InsertedValue>>, key: Readonly<Record<string, InsertedValue>>): HistoryCommand {
  const { values, bind } = binder(location);
  const marks = Object.values(row).map((value) => bind(value));
  const names = Object.keys(row).map((name) => quoteName(location.family, name));
  const missing = `NOT EXISTS (SELECT 1 FROM ${quotedTable(location)} WHERE ${conditions(location, key, bind)})`;
  return { text: `INSERT INTO ${quotedTable(location)} (${names.join(', ')}) SELECT ${marks.join(', ')} FROM (SELECT 1 AS one) AS one WHERE ${missing}`, values };
}

/** UPDATE of the rows whose columns have the values of a key; null stands for NULL. */
export function updateRow(location: HistoryLocation, changes: Readonly<Record<string, InsertedValue>>, key: Readonly<Record<string, InsertedValue>>): HistoryCommand {
  const { values, bind } = binder(location);
  const assignments = Object.entries(changes).map(([name, value]) => `${quoteName(location.family, name)} = ${bind(value)}`);
  const text = `UPDATE ${quotedTable(location)} SET ${assignments.join(', ')} WHERE ${conditions(location, key, bind)}`;
  return { text, values };
}

/** DELETE of the rows whose columns have the values of a key. */
export function deleteRow(location: HistoryLocation, key: Readonly<Record<string, InsertedValue>>): HistoryCommand {
  const { values, bind } = binder(location);
  return { text: `DELETE FROM ${quotedTable(location)} WHERE ${conditions(location, key, bind)}`, values };
}

function conditions({ family }: HistoryLocation, key: Readonly<Record<string, InsertedValue>>, bind: (value: InsertedValue) => string): string {
  return Object.entries(key).map(([name, value]) => `${quoteName(family, name)} ${value === null ? 'IS NULL' : `= ${bind(value)}`}`).join(' AND ');
}

/** Collects values in the order in which their marks stand in the text. */
function binder({ family }: HistoryLocation): { readonly values: BoundValue[]; readonly bind: (value: InsertedValue) => string } {
  const values: BoundValue[] = [];
  const bind = (value: InsertedValue): string => {
    if (typeof value === 'object' && value !== null) return value.expression;
    values.push(value);
    return family === 'postgres' ? `$${values.length}` : '?';
  };
  return { values, bind };
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

/** A column of times, as ISO text in the server's own time zone. */
export function isoTime({ family }: HistoryLocation, name: string): SelectedColumn {
  const column = quoteName(family, name);
  return { name, expression: family === 'postgres' ? `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')` : `DATE_FORMAT(${column}, '%Y-%m-%dT%H:%i:%s')` };
}

/** What a tool records that has one row for each applied migration and nothing about failures and baselines. */
export function recordedMigrations({ state, event }: HistoryEntry): readonly Migration[] {
  if (state !== 'applied' || event.kind === 'schema-creation') return [];
  return event.kind === 'migration' ? [event.migration] : event.migrations;
}

/** The rank behind the highest. */
export function rankAfter(rows: readonly HistoryRow[]): number {
  return 1 + rows.reduce((highest, row) => Math.max(highest, row.rank), 0);
}
