import type { A_Const, A_Expr, BoolExpr, BooleanTest, Node, NullTest, TypeCast } from 'libpg-query';
import type { Expression } from '../../model/expression.ts';
import { as, strings } from './syntax-tree.ts';
import { isBooleanType } from './type-names.ts';

/** A value that does not depend on data; `other` is a literal whose value is not worked out. */
type Value =
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'null' }
  | { readonly type: 'other' };

/** Hostile text nests without end; what is deeper than this counts as not constant. */
const maximumDepth = 200;

/**
 * Says whether an expression is constant whatever the data: `1 = 1` and `x OR true` are true,
 * `id = id` is not constant since it is null for a null.
 */
export function constantOf(node: Node | undefined): Expression['constant'] {
  const value = evaluate(node, 0);
  if (value === undefined) return undefined;
  if (value.type === 'boolean') return value.value ? 'true' : 'false';
  return value.type === 'null' ? 'null' : 'literal';
}

function evaluate(node: Node | undefined, depth: number): Value | undefined {
  if (node === undefined || depth > maximumDepth) return undefined;
  const literal = as(node, 'A_Const');
  if (literal !== undefined) return evaluateLiteral(literal);
  const cast = as(node, 'TypeCast');
  if (cast !== undefined) return evaluateCast(cast, depth);
  const operation = as(node, 'A_Expr');
  if (operation !== undefined) return evaluateOperation(operation, depth);
  const logical = as(node, 'BoolExpr');
  if (logical !== undefined) return evaluateLogical(logical, depth);
  return evaluateTest(as(node, 'NullTest'), as(node, 'BooleanTest'), depth) ?? evaluateArray(node, depth);
}

/** The parser leaves out what is 0, false or empty. */
function evaluateLiteral(literal: A_Const): Value {
  const { boolval, sval, isnull } = literal;
  if (isnull === true) return { type: 'null' };
  if (boolval !== undefined) return { type: 'boolean', value: boolval.boolval === true };
  if (sval !== undefined) return { type: 'string', value: sval.sval ?? '' };
  const number = numberOf(literal);
  return number === undefined ? { type: 'other' } : { type: 'number', value: number };
}

function numberOf({ ival, fval }: A_Const): number | undefined {
  if (fval?.fval !== undefined) return Number(fval.fval);
  return ival === undefined ? undefined : ival.ival ?? 0;
}

/** What the server's boolin accepts: any prefix of true, false, yes, no; on, off; 1, 0. */
const trueWords = /^(?:t|tr|tru|true|y|ye|yes|on|1)$/i;
const falseWords = /^(?:f|fa|fal|fals|false|n|no|of|off|0)$/i;

function evaluateCast({ arg, typeName }: TypeCast, depth: number): Value | undefined {
  const value = evaluate(arg, depth + 1);
  if (value === undefined || value.type === 'null') return value;
  return isBooleanType(typeName) ? toBoolean(value) : { type: 'other' };
}

function toBoolean(value: Value): Value | undefined {
  if (value.type === 'number') return { type: 'boolean', value: value.value !== 0 };
  if (value.type !== 'string') return value.type === 'boolean' ? value : undefined;
  const text = value.value.trim();
  if (trueWords.test(text)) return { type: 'boolean', value: true };
  return falseWords.test(text) ? { type: 'boolean', value: false } : undefined;
}

type Comparison = (left: number | string | boolean, right: number | string | boolean) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': (left, right) => left === right,
  '<>': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

const equalities: ReadonlySet<string> = new Set(['=', '<>']);

function evaluateOperation({ kind, name, lexpr, rexpr }: A_Expr, depth: number): Value | undefined {
  const operator = strings(name).join('.');
  const left = evaluate(lexpr, depth + 1);
  const right = evaluate(rexpr, depth + 1);
  return kind !== 'AEXPR_OP' || left === undefined || right === undefined ? undefined : evaluateComparison(operator, left, right);
}

function evaluateComparison(operator: string, left: Value, right: Value): Value | undefined {
  const compare = comparisons[operator];
  if (compare === undefined) return undefined;
  if (left.type === 'null' || right.type === 'null') return { type: 'null' };
  if (left.type === 'other' || right.type !== left.type) return undefined;
  // The order of strings depends on a collation; their equality does so only where it is not deterministic.
  const isOrder = left.type === 'string' && !equalities.has(operator);
  return isOrder ? undefined : { type: 'boolean', value: compare(left.value, right.value) };
}

function evaluateLogical({ boolop, args }: BoolExpr, depth: number): Value | undefined {
  const values = (args ?? []).map((arg) => evaluate(arg, depth + 1));
  const [first] = values;
  if (boolop === 'NOT_EXPR') return first?.type === 'boolean' ? { type: 'boolean', value: !first.value } : first;
  const decisive = boolop === 'OR_EXPR';
  if (values.some((value) => value?.type === 'boolean' && value.value === decisive)) return { type: 'boolean', value: decisive };
  if (values.some((value) => value?.type !== 'boolean' && value?.type !== 'null')) return undefined;
  return values.some((value) => value?.type === 'null') ? { type: 'null' } : { type: 'boolean', value: !decisive };
}

function evaluateTest(nullTest: NullTest | undefined, booleanTest: BooleanTest | undefined, depth: number): Value | undefined {
  const value = evaluate(nullTest?.arg ?? booleanTest?.arg, depth + 1);
  if (value === undefined) return undefined;
  if (nullTest !== undefined) return { type: 'boolean', value: (value.type === 'null') === (nullTest.nulltesttype === 'IS_NULL') };
  const [, negation, word] = /^IS_(NOT_)?(\w+)$/.exec(booleanTest?.booltesttype ?? '') ?? [];
  const isMet = word === 'UNKNOWN' ? value.type === 'null' : value.type === 'boolean' && value.value === (word === 'TRUE');
  return { type: 'boolean', value: isMet !== (negation !== undefined) };
}

/** ARRAY[…] of literals. */
function evaluateArray(node: Node, depth: number): Value | undefined {
  const array = as(node, 'A_ArrayExpr');
  if (array === undefined) return undefined;
  return (array.elements ?? []).every((element) => evaluate(element, depth + 1) !== undefined) ? { type: 'other' } : undefined;
}
