import type { Interval } from '../../model/estimate.ts';
import type { Blocking } from '../../model/impact.ts';
import type { RuleContext } from '../define-rule.ts';
import type { OldTable } from '../old-tables.ts';

/** A table that a statement locks for as long as it runs. */
export interface LockedTable {
  readonly table: OldTable;
  /** In the server's own words. */
  readonly lock: string;
  readonly blocks: Blocking;
}

/** What a statement costs on the target. */
export interface StatementCost {
  readonly seconds: Interval;
  /** What it does to the rows, for people: `reads 8.4 GiB`. */
  readonly work: string;
  /** The table that it is about first. */
  readonly locked: readonly LockedTable[];
}

/** The context without options: costs are the same for every rule. */
export type CostContext = Pick<RuleContext, 'engine' | 'isNew' | 'isNewColumn' | 'stats'>;
