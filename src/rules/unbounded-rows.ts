import type { Expression, QueryUse } from '../model/expression.ts';
import type { DeleteRows, UpdateRows } from '../model/operation.ts';
import { conjunctsOf } from '../schema/expression-tokens.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, RuleContext } from './define-rule.ts';
import { isOldTable } from './old-objects.ts';

/** Why a DELETE or UPDATE takes every row, or any. */
export type Unbounded = 'without-where' | 'always-true' | 'arbitrary-rows';

/** Whether it takes every row of an old table, and why; undefined where a condition or a join picks rows. */
export function unboundedRows(judged: JudgedOperation<DeleteRows | UpdateRows>, { isNew }: Pick<RuleContext, 'isNew'>): Unbounded | undefined {
  const { operation, before, in: at } = judged;
  const { query } = operation;
  const table = resolveTable(before, operation.table);
  if (!isOldTable({ isNew }, table, at) || query.joinsOnCondition === true) return undefined;
  const reason = reasonOf(query);
  return reason !== undefined && query.hasLimit ? limited(judged) : reason;
}

function reasonOf({ predicate }: QueryUse): Unbounded | undefined {
  if (predicate === undefined) return 'without-where';
  return isAlwaysTrue(predicate) ? 'always-true' : undefined;
}

/** LIMIT without a condition takes rows that nobody chose, unless they are taken in the order of a key. */
function limited({ operation, before }: JudgedOperation<DeleteRows | UpdateRows>): Unbounded | undefined {
  const order = (operation.query.orderedBy ?? []).map((column) => column.slice(column.lastIndexOf('.') + 1).toLowerCase());
  const table = resolveTable(before, operation.table);
  if (table === undefined) return order.length > 0 ? undefined : 'arbitrary-rows';
  const isKey = table.indexes.some(({ definition }) => {
    const [first] = definition.keys;
    return first?.column !== undefined && first.column.toLowerCase() === order[0];
  });
  return isKey ? undefined : 'arbitrary-rows';
}

/** `true`, `1 = 1`, `id = id`, and what AND and OR make of them. */
function isAlwaysTrue({ constant, text }: Expression): boolean {
  if (constant !== undefined) return constant === 'true';
  return alternativesOf(text).some((alternative) => conjunctsOf(alternative).every(isTautology));
}

/** The parts that OR joins outside parentheses. */
function alternativesOf(text: string): readonly string[] {
  const [words = []] = [conjunctsOf(text)].filter((parts) => parts.length === 1).flat();
  const parts: string[][] = [[]];
  let depth = 0;
  for (const word of words) {
    depth += Number(word === '(') - Number(word === ')');
    if (depth === 0 && word.toUpperCase() === 'OR') parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.length === 1 || words.some((word) => word.toUpperCase() === 'CASE') ? [text] : parts.map((part) => part.join(' '));
}

/** The same on both sides of `=`, `<=` or `>=`: true of every row but those where it is NULL. */
function isTautology(words: readonly string[]): boolean {
  if (words.length === 1) return /^(?:true|1)$/i.test(words[0] ?? '');
  const from = words.findIndex((word) => /^[<>=]$/.test(word));
  const to = words.findLastIndex((word) => /^[<>=]$/.test(word));
  const operator = words.slice(from, to + 1).join('');
  const [left, right] = [words.slice(0, from), words.slice(to + 1)].map((side) => side.join(' ').toLowerCase());
  return from > 0 && left === right && left !== 'null' && ['=', '<=', '>=', '<=>'].includes(operator);
}
