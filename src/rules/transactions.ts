import type { Statement } from '../model/statement.ts';
import type { JudgedStatement } from './define-rule.ts';

/**
 * The statements in groups that commit together, each in order: those of one open transaction; outside of one every
 * statement of a file by itself, with what stands in its body.
 */
export function transactionsOf(statements: readonly JudgedStatement[]): readonly (readonly JudgedStatement[])[] {
  const groups = new Map<symbol | Statement, JudgedStatement[]>();
  for (const at of statements) {
    const key = at.openTransaction ?? at.outer;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}
