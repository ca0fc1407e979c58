import type { CreateStmt, IntoClause, Node, RangeVar } from 'libpg-query';
import type { ColumnDefinition } from '../../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { QueryUse } from '../../../model/expression.ts';
import type { CreateTable, LikeItem } from '../../../model/operation.ts';
import { readColumn } from '../columns.ts';
import { readTableConstraint } from '../constraints.ts';
import { nameRange, relationName } from '../names.ts';
import { readOptions } from '../options.ts';
import type { StatementSource, TokenRange } from '../statement-source.ts';
import { allOf, as, strings } from '../syntax-tree.ts';
import { readPartitionBound, readPartitionBy } from './partition-bounds.ts';

/** CREATE TABLE with a list of columns, as a partition, or of a type. */
export function readCreateTable(source: StatementSource, node: CreateStmt): CreateTable {
  const elements = node.tableElts ?? [];
  const ranges = elements.length === 0 ? [] : elementRanges(source, node.relation);
  const parents = allOf(node.inhRelations, 'RangeVar').map((parent) => relationName(source, parent));
  const bound = readPartitionBound(node.partbound);
  const isPartition = bound !== undefined;
  return {
    ...readTable(source, node.relation),
    span: source.span,
    ifNotExists: node.if_not_exists === true,
    columns: elements.flatMap((element, index) => readElementColumn(source, element, ranges[index])),
    constraints: elements.flatMap((element, index) => readElementConstraint(source, element, ranges[index])),
    ...readLike(source, elements),
    inherits: isPartition ? [] : parents,
    ...(isPartition && parents[0] !== undefined ? { partitionOf: parents[0] } : {}),
    ...(bound === undefined ? {} : { bound }),
    ...readPartitionBy(node.partspec),
    options: { ...readTableOptions(node), ...readOfType(node) },
  };
}

/** A table made from a query. */
interface TableFromQuery {
  readonly into: IntoClause | undefined;
  readonly query: QueryUse;
  readonly ifNotExists?: boolean;
}

/** CREATE TABLE … AS and SELECT … INTO: the columns come from the query. */
export function readCreateTableAs(source: StatementSource, { into, query, ifNotExists = false }: TableFromQuery): CreateTable {
  return {
    ...readTable(source, into?.rel),
    span: source.span,
    ifNotExists,
    columns: [],
    constraints: [],
    inherits: [],
    asQuery: query,
    options: readOptions(into?.options),
  };
}

type TableHead = Pick<CreateTable, 'kind' | 'table' | 'orReplace' | 'temporary' | 'unlogged' | 'indexes'>;

function readTable(source: StatementSource, relation: RangeVar | undefined): TableHead {
  return {
    kind: 'create-table',
    table: relationName(source, relation),
    orReplace: false,
    temporary: relation?.relpersistence === 't',
    unlogged: relation?.relpersistence === 'u',
    indexes: [],
  };
}

/** Tokens of each element: the first brackets after the name hold them. */
function elementRanges(source: StatementSource, relation: RangeVar | undefined): readonly TokenRange[] {
  const { to } = nameRange(source, source.tokenAt(relation?.location));
  const open = source.find({ from: to, to: source.tokens.length }, (word) => word === '(');
  return source.listItems(source.inside(open));
}

function readElementColumn(source: StatementSource, element: Node, range: TokenRange | undefined): readonly ColumnDefinition[] {
  const column = as(element, 'ColumnDef');
  return column === undefined || range === undefined ? [] : [readColumn(source, column, range)];
}

function readElementConstraint(source: StatementSource, element: Node, range: TokenRange | undefined): readonly ConstraintDefinition[] {
  const constraint = as(element, 'Constraint');
  if (constraint === undefined || range === undefined) return [];
  const definition = readTableConstraint(source, constraint, range);
  return definition === undefined ? [] : [definition];
}

/** Bits of TableLikeOption (src/include/nodes/parsenodes.h), in the order of the manual. */
const likeOptions: readonly (readonly [number, string])[] = [
  [1 << 0, 'COMMENTS'], [1 << 1, 'COMPRESSION'], [1 << 2, 'CONSTRAINTS'], [1 << 3, 'DEFAULTS'], [1 << 4, 'GENERATED'],
  [1 << 5, 'IDENTITY'], [1 << 6, 'INDEXES'], [1 << 7, 'STATISTICS'], [1 << 8, 'STORAGE'],
];
const allLikeOptions = 0x7fffffff;

function readLike(source: StatementSource, elements: readonly Node[]): Pick<CreateTable, 'like' | 'likeIncluding' | 'likes'> {
  const likes = elements.flatMap((element, index): readonly LikeItem[] => {
    const clause = as(element, 'TableLikeClause');
    if (clause === undefined) return [];
    const position = allOf(elements.slice(0, index), 'ColumnDef').length;
    return [{ table: relationName(source, clause.relation), including: likeOptionNames(clause.options ?? 0), position }];
  });
  const [first] = likes;
  return first === undefined ? {} : { like: first.table, likeIncluding: first.including, likes };
}

function likeOptionNames(options: number): readonly string[] {
  return options === allLikeOptions ? ['ALL'] : likeOptions.filter(([bit]) => (options & bit) !== 0).map(([, name]) => name);
}

function readTableOptions({ options, tablespacename, accessMethod }: CreateStmt): Record<string, string> {
  return {
    ...readOptions(options),
    ...(tablespacename === undefined ? {} : { tablespace: tablespacename }),
    ...(accessMethod === undefined ? {} : { using: accessMethod }),
  };
}

function readOfType({ ofTypename }: CreateStmt): Record<string, string> {
  return ofTypename === undefined ? {} : { of: strings(ofTypename.names).join('.') };
}
