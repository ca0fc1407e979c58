import type { Expression, QueryUse } from '../../model/expression.ts';
import type { CatalogTable, SchemaState } from '../../model/schema-state.ts';
import { findColumn } from '../../schema/queries/resolve-table.ts';
import { isKind, type JudgedOperation } from '../define-rule.ts';
import type { CostContext } from './cost-model.ts';
import { oldTableNamed, type OldTable } from '../old-tables.ts';
import { copiedTables, withoutStrings } from '../read-tables.ts';
import { tableSize } from '../statistics/table-size.ts';

/** How many rows a statement changes, as far as statistics and its WHERE tell. */
export interface ChangedRows {
  readonly least: number;
  readonly most: number;
}

/** Of UPDATE, DELETE and INSERT … SELECT; undefined for others, and where the size of the table is not known. */
export function changedRows(judged: JudgedOperation, context: CostContext): ChangedRows | undefined {
  const source = rowSource(judged, context);
  if (source === undefined) return undefined;
  const size = tableSize(source.table);
  if (size === undefined) return undefined;
  const share = shareOf(source, judged, context);
  return { least: Math.round(size.rows * share.least), most: Math.round(size.rows * share.most) };
}

/** Where the rows of a statement come from: the table that it changes, or the largest old one that INSERT … SELECT reads. */
export interface RowSource {
  readonly table: OldTable;
  readonly query: QueryUse;
}

export function rowSource(judged: JudgedOperation, context: CostContext): RowSource | undefined {
  if (isKind(judged, 'update', 'delete')) {
    const table = oldTableNamed(judged.operation.table, judged, context);
    return table === undefined ? undefined : { table, query: judged.operation.query };
  }
  if (!isKind(judged, 'insert')) return undefined;
  const { query } = judged.operation;
  const read = copiedTables(judged.in.statement.text, query).flatMap((name) => oldTableNamed(name, judged, context) ?? []);
  const largest = read.toSorted((left, right) => rowsOf(right) - rowsOf(left))[0];
  return largest === undefined ? undefined : { table: largest, query };
}

/** An unknown size counts as the largest. */
function rowsOf(table: OldTable): number {
  return tableSize(table)?.rows ?? Infinity;
}

interface Share {
  readonly least: number;
  readonly most: number;
}

const all: Share = { least: 1, most: 1 };
const some: Share = { least: 0, most: 1 };

/** The share of rows that a WHERE leaves. What it does not say in a known form may be none or all. */
function shareOf({ query: { predicate, hasLimit }, table }: RowSource, judged: JudgedOperation, context: Pick<CostContext, 'isNewColumn' | 'stats'>): Share {
  if (hasLimit) return some;
  if (predicate === undefined || predicate.constant === 'true') return all;
  const tested = nullTest(predicate);
  const fraction = tested === undefined ? undefined : nullFraction(tested.column, table, { judged, context });
  if (tested === undefined || fraction === undefined) return some;
  const share = tested.isNull ? fraction : 1 - fraction;
  return { least: share, most: share };
}

interface Asked {
  readonly judged: JudgedOperation;
  readonly context: Pick<CostContext, 'isNewColumn' | 'stats'>;
}

/** A column that the change set has just made without a default holds nothing but NULL. */
function nullFraction(name: string, { table }: OldTable, { judged: { before, in: at }, context }: Asked): number | undefined {
  const column = findColumn(before, table, name);
  if (column === undefined) return undefined;
  if (context.isNewColumn(column, at)) return column.default === undefined ? 1 : undefined;
  return table === undefined ? undefined : context.stats?.nullFraction(table, column);
}

interface NullTest {
  readonly column: string;
  readonly isNull: boolean;
}

/** `column IS NULL`, `t.column IS NOT NULL` and nothing else. */
function nullTest({ text, columns }: Expression): NullTest | undefined {
  const [column, ...others] = columns;
  const found = /^[\s(]*[\w."`]+\s+is\s+(not\s+)?null[\s)]*$/i.exec(text);
  if (found === null || column === undefined || others.length > 0) return undefined;
  return { column: column.slice(column.lastIndexOf('.') + 1), isNull: found[1] === undefined };
}

/** Whether a WHERE picks one row, or some named ones, by the whole of a key. */
export function picksByKey({ predicate }: QueryUse, table: CatalogTable | undefined, state: SchemaState): boolean {
  const text = withoutStrings(predicate?.text ?? '');
  if (text === '' || table === undefined || /\bor\b/i.test(text)) return false;
  const equal = new Set([...text.matchAll(/(?:^|[\s(.])["`]?(\w+)["`]?\s*(?:=\s*(?:'[^']*'|-?\d+|\$\d+|\?)|in\s*\(\s*(?:'[^']*'|-?\d+)(?:\s*,\s*(?:'[^']*'|-?\d+))*\s*\))/gi)].map(([, name]) => (name ?? '').toLowerCase()));
  return keysOf(table).some((columns) => columns.length > 0 && columns.every((name) => equal.has((findColumn(state, table, name)?.name ?? name).toLowerCase())));
}

function keysOf({ constraints, indexes }: CatalogTable): readonly (readonly string[])[] {
  const ofConstraints = constraints.flatMap(({ definition }) => (definition.kind === 'primary-key' || definition.kind === 'unique' ? [definition.keys.flatMap(({ column }) => column ?? [])] : []));
  const ofIndexes = indexes.filter(({ definition, valid }) => valid && definition.unique && definition.predicate === undefined && definition.keys.every(({ column }) => column !== undefined));
  return [...ofConstraints, ...ofIndexes.map(({ definition }) => definition.keys.flatMap(({ column }) => column ?? []))];
}
