import { as, strings } from '../../sql/postgres/syntax-tree.ts';
import type { SyntaxNode } from '../../sql/postgres/syntax-tree.ts';
import { canonicalOperator } from './canonical-operator.ts';
import { constantForm } from './canonical-literal.ts';
import { quote } from '../literal-forms.ts';

/**
 * The canonical form of an expression's tree, as text in brackets: `(and (> a 0) (= b 'x'))`.
 * The server prints what it stores after analysis (ruleutils.c), which differs from what was written: casts are
 * spelled out, IN is = ANY, BETWEEN is two comparisons, names are qualified. What both can mean has one form.
 */
export function canonicalNode(node: SyntaxNode): string {
  return constant(node) ?? reference(node) ?? cast(node) ?? collated(node) ?? canonicalOperator(node, canonicalNode) ?? call(node) ?? conditional(node)
    ?? generic(node);
}

function constant(node: SyntaxNode): string | undefined {
  const value = as(node, 'A_Const');
  return value === undefined ? undefined : constantForm(value);
}

/** A column, without the table in front: every column of these expressions is the table's own. */
function reference(node: SyntaxNode): string | undefined {
  const fields = as(node, 'ColumnRef')?.fields;
  if (fields === undefined) return undefined;
  return JSON.stringify(strings(fields).at(-1) ?? '*');
}

/** Types whose literals name a relation, a type or a function: there the schema in front may be missing. */
const nameTypes = new Set(['regclass', 'regtype', 'regproc', 'regprocedure', 'regrole', 'regconfig']);

/** Casts are left out: which of them the server prints depends on the operators that it chose. */
function cast(node: SyntaxNode): string | undefined {
  const content = as(node, 'TypeCast');
  if (content?.arg === undefined) return undefined;
  const { names, arrayBounds = [] } = content.typeName ?? {};
  const type = strings(names).at(-1) ?? '';
  const text = as(content.arg, 'A_Const')?.sval?.sval;
  if (text === undefined || arrayBounds.length > 0) return canonicalNode(content.arg);
  return nameTypes.has(type) ? relationForm(text) : constantForm({ sval: { sval: text } }, type);
}

function collated(node: SyntaxNode): string | undefined {
  const content = as(node, 'CollateClause');
  return content?.arg === undefined ? undefined : `(collate ${canonicalNode(content.arg)} ${strings(content.collname).at(-1) ?? ''})`;
}

/** A name in a literal, without its schema: the server adds it where the search path would not find the name. */
function relationForm(text: string): string {
  const last = /(?:^|\.)("(?:[^"]|"")*"|[^".]+)$/.exec(text)?.[1] ?? text;
  return quote(last.startsWith('"') ? last.slice(1, -1).replaceAll('""', '"') : last.toLowerCase());
}

/** Functions that take a sequence by name. */
const sequenceFunctions = new Set(['nextval', 'currval', 'setval']);

/** date_part is what EXTRACT was before PostgreSQL 14; char_length and length are printed as written. */
const functionNames: Readonly<Record<string, string>> = { date_part: 'extract' };

function call(node: SyntaxNode): string | undefined {
  const content = as(node, 'FuncCall');
  if (content === undefined) return undefined;
  const written = strings(content.funcname).at(-1) ?? '';
  const name = functionNames[written] ?? written;
  const args = (content.args ?? []).map((arg) => {
    const text = sequenceFunctions.has(name) ? as(arg, 'A_Const')?.sval?.sval : undefined;
    return text === undefined ? canonicalNode(arg) : relationForm(text);
  });
  const marks = [content.agg_distinct === true ? 'distinct' : '', content.agg_star === true ? '*' : ''];
  return `(call ${[name, ...marks, ...args].filter((part) => part !== '').join(' ')})`;
}

/** CASE without ELSE ends in NULL, which the server prints. */
function conditional(node: SyntaxNode): string | undefined {
  const content = as(node, 'CaseExpr');
  if (content === undefined) return undefined;
  const branches = (content.args ?? []).map((branch) => {
    const when = as(branch, 'CaseWhen');
    return `(when ${[when?.expr, when?.result].map((part) => (part === undefined ? '' : canonicalNode(part))).join(' ')})`;
  });
  const subject = content.arg === undefined ? [] : [canonicalNode(content.arg)];
  const otherwise = content.defresult === undefined ? 'null' : canonicalNode(content.defresult);
  return `(case ${[...subject, ...branches, otherwise].join(' ')})`;
}

/** Everything else: the node's name and members, without places in the text. */
function generic(node: SyntaxNode): string {
  const [tag = '', content] = Object.entries(node)[0] ?? [];
  return `(${tag}${members(content)})`;
}

/** Members that say where or how something was written, not what. */
const ignored = new Set(['location', 'list_start', 'list_end', 'funcformat', 'coerceformat', 'row_format', 'rexpr_list_start', 'rexpr_list_end']);

function members(value: unknown): string {
  if (Array.isArray(value)) return value.map((item: unknown) => ` ${member(item)}`).join('');
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`;
  return Object.entries(value)
    .filter(([name]) => !ignored.has(name))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, item]) => ` ${name}=${member(item)}`)
    .join('');
}

function member(value: unknown): string {
  if (isNode(value)) return canonicalNode(value);
  return typeof value === 'object' && value !== null ? `[${members(value).trim()}]` : JSON.stringify(value);
}

/** Nodes of the tree are objects with one member whose name begins with a capital. */
function isNode(value: unknown): value is SyntaxNode {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value);
  return names.length === 1 && /^[A-Z]/.test(names[0] ?? '');
}
