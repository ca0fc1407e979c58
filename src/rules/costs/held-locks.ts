import { sum } from '../../impact/estimate/interval.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { Interval } from '../../model/estimate.ts';
import type { CostContext, LockedTable, StatementCost } from './cost-model.ts';
import type { JudgedStatement, RuleContext } from '../define-rule.ts';
import { shown } from '../naming-objects.ts';
import { statementCost } from './statement-cost.ts';
import { commitTogether } from '../transactions.ts';

/** A lock that keeps others waiting, from the statement that takes it to the end of its transaction. */
export interface HeldLock extends LockedTable {
  readonly at: JudgedStatement;
  readonly seconds: Interval;
  /** Statements that run while it is held, the one that takes it among them. */
  readonly statements: number;
  /** What the statement that takes it does. */
  readonly work: string;
}

/** Locks of a change set that keep readers or writers waiting, and the statements whose cost is not known. */
export interface HeldLocks {
  readonly locks: readonly HeldLock[];
  readonly unknown: readonly { readonly at: JudgedStatement; readonly table: string }[];
}

/** Walks the change set by its transactions: what comes after a strong lock prolongs it. */
export function heldLocks({ statements, ...context }: CostContext & Pick<RuleContext, 'statements'>): HeldLocks {
  const walk = new LockWalk();
  const isTransactional = engineFamilies[context.engine.name] === 'postgres';
  let last: JudgedStatement | undefined;
  for (const at of statements) {
    if (!isTransactional || last === undefined || !commitTogether(last, at)) walk.endTransaction();
    last = at;
    const cost = statementCost(at, context);
    if (cost === undefined) continue;
    if ('unknown' in cost) walk.unknown.push({ at, table: cost.unknown });
    else walk.pass(at, cost);
  }
  walk.endTransaction();
  return walk;
}

class LockWalk implements HeldLocks {
  readonly locks: HeldLock[] = [];
  readonly unknown: { readonly at: JudgedStatement; readonly table: string }[] = [];
  readonly #open = new Map<string, HeldLock>();

  endTransaction(): void {
    this.locks.push(...this.#open.values());
    this.#open.clear();
  }

  pass(at: JudgedStatement, { seconds, work, locked }: StatementCost): void {
    for (const [key, held] of this.#open) this.#open.set(key, { ...held, seconds: sum([held.seconds, seconds]), statements: held.statements + 1 });
    for (const lock of locked) {
      const key = shown(lock.table.table ?? lock.table.name);
      const isStrong = lock.blocks === 'writes' || lock.blocks === 'reads';
      if (isStrong && !this.#open.has(key)) this.#open.set(key, { ...lock, at, seconds, statements: 1, work });
    }
  }
}
