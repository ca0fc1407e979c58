import { InternalError } from '../errors/internal-error.ts';
import type { Expression } from '../model/expression.ts';
import type { Span } from '../model/location.ts';
import type { Row } from '../ports/database-session.ts';

/** Values of catalogue rows; one of another type means that a query and its reader do not fit together. */
export function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw unfit(name, 'a text');
  return value;
}

/** A text, or undefined for NULL. */
export function optionalText(row: Row, name: string): string | undefined {
  return row[name] === null ? undefined : text(row, name);
}

/** A number; the drivers give large ones as text. */
export function integer(row: Row, name: string): number {
  const value = row[name];
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number') throw unfit(name, 'a number');
  return number;
}

/** A number, or undefined for NULL. */
export function optionalInteger(row: Row, name: string): number | undefined {
  return row[name] === null ? undefined : integer(row, name);
}

/** A truth value: of MySQL and MariaDB as 0 and 1. */
export function flag(row: Row, name: string): boolean {
  const value = row[name];
  if (typeof value === 'boolean') return value;
  return integer(row, name) !== 0;
}

/** A list of texts; NULL is an empty one. */
export function texts(row: Row, name: string): readonly string[] {
  const value = row[name];
  if (value === null) return [];
  if (!Array.isArray(value)) throw unfit(name, 'a list');
  return value.map((item: unknown) => {
    if (typeof item !== 'string') throw unfit(name, 'a list of texts');
    return item;
  });
}

/** The texts of several lists, sorted; most objects have none. */
export function sortedTexts(row: Row, ...names: readonly string[]): readonly string[] {
  return names.every((name) => row[name] === null) ? none : names.flatMap((name) => texts(row, name)).toSorted();
}

const none: readonly string[] = [];

/** A list of numbers; NULL is an empty one. */
export function integers(row: Row, name: string): readonly number[] {
  const value = row[name];
  if (value === null) return [];
  if (!Array.isArray(value)) throw unfit(name, 'a list');
  return value.map((item: unknown) => {
    if (typeof item !== 'number') throw unfit(name, 'a list of numbers');
    return item;
  });
}

/** A list of rows within a JSON value; NULL is an empty one. */
export function rows(row: Row, name: string): readonly Row[] {
  const value = row[name];
  if (value === null) return [];
  if (!Array.isArray(value)) throw unfit(name, 'a list');
  return value.filter(isRow);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/** Parses a JSON object that the server built. */
export function jsonRow(json: string): Row {
  const value: unknown = JSON.parse(json);
  if (!isRow(value)) throw unfit('json', 'an object');
  return value;
}

function unfit(name: string, expected: string): InternalError {
  return new InternalError(`catalogue column ${name} is not ${expected}`);
}

/** What comes from a server stands in no file. */
export const nowhere: Span = { start: 0, end: 0 };

/** An expression as the server prints it. What it names is left to the comparison, which reads both sides alike. */
export function serverExpression(printed: string): Expression {
  return { text: printed, span: nowhere, columns: [], functions: [] };
}

/** Puts rows under the value of one of their columns, in their order. */
export function groupBy<Key>(all: readonly Row[], key: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of all) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
