import type { Expression } from '../../model/expression.ts';

/** What a SELECT would call an expression; absent where it would have no name. */
export function expressionName(expression: Expression): string | undefined {
  return expression.functions.length === 1 ? expression.functions[0] : undefined;
}
