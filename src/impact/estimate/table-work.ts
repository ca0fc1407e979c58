import type { Interval } from '../../model/estimate.ts';
import { at, sum, times, widened } from './interval.ts';

/** What of a table decides how long work on it takes. */
export interface TableSize {
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
  readonly indexes: number;
  /** True where one of rows and bytes is made up from the other. */
  readonly isGuess: boolean;
}

/** What is done to the rows of one table; each is counted once for a statement. */
export interface TableWork {
  readonly scans: boolean;
  readonly rewrites: boolean;
  readonly foreignKeys: number;
  /** Indexes that are built beside a rewrite, which builds all. */
  readonly builds: readonly IndexBuild[];
}

/** One index to build. */
export interface IndexBuild {
  /** Texts are sorted at half the speed. */
  readonly isText: boolean;
  /** CONCURRENTLY reads the table twice. */
  readonly twice: boolean;
}

type Rate = readonly [number, number, number];

/**
 * Rates per second on slow, ordinary and fast hardware: 3 million rows on two cached cores were three to ten times faster than the
 * ordinary ones here, which a cold cache and a disk behind a network bring down.
 */
const rates = {
  readBytes: [100e6, 400e6, 2000e6],
  writtenBytes: [30e6, 120e6, 400e6],
  indexedRows: [0.3e6, 1e6, 3e6],
  checkedKeys: [0.1e6, 0.4e6, 1e6],
  rebuiltRows: [30e3, 120e3, 300e3],
  copiedRows: [15e3, 60e3, 200e3],
  changedRows: [5e3, 20e3, 60e3],
} as const satisfies Readonly<Record<string, Rate>>;

/** The catalogue alone is changed. */
const metadata: Interval = { low: 0.01, likely: 0.03, high: 0.1 };

/** Bytes of a row in an index where nothing tells. */
const usualEntry = 24;

/** Workers of a build with the default of max_parallel_maintenance_workers: none, one, two. */
const parallel = { low: 1 + 0.6 * 2, likely: 1.6, high: 1 };

/** How long work takes in PostgreSQL: scans and rewrites go by bytes, sorts and lookups by rows. */
export function postgresDuration(work: TableWork, size: TableSize): Interval {
  const rewrite = work.rewrites ? [at(size.bytes, rates.readBytes), at(size.bytes * 1.1, rates.writtenBytes), times(build({ isText: false, twice: false }, size), size.indexes)] : [];
  const scan = work.scans && !work.rewrites ? [at(size.bytes, rates.readBytes)] : [];
  const keys = times(sum([at(size.bytes, rates.readBytes), at(size.rows, rates.checkedKeys)]), work.foreignKeys);
  return certain(sum([metadata, ...rewrite, ...scan, keys, ...work.builds.map((index) => build(index, size))]), size);
}

/** How InnoDB goes about a change. */
export type OnlineWork = 'metadata' | 'index' | 'rebuild' | 'copy';

/** How long InnoDB takes: it writes row by row. `builds` are the new indexes. */
export function innodbDuration(way: OnlineWork, builds: readonly IndexBuild[], size: TableSize): Interval {
  const indexes = builds.map((index) => build(index, size));
  switch (way) {
    case 'metadata':
      return metadata;
    case 'index':
      return certain(sum([metadata, ...indexes]), size);
    case 'rebuild':
      return certain(sum([metadata, at(size.rows, rates.rebuiltRows), times(build({ isText: false, twice: false }, size), size.indexes), ...indexes]), size);
    case 'copy':
      return certain(sum([metadata, times(at(size.rows, rates.copiedRows), 1 + 0.25 * (size.indexes + builds.length))]), size);
  }
}

/** Rows changed one by one with their indexes; `least` of them at least. */
export function changeDuration(least: number, most: number): Interval {
  return { ...sum([metadata, at(most, rates.changedRows)]), low: sum([metadata, at(least, rates.changedRows)]).low };
}

function build({ isText, twice }: IndexBuild, { rows, bytes, indexBytes, indexes }: TableSize): Interval {
  const sorted = times(at(rows, rates.indexedRows), isText ? 2 : 1);
  const written = indexes > 0 && indexBytes > 0 ? indexBytes / indexes : rows * usualEntry;
  const sort = { low: sorted.low / parallel.low, likely: sorted.likely / parallel.likely, high: sorted.high / parallel.high };
  return times(sum([at(bytes, rates.readBytes), sort, at(written, rates.writtenBytes)]), twice ? 2 : 1);
}

function certain(interval: Interval, { isGuess }: TableSize): Interval {
  return isGuess ? widened(interval, 2) : interval;
}
