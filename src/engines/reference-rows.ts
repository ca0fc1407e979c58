import { UserError } from '../errors/user-error.ts';
import type { ReferenceRows } from '../model/reference-rows.ts';
import type { Row } from '../ports/database-session.ts';
import { optionalText, text } from './catalog-values.ts';

/** Rows that a reference table may have: its keys and hashes are held in memory, on both sides. */
const mostRows = 100_000;

/** What a query asks for, so that a table with too many rows shows as such. */
export const rowsAsked = mostRows + 1;

/** Characters of a key's part that are read; of a longer one a hash stands behind them. */
export const keyLimit = 200;

/** Name of the column in which a query gives the part of the key. */
export function keyColumn(index: number): string {
  return `key_${String(index)}`;
}

/**
 * Puts the answer of a query, `hash` and the parts of the key, under one text per row. Rows of one key, which a key that is not
 * unique allows, count together.
 * @param name the table's, in reports.
 * @throws UserError drift/reference-table-large.
 */
export function gatherReferenceRows(answer: readonly Row[], parts: number, name: string): ReferenceRows {
  if (answer.length > mostRows) throw new UserError('drift/reference-table-large', { where: `drift.reference-tables, ${name}`, expected: `at most ${String(mostRows)} rows` });
  const rows = new Map<string, string[]>();
  for (const row of answer) {
    const key = keyText(Array.from({ length: parts }, (_, index) => optionalText(row, keyColumn(index)) ?? null));
    const hashes = rows.get(key);
    if (hashes === undefined) rows.set(key, [text(row, 'hash')]);
    else hashes.push(text(row, 'hash'));
  }
  return new Map([...rows].map(([key, hashes]) => [key, hashes.toSorted().join(' ')]));
}

/** A single part as it is, several as a list; no two keys have one text. */
function keyText(parts: readonly (string | null)[]): string {
  const [only = null, ...others] = parts;
  return others.length === 0 && only !== null && !only.startsWith('[') ? only : JSON.stringify(parts);
}
