import type { QueryUse } from '../model/expression.ts';
import type { CopyRows, Operation } from '../model/operation.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext } from './define-rule.ts';
import { isKeyLookup } from './key-lookup.ts';
import { isOldTable } from './old-objects.ts';
import { oldTableImpacts } from './strong-locks.ts';

type Ages = Pick<RuleContext, 'engine' | 'isNew'>;

/** Whether what an operation takes grows with an old table: it scans or rewrites one, or reads or writes many of its rows. */
export function growsWithOldTable(judged: JudgedOperation, ages: Ages): boolean {
  return readsManyRows(judged, ages) || writesManyRows(judged, ages)
    || oldTableImpacts(judged, ages).some(({ scans, rewrites }) => scans || rewrites);
}

/** Whether it changes rows of an old table that are not picked by key: UPDATE, DELETE, INSERT … SELECT. */
export function writesManyRows(judged: JudgedOperation, ages: Ages): boolean {
  const { operation } = judged;
  switch (operation.kind) {
    case 'update':
    case 'delete': return isOld(judged, operation.table, ages) && !isKeyLookup(operation.query.predicate, resolveTable(judged.before, operation.table));
    case 'insert': return isOld(judged, operation.table, ages) && operation.query.tables.length > 0;
    case 'copy': return copiesIntoOld(judged, operation, ages);
    default: return false;
  }
}

function copiesIntoOld(judged: JudgedOperation, { direction, table }: CopyRows, ages: Ages): boolean {
  return direction === 'from' && table !== undefined && isOld(judged, table, ages);
}

function readsManyRows(judged: JudgedOperation, ages: Ages): boolean {
  const query = queryOf(judged.operation);
  if (query === undefined || query.hasLimit) return false;
  const old = query.tables.filter((name) => isOld(judged, name, ages));
  const [only] = old;
  return only !== undefined && !(query.tables.length === 1 && isKeyLookup(query.predicate, resolveTable(judged.before, only)));
}

/** What an operation reads when it runs; a view is read later. */
function queryOf(operation: Operation): QueryUse | undefined {
  switch (operation.kind) {
    case 'select':
    case 'insert': return operation.query;
    // The rows that are changed count by themselves; other tables are read to find them.
    case 'update':
    case 'delete': return { ...operation.query, tables: operation.query.tables.filter(({ name }) => name !== operation.table.name) };
    case 'create-table': return operation.asQuery;
    case 'create-object': return operation.objectKind === 'materialized view' ? operation.query : undefined;
    default: return undefined;
  }
}

function isOld({ before, in: at }: JudgedOperation, name: { readonly schema?: string; readonly name: string }, { isNew }: Ages): boolean {
  const table = resolveTable(before, name);
  return isOldTable({ isNew }, table, at) && name.schema !== 'pg_catalog' && name.schema !== 'information_schema';
}
