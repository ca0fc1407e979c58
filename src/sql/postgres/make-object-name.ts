/** Bytes of an identifier that the server keeps (NAMEDATALEN - 1). */
export const maximumBytes = 63;

/** The parts of a name that the server makes up: `table_columns_label`. */
interface ObjectNameParts {
  readonly table: string;
  readonly columns?: string;
  readonly label: string;
}

/**
 * Joins the parts as makeObjectName does (src/backend/commands/indexcmds.c, PostgreSQL 10 to 18):
 * the longer of the two names loses bytes until everything fits; the label stays whole.
 */
export function makeObjectName({ table, columns, label }: ObjectNameParts): string {
  let first = Buffer.byteLength(table);
  let second = columns === undefined ? 0 : Buffer.byteLength(columns);
  const available = maximumBytes - label.length - 1 - (columns === undefined ? 0 : 1);
  while (first + second > available) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  const middle = columns === undefined ? '' : `_${clip(columns, second)}`;
  return `${clip(table, first)}${middle}_${label}`;
}

/** The first bytes of a text, without half a character at the end. */
export function clip(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let length = 0;
  let result = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    result += character;
  }
  return result;
}
