import type { TypeName } from '../model/column-definition.ts';
import type { Engine } from '../model/engine-name.ts';
import type { IndexKey } from '../model/index-definition.ts';
import type { CatalogColumn, CatalogIndex, CatalogTable } from '../model/schema-state.ts';
import { maximumBytes } from '../schema/mysql/character-sets.ts';
import { hasCharacters, isLong, valueBytes } from '../schema/mysql/column-bytes.ts';

/** Why InnoDB refuses an index. */
export interface KeyFault {
  readonly message: 'bytes' | 'prefix';
  readonly column: string;
  readonly type: string;
  readonly bytes: number;
  readonly limit: number;
  /** True where the character set is not known, and the fault depends on it. */
  readonly assumed: boolean;
}

const longest = 3072;
const longestInOldFormats = 767;

interface Part {
  readonly column: CatalogColumn;
  readonly bytes: number;
  readonly hasPrefix: boolean;
  readonly assumed: boolean;
}

/**
 * What is wrong with an index, as the servers see it (measured on MySQL 9.7 and MariaDB 10.11; MySQL 8.4 manual 17.21).
 * MariaDB hashes long unique keys and cuts long columns of plain ones, but not in COMPACT and REDUNDANT tables.
 */
export function keyFault(index: CatalogIndex, table: CatalogTable, engine: Engine): KeyFault | undefined {
  if (/^(?:fulltext|spatial|rtree|vector)$/.test(index.definition.method)) return undefined;
  const parts = index.definition.keys.map((key) => partOf(key, table)).filter((part) => part !== undefined);
  if (parts.length < index.definition.keys.length) return undefined;
  const isOld = /^(?:compact|redundant)$/i.test(table.options['row_format'] ?? '');
  const perColumn = isOld ? longestInOldFormats : longest;
  if (engine.name === 'mariadb' && !isOld && index.name !== 'PRIMARY') return index.definition.unique ? undefined : tooLong(parts.map(cut), longest);
  return withoutPrefix(parts) ?? parts.map((part) => tooLong([part], perColumn)).find((fault) => fault !== undefined) ?? tooLong(parts, longest);
}

function partOf({ column: name, length }: IndexKey, { columns, options }: CatalogTable): Part | undefined {
  const column = columns.find((each) => each.name.toLowerCase() === name?.toLowerCase());
  if (column === undefined) return undefined;
  const known = column.characterSet ?? options['charset'];
  const isText = hasCharacters(column.type) || column.type.name.endsWith('text');
  const set = known ?? 'utf8mb4';
  const bytes = length === undefined ? wholeBytes(column.type, set) : length * (isText ? maximumBytes(set) : 1);
  return { column, hasPrefix: length !== undefined, assumed: isText && known === undefined, bytes };
}

function wholeBytes(type: TypeName, characterSet: string): number {
  return isLong(type) ? longest : valueBytes(type, characterSet);
}

function cut(part: Part): Part {
  return { ...part, bytes: Math.min(part.bytes, longest) };
}

function withoutPrefix(parts: readonly Part[]): KeyFault | undefined {
  const part = parts.find(({ column, hasPrefix }) => isLong(column.type) && !hasPrefix);
  return part === undefined ? undefined : faultOf(part, { message: 'prefix', bytes: part.bytes, limit: longest, assumed: false });
}

function tooLong(parts: readonly Part[], limit: number): KeyFault | undefined {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const widest = parts.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (bytes <= limit || widest === undefined) return undefined;
  return faultOf(widest, { message: 'bytes', bytes, limit, assumed: parts.some(({ assumed }) => assumed) });
}

function faultOf({ column }: Part, fault: Omit<KeyFault, 'column' | 'type'>): KeyFault {
  return { ...fault, column: column.name, type: column.type.name };
}
