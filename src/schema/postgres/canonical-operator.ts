import { as, strings } from '../../sql/postgres/syntax-tree.ts';
import type { NodeOf, SyntaxNode } from '../../sql/postgres/syntax-tree.ts';

type Canonical = (node: SyntaxNode) => string;

/** The canonical form of operators, AND, OR, NOT, and lists of values; undefined for other nodes. */
export function canonicalOperator(node: SyntaxNode, canonical: Canonical): string | undefined {
  const boolean = as(node, 'BoolExpr');
  if (boolean !== undefined) return booleanForm(boolean, canonical);
  const expression = as(node, 'A_Expr');
  if (expression !== undefined) return operatorForm(expression, canonical);
  const elements = as(node, 'A_ArrayExpr')?.elements;
  return elements === undefined ? undefined : `(array${elements.map((element) => ` ${canonical(element)}`).join('')})`;
}

/** AND in AND is one AND: the server prints pairs in brackets. */
function booleanForm({ boolop, args }: NodeOf<'BoolExpr'>, canonical: Canonical): string {
  const word = boolop === 'AND_EXPR' ? 'and' : boolop === 'OR_EXPR' ? 'or' : 'not';
  return joined(word, (args ?? []).map(canonical));
}

function joined(word: string, forms: readonly string[]): string {
  const inner = (form: string): string => (word !== 'not' && form.startsWith(`(${word} `) ? form.slice(word.length + 2, -1) : form);
  return `(${word} ${forms.map(inner).join(' ')})`;
}

function operatorForm(node: NodeOf<'A_Expr'>, canonical: Canonical): string {
  const { kind = 'AEXPR_OP', lexpr, rexpr } = node;
  const operator = operatorName(node);
  const left = lexpr === undefined ? '' : canonical(lexpr);
  const items = rexpr === undefined ? [] : (as(rexpr, 'List')?.items ?? [rexpr]).map(canonical);
  const form = forms[kind];
  return form === undefined ? `(${[operator, left, ...items].filter((part) => part !== '').join(' ')})` : form({ operator, left, items });
}

interface Operands {
  readonly operator: string;
  readonly left: string;
  readonly items: readonly string[];
}

/** Operators that are syntax of their own, by what they mean. */
const forms: Readonly<Partial<Record<NonNullable<NodeOf<'A_Expr'>['kind']>, (operands: Operands) => string>>> = {
  AEXPR_IN: inForm,
  AEXPR_BETWEEN: ({ left, items: [low = '', high = ''] }) => `(and (>= ${left} ${low}) (<= ${left} ${high}))`,
  AEXPR_NOT_BETWEEN: ({ left, items: [low = '', high = ''] }) => `(or (< ${left} ${low}) (> ${left} ${high}))`,
  AEXPR_OP_ANY: ({ operator, left, items }) => `(${operator} any ${left} ${items.join(' ')})`,
  AEXPR_OP_ALL: ({ operator, left, items }) => `(${operator} all ${left} ${items.join(' ')})`,
  AEXPR_DISTINCT: ({ left, items }) => `(distinct ${left} ${items.join(' ')})`,
  AEXPR_NOT_DISTINCT: ({ left, items }) => `(not (distinct ${left} ${items.join(' ')}))`,
  AEXPR_NULLIF: ({ left, items }) => `(call nullif ${left} ${items.join(' ')})`,
};

/** LIKE and its kin arrive as the operators that they are; != is another way to write <>. */
function operatorName({ name }: NodeOf<'A_Expr'>): string {
  const written = strings(name).at(-1) ?? '';
  return written === '!=' ? '<>' : written;
}

/** One value is a plain comparison; several are compared with an array (transformAExprIn in parse_expr.c). */
function inForm({ operator, left, items }: Operands): string {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return `(${operator} ${left} ${only})`;
  const constants = items.filter((item) => !item.includes('"') || item.startsWith("'"));
  if (constants.length === items.length) return `(${operator} ${operator === '=' ? 'any' : 'all'} ${left} (array ${items.join(' ')}))`;
  return `(${operator === '=' ? 'or' : 'and'} ${items.map((item) => `(${operator} ${left} ${item})`).join(' ')})`;
}
