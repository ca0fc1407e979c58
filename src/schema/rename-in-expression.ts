import type { Expression } from '../model/expression.ts';
import { expressionTokens, identifierOf } from './expression-tokens.ts';
import type { IdentifierRules } from './expression-tokens.ts';

/** A column that gets another name, and how the engine writes names. */
export interface ColumnRename extends IdentifierRules {
  /** Whether a name is the old one. */
  readonly isFrom: (name: string) => boolean;
  readonly to: string;
  /** Writes an identifier as the engine quotes it where it must. */
  readonly quoted: (name: string) => string;
}

/**
 * An expression after one of the columns in it was renamed: the server keeps references, not texts,
 * and prints the new name (PostgreSQL: pg_get_expr). A word is a column unless it is called, cast to,
 * or behind the dot of something that is not a table of the statement.
 */
export function renameInExpression(expression: Expression, rename: ColumnRename): Expression {
  if (!expression.columns.some((name) => rename.isFrom(lastPart(name)))) return expression;
  const tokens = expressionTokens(expression.text);
  const text = tokens.map((word, at) => (isColumn(tokens, at, rename) ? rename.quoted(rename.to) : word)).join('');
  return { ...expression, text, columns: expression.columns.map((name) => renameLast(name, rename)) };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function renameLast(name: string, rename: ColumnRename): string {
  const last = lastPart(name);
  return rename.isFrom(last) ? `${name.slice(0, name.length - last.length)}${rename.to}` : name;
}

function isColumn(tokens: readonly string[], at: number, rename: ColumnRename): boolean {
  const name = identifierOf(tokens[at] ?? '', rename);
  if (name === undefined || !rename.isFrom(name)) return false;
  return !leadsToOther(tokens, neighbour(tokens, at, -1)) && tokens[neighbour(tokens, at, 1)] !== '(';
}

/** Whether what follows is no column: a type behind a cast, a field behind a value in parentheses. */
function leadsToOther(tokens: readonly string[], at: number): boolean {
  const word = tokens[at] ?? '';
  if (word === ':' || word.toLowerCase() === 'as') return true;
  return word === '.' && tokens[neighbour(tokens, at, -1)] === ')';
}

function neighbour(tokens: readonly string[], at: number, step: 1 | -1): number {
  let position = at + step;
  while (/^\s+$/.test(tokens[position] ?? '')) position += step;
  return position;
}
