/** Rows of a reference table: a hash of what is compared of a row by its key, the key's parts in one text. */
export type ReferenceRows = ReadonlyMap<string, string>;

/** Rows that differ in one way. */
export interface ReferenceKeys {
  readonly count: number;
  /** The first few, sorted. */
  readonly keys: readonly string[];
}

/** How the rows of one reference table differ: keys and counts, never values. */
export interface ReferenceTableChange {
  /** Name as reports have it. */
  readonly table: string;
  /** There and not expected. */
  readonly added: ReferenceKeys;
  /** Expected and not there. */
  readonly removed: ReferenceKeys;
  readonly changed: ReferenceKeys;
  /** SHA-256 of every key that differs with the hashes of its row: it tells one difference from another, and says nothing else. */
  readonly digest: string;
}
