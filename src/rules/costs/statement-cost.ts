import { intervalInWords, classOf, widened } from '../../impact/estimate/interval.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { DurationEstimate, Interval } from '../../model/estimate.ts';
import type { Blocking } from '../../model/impact.ts';
import type { OperationKind } from '../../model/operation.ts';
import type { CostContext, StatementCost } from './cost-model.ts';
import type { JudgedStatement, RuleGap } from '../define-rule.ts';
import { picksByKey, rowSource } from './changed-rows.ts';
import { innodbCost } from './innodb-cost.ts';
import { shown } from '../naming-objects.ts';
import { oldTablesOf } from '../old-tables.ts';
import { postgresCost } from './postgres-cost.ts';
import { tableSize } from '../statistics/table-size.ts';

/** Statistics older than this are told as such. */
const staleFactor = 2;

/**
 * What a statement costs; a name where the statistics do not tell the size of a table that it is about; undefined where it
 * meets no table of the target.
 */
export function statementCost(at: JudgedStatement, context: CostContext): StatementCost | { readonly unknown: string } | undefined {
  const tables = at.operations.flatMap((judged) => oldTablesOf(judged, context));
  const [first] = tables;
  if (first === undefined || isOfFewRows(at, context)) return undefined;
  const unknown = tables.find((table) => tableSize(table) === undefined);
  if (unknown !== undefined) return { unknown: shown(unknown.table ?? unknown.name) };
  const cost = engineFamilies[context.engine.name] === 'postgres' ? postgresCost(at, context) : innodbCost(at, context);
  return cost === undefined || context.stats?.isStale !== true ? cost : { ...cost, seconds: widened(cost.seconds, staleFactor) };
}

/** That a size is not known, as a rule reports it. */
export function unknownSize(at: JudgedStatement, table: string): RuleGap {
  return { at, missing: 'table-stats', reason: `The statistics do not tell the size of ${table}.` };
}

/** An estimate for the report. */
export function estimateOf(seconds: Interval, basis: string): DurationEstimate {
  return { class: classOf(seconds), low: rounded(seconds.low), likely: rounded(seconds.likely), high: rounded(seconds.high), basis };
}

/** `1-10s (0.4 s to 12 s, likely 2 s)`. */
export function estimateInWords(seconds: Interval): string {
  return `${classOf(seconds)} (${intervalInWords(seconds)})`;
}

/** Whom a lock keeps waiting: `writers`. */
export function waiters(blocks: Blocking): string {
  return { nothing: 'nobody', ddl: 'other changes of the schema', writes: 'writers', reads: 'readers and writers' }[blocks];
}

/** `writers wait`. */
export function waiting(blocks: Blocking): string {
  return `${waiters(blocks)} ${blocks === 'nothing' ? 'waits' : 'wait'}`;
}

const rowKinds: ReadonlySet<OperationKind> = new Set<OperationKind>(['insert', 'update', 'delete', 'select', 'copy']);

/** Rows that a statement names itself are few, and a file of them would make a file of estimates. */
function isOfFewRows({ operations }: JudgedStatement, context: CostContext): boolean {
  return operations.every((judged) => {
    const source = rowKinds.has(judged.operation.kind) ? rowSource(judged, context) : undefined;
    return rowKinds.has(judged.operation.kind) && (source === undefined || picksByKey(source.query, source.table.table, judged.before));
  });
}

/** More digits would pretend to know more. */
function rounded(seconds: number): number {
  return Number(seconds.toPrecision(2));
}
