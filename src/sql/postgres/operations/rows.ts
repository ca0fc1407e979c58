import type { DeleteStmt, InsertStmt, MergeStmt, MergeWhenClause, Node, SelectStmt, UpdateStmt, WithClause } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { relationName } from '../names.ts';
import { readQueryUse, readUse } from '../query-use.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as } from '../syntax-tree.ts';
import { repeatedNames } from '../../repeated-names.ts';
import { readCreateTableAs } from './create-table.ts';
import { readSettingCall } from './setting-calls.ts';

/** SELECT, VALUES and TABLE; SELECT … INTO makes a table. */
export function readSelect(source: StatementSource, node: SelectStmt): readonly Operation[] {
  const query = readQueryUse(source, { SelectStmt: node });
  const into = intoOf(node);
  const writes = readWriters(source, node.withClause);
  if (into !== undefined) return [...writes, readCreateTableAs(source, { into, query })];
  return [...writes, { kind: 'select', span: source.span, query }, ...readSettingCall(source, node)];
}

/** The INTO of a UNION stands in its first SELECT. */
function intoOf(node: SelectStmt): SelectStmt['intoClause'] {
  let leftmost = node;
  while (leftmost.larg !== undefined) leftmost = leftmost.larg;
  return leftmost.intoClause;
}

/** INSERT. */
export function readInsert(source: StatementSource, node: InsertStmt): readonly Operation[] {
  const select = as(node.selectStmt, 'SelectStmt');
  const query = readUse(source, { InsertStmt: node }, { predicate: select?.whereClause, hasLimit: select?.limitCount !== undefined });
  const table = relationName(source, node.relation);
  const upsert = node.onConflictClause?.action === 'ONCONFLICT_UPDATE';
  const rowCount = select?.valuesLists?.length;
  // DEFAULT VALUES has no query.
  const unlisted = node.cols === undefined && node.selectStmt !== undefined;
  const repeated = [...repeatedTargets(node.cols), ...repeatedTargets(node.onConflictClause?.targetList)];
  return [...readWriters(source, node.withClause), {
    kind: 'insert', span: source.span, table, query, upsert,
    ...(rowCount === undefined ? {} : { rowCount }), ...(unlisted ? { unlisted } : {}), ...(repeated.length === 0 ? {} : { repeated }),
  }];
}

/** UPDATE. */
export function readUpdate(source: StatementSource, node: UpdateStmt): readonly Operation[] {
  const query = readUse(source, { UpdateStmt: node }, { predicate: node.whereClause });
  const table = relationName(source, node.relation);
  const repeated = repeatedTargets(node.targetList);
  return [...readWriters(source, node.withClause), {
    kind: 'update', span: source.span, table, query, setColumns: targets(node.targetList), ...(repeated.length === 0 ? {} : { repeated }),
  }];
}

/** DELETE. */
export function readDelete(source: StatementSource, node: DeleteStmt): readonly Operation[] {
  const query = readUse(source, { DeleteStmt: node }, { predicate: node.whereClause });
  return [...readWriters(source, node.withClause), { kind: 'delete', span: source.span, table: relationName(source, node.relation), query }];
}

/** MERGE: an operation for each of its actions that writes; what joins the two sides is the predicate. */
export function readMerge(source: StatementSource, node: MergeStmt): readonly Operation[] {
  const query = readUse(source, { MergeStmt: node }, { predicate: node.joinCondition });
  const placed = { span: source.span, table: relationName(source, node.relation), query };
  const clauses = allOf(node.mergeWhenClauses, 'MergeWhenClause');
  const of = (type: MergeWhenClause['commandType']): readonly MergeWhenClause[] => clauses.filter(({ commandType }) => commandType === type);
  const setColumns = of('CMD_UPDATE').flatMap(({ targetList }) => targets(targetList));
  return [
    ...readWriters(source, node.withClause),
    ...of('CMD_INSERT').slice(0, 1).map((): Operation => ({ kind: 'insert', ...placed, upsert: setColumns.length > 0 })),
    ...of('CMD_UPDATE').slice(0, 1).map((): Operation => ({ kind: 'update', ...placed, setColumns })),
    ...of('CMD_DELETE').slice(0, 1).map((): Operation => ({ kind: 'delete', ...placed })),
  ];
}

function targets(nodes: readonly Node[] | undefined): readonly string[] {
  return allOf(nodes, 'ResTarget').map(({ name = '' }) => name);
}

/** Columns that a list names twice as a whole: `a[1]` and `a.x` are parts of one. */
function repeatedTargets(nodes: readonly Node[] | undefined): readonly string[] {
  const names = allOf(nodes, 'ResTarget').filter(({ indirection = [] }) => indirection.length === 0).map(({ name = '' }) => name);
  return repeatedNames(names);
}

/** Common table expressions that write rows come first. */
export function readWriters(source: StatementSource, withClause: WithClause | undefined): readonly Operation[] {
  return allOf(withClause?.ctes, 'CommonTableExpr').flatMap(({ ctequery }) => readRows(source, ctequery, true));
}

/** Any statement on rows; a SELECT that only feeds another statement is no operation of its own. */
export function readRows(source: StatementSource, query: Node | undefined, isInner = false): readonly Operation[] {
  const insert = as(query, 'InsertStmt');
  if (insert !== undefined) return readInsert(source, insert);
  const update = as(query, 'UpdateStmt');
  if (update !== undefined) return readUpdate(source, update);
  const remove = as(query, 'DeleteStmt');
  if (remove !== undefined) return readDelete(source, remove);
  const merge = as(query, 'MergeStmt');
  if (merge !== undefined) return readMerge(source, merge);
  const select = as(query, 'SelectStmt');
  if (select === undefined) return [];
  return isInner ? readWriters(source, select.withClause) : readSelect(source, select);
}
