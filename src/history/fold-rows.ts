import type { HistoryRow } from '../model/history.ts';
import type { Format } from '../migrations/format.ts';

/** What the rows of a history say in the end: later rows undo, delete and replace earlier ones. */
export interface FoldedRows {
  /** The row that counts, by version key. */
  readonly versioned: ReadonlyMap<string, HistoryRow>;
  /** The newest row, by stored description. */
  readonly repeatable: ReadonlyMap<string, HistoryRow>;
  /** The highest baseline version. */
  readonly baseline?: string;
  /** The highest version that counts, baselines included. */
  readonly highest?: string;
}

type Versions = Pick<Format, 'compareVersions' | 'versionKey'>;

/** Folds rows in their order. */
export function foldRows(rows: readonly HistoryRow[], format: Versions): FoldedRows {
  const versioned = new Map<string, HistoryRow>();
  const repeatable = new Map<string, HistoryRow>();
  let baseline: string | undefined;
  for (const row of rows) {
    if (row.version === undefined) foldRepeatable(repeatable, row);
    else if (row.kind === 'baseline') baseline = higher(format.compareVersions, baseline, row.version);
    else foldVersioned(versioned, format.versionKey(row.version), row);
  }
  const versions = [...versioned.values()].flatMap(({ version }) => (version === undefined ? [] : [version]));
  const highest = versions.reduce<string | undefined>((found, version) => higher(format.compareVersions, found, version), baseline);
  return { versioned, repeatable, ...(baseline === undefined ? {} : { baseline }), ...(highest === undefined ? {} : { highest }) };
}

/** An undo or a deletion takes the version out of the history: its file, if there is one, is pending again. */
function foldVersioned(versioned: Map<string, HistoryRow>, key: string, row: HistoryRow): void {
  const takesOut = row.kind === 'undo' || row.kind === 'deletion';
  if (!takesOut) versioned.set(key, row);
  else if (row.success) versioned.delete(key);
}

function foldRepeatable(repeatable: Map<string, HistoryRow>, row: HistoryRow): void {
  if (row.kind === 'marker') return;
  if (row.kind === 'deletion') repeatable.delete(row.description);
  else repeatable.set(row.description, row);
}

/** The higher of a version and what was found so far. */
export function higher(compare: Versions['compareVersions'], found: string | undefined, version: string): string {
  return found === undefined || compare(version, found) > 0 ? version : found;
}
