import { sha256 } from '../digest/sha256.ts';
import type { ReferenceRows, ReferenceTableChange } from '../model/reference-rows.ts';

/** Longest list of keys that a report gets per table and way of differing; counts are always whole. */
const listedKeys = 50;

/**
 * How the rows of one reference table differ, by key; undefined where they do not. Values are in no part of the answer:
 * both sides have one hash per row.
 */
export function compareReferenceRows(table: string, expected: ReferenceRows, actual: ReferenceRows): ReferenceTableChange | undefined {
  const added = [...actual.keys()].filter((key) => !expected.has(key));
  const removed = [...expected.keys()].filter((key) => !actual.has(key));
  const changed = [...expected].filter(([key, hash]) => actual.has(key) && actual.get(key) !== hash).map(([key]) => key);
  if (added.length + removed.length + changed.length === 0) return undefined;
  const digest = sha256(JSON.stringify([...added, ...removed, ...changed].toSorted().map((key) => [key, expected.get(key) ?? null, actual.get(key) ?? null])));
  return { table, added: listed(added), removed: listed(removed), changed: listed(changed), digest };
}

function listed(keys: readonly string[]): ReferenceTableChange['added'] {
  return { count: keys.length, keys: keys.toSorted().slice(0, listedKeys) };
}
