import type { JudgedStatement } from './define-rule.ts';

/** Numbers the transactions of a change set: two statements have one number where they commit together. */
export function transactionNumbers(statements: readonly JudgedStatement[]): ReadonlyMap<JudgedStatement, number> {
  const numbers = new Map<JudgedStatement, number>();
  let current = 0;
  let previous: JudgedStatement | undefined;
  for (const at of statements) {
    if (previous !== undefined && !goesOn(previous, at)) current += 1;
    numbers.set(at, current);
    previous = at;
  }
  return numbers;
}

function goesOn(previous: JudgedStatement, at: JudgedStatement): boolean {
  const isSameUnit = previous.file === at.file || at.transaction === 'whole-run';
  const isEnded = previous.operations.some(({ operation }) =>
    operation.kind === 'transaction-control' && ['commit', 'rollback', 'prepare'].includes(operation.command));
  return isSameUnit && previous.insideTransaction && at.insideTransaction && !isEnded;
}
