import type { JudgedOperation, RuleContext } from './define-rule.ts';

/**
 * The operations that commit together with one, behind it. None where no transaction is open; MySQL and MariaDB commit
 * with each change of the schema, whatever is open.
 */
export function restOfTransaction({ operations, engine }: RuleContext, judged: JudgedOperation): readonly JudgedOperation[] {
  const { openTransaction } = judged.in;
  if (engine.name !== 'postgresql' || openTransaction === undefined) return [];
  return operations.slice(operations.indexOf(judged) + 1).filter((other) => other.in.openTransaction === openTransaction);
}
