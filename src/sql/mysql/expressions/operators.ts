/** Comparison operators, all of one strength. */
export const comparisonOperators: ReadonlySet<string> = new Set(['=', '<=>', '<', '<=', '>', '>=', '<>', '!=']);

const levels: Readonly<Record<string, number>> = {
  '|': 0, '&': 1, '<<': 2, '>>': 2, '+': 3, '-': 3, '*': 4, '/': 4, '%': 4, DIV: 4, MOD: 4, '^': 5,
};

/** The level of the operator that binds most tightly. */
export const strongestLevel = 5;

const byOperator = new Map(Object.entries(levels));

/** How tightly an arithmetic operator binds; undefined where the symbol is none. */
export function binaryLevel(symbol: string): number | undefined {
  return symbol === '' ? undefined : byOperator.get(symbol);
}
