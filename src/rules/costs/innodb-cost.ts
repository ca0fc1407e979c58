import { builtIndexes } from '../../impact/built-indexes.ts';
import { sum } from '../../impact/estimate/interval.ts';
import { changeDuration, innodbDuration, type OnlineWork, type TableSize } from '../../impact/estimate/table-work.ts';
import type { Interval } from '../../model/estimate.ts';
import type { Blocking, OnlineImpact } from '../../model/impact.ts';
import type { JudgedStatement } from '../define-rule.ts';
import { changedRows } from './changed-rows.ts';
import { oldTablesOf, type OldTable } from '../old-tables.ts';
import { rowsInWords } from '../statistics/size-words.ts';
import type { CostContext, LockedTable, StatementCost } from './cost-model.ts';
import { onlineWay } from '../statement-way.ts';
import { indexBuild, tableSize } from '../statistics/table-size.ts';

/** Commands that InnoDB carries out in one of the ways of Online DDL. */
const alters = /^(?:ALTER (?:ONLINE |IGNORE )*TABLE|(?:CREATE|DROP)\b.*\bINDEX|OPTIMIZE\b.*\bTABLE)\b/;

/** What a statement costs in MySQL and MariaDB. */
export function innodbCost(at: JudgedStatement, context: CostContext): StatementCost | undefined {
  const tables = at.operations.flatMap((judged) => oldTablesOf(judged, context));
  const [table] = tables;
  const size = table === undefined ? undefined : tableSize(table);
  if (table === undefined || size === undefined) return undefined;
  const rows = at.operations.flatMap((judged) => changedRows(judged, context) ?? []);
  if (rows.length > 0) return changeCost(rows, table);
  if (!alters.test(at.statement.command)) return { seconds: innodbDuration('metadata', [], size), work: 'changes the catalogue alone', locked: tables.map(brieflyLocked) };
  const way = /^OPTIMIZE/.test(at.statement.command) ? optimizing : onlineWay(at, table.table, context.engine);
  return way === undefined ? unknownCost(table, size) : wayCost(at, way, { table, size, others: tables.slice(1) });
}

const optimizing: OnlineImpact = { algorithm: 'inplace', lock: 'none', rebuilds: true };

function changeCost(rows: readonly { readonly least: number; readonly most: number }[], table: OldTable): StatementCost {
  const most = Math.max(...rows.map((change) => change.most));
  const seconds = sum(rows.map(({ least, most: upTo }) => changeDuration(least, upTo)));
  return { seconds, work: `changes ${rows.some((change) => change.least < change.most) ? 'up to' : 'about'} ${rowsInWords(most)}`, locked: [{ table, lock: 'locks of rows', blocks: 'nothing' }] };
}

/** The lock of every statement on metadata is held for a moment. */
function brieflyLocked(table: OldTable): LockedTable {
  return { table, lock: 'EXCLUSIVE metadata', blocks: 'reads' };
}

/** From a change of the catalogue to a copy of the table: any way may be the one. */
function unknownCost(table: OldTable, size: TableSize): StatementCost {
  const copy = innodbDuration('copy', [], size);
  const seconds: Interval = { ...copy, low: innodbDuration('metadata', [], size).low };
  return { seconds, work: `may copy ${rowsInWords(size.rows)} (how InnoDB does it is not known)`, locked: [{ table, lock: 'a lock that is not known', blocks: 'writes' }] };
}

interface Altered {
  readonly table: OldTable;
  readonly size: TableSize;
  /** Referenced tables: what is written to them waits as well. */
  readonly others: readonly OldTable[];
}

const blockedBy: Readonly<Record<OnlineImpact['lock'], Blocking>> = { none: 'nothing', shared: 'writes', exclusive: 'reads' };

function wayCost(at: JudgedStatement, way: OnlineImpact, { table, size, others }: Altered): StatementCost {
  const builds = at.operations.flatMap(({ operation }) => builtIndexes(operation)).map((index) => indexBuild(index, table.table, false));
  const work = workOf(way, builds.length);
  const lock = `ALGORITHM=${way.algorithm.toUpperCase()}, LOCK=${way.lock.toUpperCase()}`;
  return {
    seconds: innodbDuration(work, builds, size),
    work: workInWords(work, builds.length, size),
    locked: [
      { table, lock, blocks: blockedBy[way.lock] },
      ...others.filter(({ table: other }) => other?.id !== table.table?.id).map((other): LockedTable => ({ table: other, lock: 'SHARED_NO_WRITE metadata', blocks: way.lock === 'none' ? 'nothing' : 'writes' })),
    ],
  };
}

function workOf({ algorithm, rebuilds }: OnlineImpact, builds: number): OnlineWork {
  if (algorithm === 'copy') return 'copy';
  if (rebuilds) return 'rebuild';
  return builds > 0 && algorithm !== 'instant' ? 'index' : 'metadata';
}

function workInWords(work: OnlineWork, builds: number, { rows }: TableSize): string {
  const words = { metadata: 'changes the catalogue alone', index: `builds ${String(builds)} ${builds === 1 ? 'index' : 'indexes'} over`, rebuild: 'writes anew, in place,', copy: 'copies' }[work];
  return work === 'metadata' ? words : `${words} ${rowsInWords(rows)}`;
}
