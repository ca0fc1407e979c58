import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';
import { conjunctsOf } from '../expression-tokens.ts';

/** What an index must be to count. */
export interface CoverRequest {
  /** The columns must be the leading ones in this order; default: in any order. */
  readonly inOrder?: boolean;
  /** Access methods that count; default btree and hash, which answer equality. */
  readonly methods?: readonly string[];
  /** An index that is not unique does not count. */
  readonly unique?: boolean;
}

/**
 * The index that a lookup by all of these columns can use: valid, without a predicate but that the columns
 * are there, and with exactly these columns in front. Prefix keys count: they narrow the search as well.
 */
export function findCoveringIndex(table: CatalogTable, columns: readonly string[], request: CoverRequest = {}): CatalogIndex | undefined {
  return table.indexes.find((index) => covers(index, columns, request));
}

/** Whether there is such an index. */
export function hasCoveringIndex(table: CatalogTable, columns: readonly string[], request: CoverRequest = {}): boolean {
  return findCoveringIndex(table, columns, request) !== undefined;
}

function covers(index: CatalogIndex, columns: readonly string[], request: CoverRequest): boolean {
  const { definition } = index;
  const methods = request.methods ?? ['btree', 'hash'];
  if (!index.valid || !methods.includes(definition.method)) return false;
  if (request.unique === true && !definition.unique) return false;
  return answersFor(index, columns.length) && isLeading(index, columns, request.inOrder === true) && isOnlyPresence(index, columns);
}

/** A hash index of several columns answers only for all of them (MySQL's MEMORY engine); PostgreSQL has one column. */
function answersFor({ definition }: CatalogIndex, columnCount: number): boolean {
  return definition.method !== 'hash' || definition.keys.length === columnCount;
}

function isLeading({ definition }: CatalogIndex, columns: readonly string[], inOrder: boolean): boolean {
  const leading = definition.keys.slice(0, columns.length).map((key) => key.column?.toLowerCase());
  const wanted = columns.map((column) => column.toLowerCase());
  if (leading.length < wanted.length) return false;
  return inOrder
    ? wanted.every((column, at) => leading[at] === column)
    : wanted.every((column) => leading.includes(column));
}

/** A partial index serves an equality lookup if its predicate asks only that looked-up columns are not NULL. */
function isOnlyPresence({ definition }: CatalogIndex, columns: readonly string[]): boolean {
  if (definition.predicate === undefined) return true;
  return conjunctsOf(definition.predicate.text).every((words) =>
    columns.some((column) => isNotNullTest(words, column)));
}

/** Whether the words say `column IS NOT NULL`, the column alone or behind its table's name. */
export function isNotNullTest(words: readonly string[], column: string): boolean {
  const subject = words.slice(0, -3).filter((word) => word !== '(' && word !== ')');
  const last = subject.at(-1) ?? '';
  const isName = subject.length % 2 === 1 && subject.every((word, at) => (word === '.') === (at % 2 === 1));
  const isQuoted = /^["`]/.test(last);
  const plain = isQuoted ? last.slice(1, -1) : last.toLowerCase();
  const says = words.slice(-3).join(' ').toUpperCase() === 'IS NOT NULL';
  return says && isName && plain === (isQuoted ? column : column.toLowerCase());
}
