import type { JudgedOperation } from './define-rule.ts';

/** Finds the first operation of a key behind another operation. */
export type OperationsBehind = (judged: JudgedOperation, key: string) => JudgedOperation | undefined;

/** Orders operations by a key, so that many that ask for what follows stay cheap. */
export function operationsBehind(operations: readonly JudgedOperation[], keyOf: (judged: JudgedOperation) => string | undefined): OperationsBehind {
  const places = new Map(operations.map((judged, index) => [judged, index]));
  const byKey = new Map<string, number[]>();
  for (const [index, judged] of operations.entries()) {
    const key = keyOf(judged);
    if (key === undefined) continue;
    const indexes = byKey.get(key) ?? [];
    indexes.push(index);
    byKey.set(key, indexes);
  }
  return (judged, key) => {
    const indexes = byKey.get(key) ?? [];
    const found = indexes[firstAbove(indexes, places.get(judged) ?? operations.length)];
    return found === undefined ? undefined : operations[found];
  };
}

/** Index of the first of some ascending numbers that is above another. */
function firstAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
