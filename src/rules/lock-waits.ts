import { engineFamilies, type Engine } from '../model/engine-name.ts';
import type { TableImpact } from '../model/impact.ts';
import type { JudgedOperation, JudgedStatement, RuleContext } from './define-rule.ts';
import { oldTableImpacts } from './strong-locks.ts';

/** The session setting that bounds how long a statement waits for a table lock. */
export function timeoutSetting({ name }: Engine): 'lock_timeout' | 'lock_wait_timeout' {
  return engineFamilies[name] === 'postgres' ? 'lock_timeout' : 'lock_wait_timeout';
}

/** Whether a timeout is set for the statement, be it a good one or not. */
export function isWaitBounded(at: JudgedStatement, engine: Engine): boolean {
  return at.settings.has(timeoutSetting(engine)) || boundsItself(at);
}

/** WAIT and NOWAIT of MariaDB's DDL, NOWAIT of PostgreSQL's LOCK TABLE. */
export function boundsItself({ statement, operations }: JudgedStatement): boolean {
  if (statement.online?.waitSeconds !== undefined) return true;
  return operations.some(({ operation }) => operation.kind === 'lock-table') && /\bNOWAIT$/i.test(statement.text);
}

/** The lock on an old table for which a statement waits, if one of its operations needs one that stops writers. */
export function strongestWait(at: JudgedStatement, context: RuleContext): TableImpact | undefined {
  const waits = at.operations.flatMap((judged) => waitsOf(judged, context));
  return waits.find(({ blocks }) => blocks === 'reads') ?? waits[0];
}

function waitsOf(judged: JudgedOperation, context: RuleContext): readonly TableImpact[] {
  const { operation } = judged;
  if ('concurrently' in operation && operation.concurrently) return [];
  return oldTableImpacts(judged, context).filter(({ blocks }) => blocks === 'writes' || blocks === 'reads');
}
