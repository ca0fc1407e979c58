import type { TypeName } from '../../model/column-definition.ts';
import { maximumBytes } from './character-sets.ts';

/** Bytes of types whose size is fixed; of texts and blobs that of the pointer in the row (MySQL 8.4 manual 13.7). */
const fixed: Readonly<Record<string, number>> = {
  tinyint: 1, smallint: 2, mediumint: 3, int: 4, bigint: 8, float: 4, double: 8, year: 1, date: 3,
  tinytext: 9, tinyblob: 9, text: 10, blob: 10, mediumtext: 11, mediumblob: 11, longtext: 12, longblob: 12, json: 12,
  inet4: 4, inet6: 16, uuid: 16,
};

const temporal: Readonly<Record<string, number>> = { time: 3, datetime: 5, timestamp: 4 };

/** Types whose values stand outside the row. */
export function isLong({ name }: TypeName): boolean {
  return /(?:text|blob)$|^(?:json|vector|geometry|point|linestring|polygon|multi\w+|geo\w+collection)$/.test(name);
}

/** Whether a type's size depends on its character set. */
export function hasCharacters({ name }: TypeName): boolean {
  return name === 'char' || name === 'varchar';
}

/** Bytes that a value takes in a row at most, its length included; measured against the limit of both servers. */
export function rowBytes(type: TypeName, characterSet: string | undefined): number {
  const bytes = valueBytes(type, characterSet);
  if (type.name !== 'varchar' && type.name !== 'varbinary') return bytes;
  return bytes + (bytes > 255 ? 2 : 1);
}

/** Bytes of a value alone, as an index holds it. */
export function valueBytes(type: TypeName, characterSet: string | undefined): number {
  const { name, arguments: [first, second] } = type;
  const length = Number(first ?? 0);
  const known = fixed[name];
  if (known !== undefined) return known;
  if (name === 'enum' || name === 'set') return labelBytes(type);
  if (hasCharacters(type)) return length * maximumBytes(characterSet);
  if (name === 'binary' || name === 'varbinary') return length;
  if (name === 'bit') return Math.ceil(length / 8);
  if (name === 'decimal') return decimalBytes(length, Number(second ?? 0));
  const seconds = temporal[name];
  return seconds === undefined ? 12 : seconds + Math.ceil(length / 2);
}

/** Bytes of an ENUM or SET value: a set has 1, 2, 3, 4 or 8 (MySQL 8.4 manual 13.7). */
export function labelBytes({ name, arguments: labels }: TypeName): number {
  if (name === 'enum') return labels.length > 255 ? 2 : 1;
  const bytes = Math.max(1, Math.ceil(labels.length / 8));
  return bytes > 4 ? 8 : bytes;
}

/** Nine digits take four bytes; what is left over less. */
function decimalBytes(digits: number, scale: number): number {
  const half = (count: number): number => Math.floor(count / 9) * 4 + Math.ceil((count % 9) / 2);
  return half(digits - scale) + half(scale);
}
