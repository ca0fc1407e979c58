import { builtIndexes } from '../impact/built-indexes.ts';
import { sum } from '../impact/estimate/interval.ts';
import { changeDuration, postgresDuration, type IndexBuild, type TableSize, type TableWork } from '../impact/estimate/table-work.ts';
import { tableImpacts } from '../impact/table-impacts.ts';
import type { Interval } from '../model/estimate.ts';
import { postgresLocks, type TableImpact } from '../model/impact.ts';
import type { JudgedOperation, JudgedStatement } from './define-rule.ts';
import { changedRows } from './changed-rows.ts';
import { impactContext, shown } from './naming-objects.ts';
import { oldTablesOf, type OldTable } from './old-tables.ts';
import { bytesInWords, rowsInWords } from './size-words.ts';
import type { CostContext, LockedTable, StatementCost } from './statement-cost.ts';
import { indexBuild, tableSize } from './table-size.ts';

interface Worked {
  readonly table: OldTable;
  readonly size: TableSize;
  scans: boolean;
  rewrites: boolean;
  foreignKeys: number;
  readonly builds: IndexBuild[];
}

/** What a statement costs in PostgreSQL; undefined where that hangs on a query. */
export function postgresCost(at: JudgedStatement, context: CostContext): StatementCost | undefined {
  const worked = new Map<string, Worked>();
  const locked = new Map<string, LockedTable>();
  const changes: Interval[] = [];
  const words: string[] = [];
  for (const judged of at.operations) {
    if (judged.operation.kind === 'maintain' && judged.operation.command.startsWith('REFRESH')) return undefined;
    const tables = new Map(oldTablesOf(judged, context).map((table) => [shown(table.name), table]));
    const impacts = tableImpacts(judged.operation, impactContext(context.engine, judged));
    for (const impact of impacts) {
      const table = tables.get(shown(impact.table));
      const size = table === undefined ? undefined : tableSize(table);
      if (table === undefined || size === undefined) continue;
      noteLock(locked, table, impact);
      const work = workOn(worked, table, size);
      if (impact.role !== 'referenced') addWork(work, judged, { impact, isForeignKey: impacts.some(({ role, scans }) => role === 'referenced' && scans) });
    }
    const rows = changedRows(judged, context);
    if (rows !== undefined) {
      changes.push(changeDuration(rows.least, rows.most));
      words.push(`changes ${rows.least === rows.most ? 'about' : 'up to'} ${rowsInWords(rows.most)}`);
    }
  }
  const all = [...worked.values()];
  const seconds = sum([...all.map((work) => postgresDuration(work, work.size)), ...changes]);
  return { seconds, work: [...all.flatMap(workInWords), ...words].join(', ') || 'changes the catalogue alone', locked: [...locked.values()] };
}

function workOn(worked: Map<string, Worked>, table: OldTable, size: TableSize): Worked {
  const key = shown(table.table ?? table.name);
  const work = worked.get(key) ?? { table, size, scans: false, rewrites: false, foreignKeys: 0, builds: [] };
  worked.set(key, work);
  return work;
}

interface Doing {
  readonly impact: TableImpact;
  readonly isForeignKey: boolean;
}

function addWork(work: Worked, { operation }: JudgedOperation, { impact, isForeignKey }: Doing): void {
  const built = impact.role === 'target' ? builtIndexes(operation) : [];
  const twice = 'concurrently' in operation && operation.concurrently;
  work.rewrites ||= impact.rewrites;
  work.builds.push(...built.map((index) => indexBuild(index, work.table.table, twice)));
  if (operation.kind === 'maintain' && operation.command.startsWith('REINDEX')) {
    for (let index = 0; index < work.size.indexes; index += 1) work.builds.push({ isText: false, twice });
  } else if (isForeignKey && impact.scans) work.foreignKeys += 1;
  else if (built.length === 0) work.scans ||= impact.scans || isVacuum(operation);
}

function isVacuum(operation: JudgedOperation['operation']): boolean {
  return operation.kind === 'maintain' && operation.command.startsWith('VACUUM');
}

function noteLock(locked: Map<string, LockedTable>, table: OldTable, { lock, blocks }: TableImpact): void {
  const key = shown(table.table ?? table.name);
  const known = locked.get(key);
  if (known === undefined || strength(lock) > strength(known.lock)) locked.set(key, { table, lock, blocks });
}

function strength(lock: string): number {
  return postgresLocks.findIndex((known) => known === lock);
}

function workInWords({ rewrites, scans, foreignKeys, builds, size }: TableWork & { readonly size: TableSize }): readonly string[] {
  const amount = bytesInWords(size.bytes);
  return [
    ...(rewrites ? [`writes ${amount} and ${counted(size.indexes, 'index', 'indexes')} anew`] : []),
    ...(scans && !rewrites ? [`reads ${amount}`] : []),
    ...(foreignKeys > 0 ? [`looks up ${rowsInWords(size.rows)} in the referenced table`] : []),
    ...(builds.length > 0 ? [`builds ${counted(builds.length, 'index', 'indexes')} over ${rowsInWords(size.rows)}`] : []),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
