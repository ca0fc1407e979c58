import type { IndexBuild, TableSize } from '../impact/estimate/table-work.ts';
import type { BuiltIndex } from '../impact/built-indexes.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import type { OldTable } from './old-tables.ts';

/** Bytes of a row where nothing tells. */
const usualRow = 100;
/** Indexes of a table that no migration creates. */
const usualIndexes = 2;

/** The size of a table for an estimate; undefined where the target's statistics do not tell it. */
export function tableSize({ table, stats }: OldTable): TableSize | undefined {
  const { rows, bytes, indexBytes } = stats ?? {};
  if (rows === undefined && bytes === undefined) return undefined;
  return {
    rows: rows ?? Math.round((bytes ?? 0) / usualRow),
    bytes: bytes ?? (rows ?? 0) * usualRow,
    indexBytes: indexBytes ?? 0,
    indexes: table?.indexes.length ?? usualIndexes,
    isGuess: rows === undefined || bytes === undefined,
  };
}

const texts = /^(?:text|character|character varying|citext|(?:tiny|medium|long)?text|char|varchar)$/;

/** How an index is built: an expression counts as text. */
export function indexBuild({ keys }: BuiltIndex, table: CatalogTable | undefined, twice: boolean): IndexBuild {
  const isText = keys.some(({ column }) => {
    const type = table?.columns.find(({ name }) => name === column)?.type.name;
    return column === undefined || (type !== undefined && texts.test(type));
  });
  return { isText, twice };
}
