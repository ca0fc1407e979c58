import type { Expression } from '../model/expression.ts';
import { expressionTokens, identifierOf } from './expression-tokens.ts';

/** What is renamed in an expression. */
export interface ExpressionRename {
  readonly from: string;
  readonly to: string;
  /** Writes an identifier as the engine quotes it where it must. */
  readonly quote: (name: string) => string;
  /** Folds an unquoted identifier to the name it stands for. */
  readonly fold: (identifier: string) => string;
}

/**
 * An expression after one of the columns in it was renamed: the server keeps references, not texts,
 * and prints the new name (PostgreSQL: pg_get_expr). A word is a column unless it is called, cast to,
 * or behind the dot of something that is not a table of the statement.
 */
export function renameInExpression(expression: Expression, rename: ExpressionRename): Expression {
  if (!expression.columns.some((name) => lastPart(name) === rename.from)) return expression;
  const tokens = expressionTokens(expression.text);
  const text = tokens.map((word, at) => (isColumn(tokens, at, rename) ? rename.quote(rename.to) : word)).join('');
  return {
    ...expression,
    text,
    columns: expression.columns.map((name) =>
      lastPart(name) === rename.from ? `${name.slice(0, name.length - rename.from.length)}${rename.to}` : name),
  };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function isColumn(tokens: readonly string[], at: number, rename: ExpressionRename): boolean {
  if (identifierOf(tokens[at] ?? '', rename.fold) !== rename.from) return false;
  const before = neighbour(tokens, at, -1);
  const word = tokens[before] ?? '';
  if (word === ':' || word.toLowerCase() === 'as') return false;
  if (word === '.' && tokens[neighbour(tokens, before, -1)] === ')') return false;
  return tokens[neighbour(tokens, at, 1)] !== '(';
}

function neighbour(tokens: readonly string[], at: number, step: 1 | -1): number {
  let position = at + step;
  while (/^\s+$/.test(tokens[position] ?? '')) position += step;
  return position;
}
