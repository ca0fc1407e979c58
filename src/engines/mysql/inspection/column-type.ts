import type { PrintedReader } from './printed-reader.ts';

const integers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint']);
const typeWords = ['UNSIGNED', 'SIGNED', 'ZEROFILL', 'PRECISION', 'VARYING'];

/**
 * Passes a column's type and gives it in its one spelling. The display width of an integer is left out, as MySQL does from
 * 8.0.19 on and MariaDB does not, except where it shows: with ZEROFILL, and in tinyint(1), which is BOOLEAN. So is that of a year.
 */
export function readType(reader: PrintedReader): string {
  const name = reader.value().toLowerCase();
  const list = reader.sees('(') ? reader.piece() : '';
  const words: string[] = [];
  while (typeWords.some((word) => reader.sees(word))) words.push(reader.value().toLowerCase());
  return [name + (isIdleWidth(name, list, words) ? '' : list), ...words].join(' ');
}

function isIdleWidth(name: string, list: string, words: readonly string[]): boolean {
  if (!/^\(\d+\)$/.test(list)) return false;
  if (name === 'year') return true;
  return integers.has(name) && !words.includes('zerofill') && !(name === 'tinyint' && list === '(1)');
}
