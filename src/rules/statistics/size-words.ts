import type { TableStatistics } from '../../model/target-statistics.ts';

/** `about 25,000,000 rows (8.4 GiB)`, as far as it is known. */
export function sizeInWords({ rows, bytes }: TableStatistics): string {
  const size = bytes === undefined ? undefined : bytesInWords(bytes);
  if (rows === undefined) return size ?? 'an unknown size';
  const count = `about ${rowsInWords(rows)}`;
  return size === undefined ? count : `${count} (${size})`;
}

/** `1 row`, `25,000,000 rows`. */
export function rowsInWords(rows: number): string {
  return `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}`;
}

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `512 bytes`, `8.4 GiB`. */
export function bytesInWords(bytes: number): string {
  const step = Math.min(bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = bytes / 1024 ** step;
  return `${step === 0 ? String(bytes) : amount.toFixed(amount < 10 ? 1 : 0)} ${units[step] ?? ''}`;
}
