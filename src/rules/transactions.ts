import type { Statement } from '../model/statement.ts';
import type { JudgedOperation, JudgedStatement, RuleContext } from './define-rule.ts';

/**
 * The statements in groups that commit together, each in order: those of one open transaction; outside of one every
 * statement of a file by itself, with what stands in its body.
 */
export function transactionsOf(statements: readonly JudgedStatement[]): readonly (readonly JudgedStatement[])[] {
  const groups = new Map<symbol | Statement, JudgedStatement[]>();
  for (const at of statements) {
    const key = unitOf(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}

/** Whether two statements commit together. */
export function commitTogether(one: JudgedStatement, other: JudgedStatement): boolean {
  return unitOf(one) === unitOf(other);
}

/** What is one and the same for all that commits together. */
function unitOf({ openTransaction, outer }: JudgedStatement): symbol | Statement {
  return openTransaction ?? outer;
}

/**
 * The operations that commit together with one, behind it. None where no transaction is open; MySQL and MariaDB commit
 * with each change of the schema, whatever is open.
 */
export function restOfTransaction({ operations, engine }: RuleContext, judged: JudgedOperation): readonly JudgedOperation[] {
  const { openTransaction } = judged.in;
  if (engine.name !== 'postgresql' || openTransaction === undefined) return [];
  return operations.slice(operations.indexOf(judged) + 1).filter((other) => other.in.openTransaction === openTransaction);
}
