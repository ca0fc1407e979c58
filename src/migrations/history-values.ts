import { invariant } from '../errors/internal-error.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads a text column of a history row, as a driver's text protocol or its number and boolean mapping gives it.
 * @throws InternalError when the column is absent.
 */
export function textOf(row: Row, column: string): string | undefined {
  const value = row[column];
  invariant(value !== undefined, `history column ${column} is absent`);
  if (value === null) return undefined;
  invariant(typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint', `history column ${column} is not text`);
  return String(value);
}

/** Reads a NOT NULL text column. @throws InternalError where it is null. */
export function requiredText(row: Row, column: string): string {
  const text = textOf(row, column);
  invariant(text !== undefined, `history column ${column} is null`);
  return text;
}

/** Reads a whole number. @throws InternalError where it is not one. */
export function integerOf(row: Row, column: string): number {
  const number = Number(requiredText(row, column));
  invariant(Number.isSafeInteger(number), `history column ${column} is not a whole number`);
  return number;
}

/** Reads a boolean: true, `t`, 1 or `1`; tinyint(1) is MySQL's boolean. */
export function booleanOf(row: Row, column: string): boolean {
  const value = row[column];
  return value === true || value === 't' || value === 'true' || value === 1 || value === '1';
}
