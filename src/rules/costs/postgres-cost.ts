import { builtIndexes } from '../../impact/built-indexes.ts';
import { sum } from '../../impact/estimate/interval.ts';
import { changeDuration, postgresDuration, type IndexBuild, type TableSize, type TableWork } from '../../impact/estimate/table-work.ts';
import { tableImpacts } from '../../impact/table-impacts.ts';
import type { Interval } from '../../model/estimate.ts';
import { postgresLocks, type TableImpact } from '../../model/impact.ts';
import type { Operation } from '../../model/operation.ts';
import type { JudgedOperation, JudgedStatement } from '../define-rule.ts';
import { changedRows } from './changed-rows.ts';
import { impactContext, shown } from '../naming-objects.ts';
import { oldTablesOf, type OldTable } from '../old-tables.ts';
import { bytesInWords, rowsInWords } from '../statistics/size-words.ts';
import type { CostContext, LockedTable, StatementCost } from './cost-model.ts';
import { indexBuild, tableSize } from '../statistics/table-size.ts';

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
  if (at.operations.some(({ operation }) => maintains(operation, 'REFRESH'))) return undefined;
  const total = new CostSum(context);
  for (const judged of at.operations) total.add(judged);
  return total.cost();
}

/** Adds up what the operations of a statement do: a table is read or written anew once for all of them. */
class CostSum {
  readonly #context: CostContext;
  readonly #worked = new Map<string, Worked>();
  readonly #locked = new Map<string, LockedTable>();
  readonly #changes: Interval[] = [];
  readonly #words: string[] = [];

  constructor(context: CostContext) {
    this.#context = context;
  }

  add(judged: JudgedOperation): void {
    const tables = new Map(oldTablesOf(judged, this.#context).map((table) => [shown(table.name), table]));
    const impacts = tableImpacts(judged.operation, impactContext(this.#context.engine, judged));
    const isForeignKey = impacts.some(({ role, scans }) => role === 'referenced' && scans);
    for (const impact of impacts) {
      const table = tables.get(shown(impact.table));
      if (table !== undefined) this.#addImpact(judged, table, { impact, isForeignKey });
    }
    this.#addChange(judged);
  }

  cost(): StatementCost {
    const all = [...this.#worked.values()];
    const words = [...all.flatMap(workInWords), ...this.#words].join(', ');
    return {
      seconds: sum([...all.map((work) => postgresDuration(work, work.size)), ...this.#changes]),
      work: words === '' ? 'changes the catalogue alone' : words,
      locked: [...this.#locked.values()],
    };
  }

  #addImpact(judged: JudgedOperation, table: OldTable, doing: Doing): void {
    const size = tableSize(table);
    if (size === undefined) return;
    const key = shown(table.table ?? table.name);
    const { role, lock, blocks } = doing.impact;
    const known = this.#locked.get(key);
    if (known === undefined || strength(lock) > strength(known.lock)) this.#locked.set(key, { table, lock, blocks });
    const work = this.#worked.get(key) ?? { table, size, scans: false, rewrites: false, foreignKeys: 0, builds: [] };
    this.#worked.set(key, work);
    if (role !== 'referenced') addWork(work, judged, doing);
  }

  #addChange(judged: JudgedOperation): void {
    const rows = changedRows(judged, this.#context);
    if (rows === undefined) return;
    this.#changes.push(changeDuration(rows.least, rows.most));
    this.#words.push(`changes ${rows.least === rows.most ? 'about' : 'up to'} ${rowsInWords(rows.most)}`);
  }
}

interface Doing {
  readonly impact: TableImpact;
  readonly isForeignKey: boolean;
}

function addWork(work: Worked, { operation }: JudgedOperation, { impact, isForeignKey }: Doing): void {
  const builds = buildsOf(work, operation, impact);
  work.rewrites ||= impact.rewrites;
  work.builds.push(...builds);
  if (builds.length > 0) return;
  if (isForeignKey && impact.scans) work.foreignKeys += 1;
  else work.scans ||= impact.scans || maintains(operation, 'VACUUM');
}

/** The new indexes, or all of them anew. */
function buildsOf({ table, size }: Worked, operation: Operation, { role }: TableImpact): readonly IndexBuild[] {
  const twice = 'concurrently' in operation && operation.concurrently;
  if (maintains(operation, 'REINDEX')) return Array.from({ length: size.indexes }, () => ({ isText: false, twice }));
  return role === 'target' ? builtIndexes(operation).map((index) => indexBuild(index, table.table, twice)) : [];
}

function maintains(operation: Operation, command: string): boolean {
  return operation.kind === 'maintain' && operation.command.startsWith(command);
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
