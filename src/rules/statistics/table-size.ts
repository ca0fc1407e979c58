import type { IndexBuild, TableSize } from '../../impact/estimate/table-work.ts';
import type { BuiltIndex } from '../../impact/built-indexes.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import type { OldTable } from '../old-tables.ts';

/** Bytes of a row where nothing tells. */
const usualRow = 100;
/** Indexes of a table that no migration creates. */
const usualIndexes = 2;

/** The size of a table for an estimate; undefined where the target's statistics do not tell it. */
export function tableSize({ table, stats }: OldTable): TableSize | undefined {
  const amount = amountOf(stats?.rows, stats?.bytes);
  if (amount === undefined) return undefined;
  return { ...amount, indexBytes: stats?.indexBytes ?? 0, indexes: table?.indexes.length ?? usualIndexes };
}

/** One of both is enough to guess the other. */
function amountOf(rows: number | undefined, bytes: number | undefined): Pick<TableSize, 'rows' | 'bytes' | 'isGuess'> | undefined {
  if (rows !== undefined && bytes !== undefined) return { rows, bytes, isGuess: false };
  if (rows !== undefined) return { rows, bytes: rows * usualRow, isGuess: true };
  return bytes === undefined ? undefined : { rows: Math.round(bytes / usualRow), bytes, isGuess: true };
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
