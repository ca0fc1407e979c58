import type { Node } from 'libpg-query';
import { as, strings } from './syntax-tree.ts';

/** A name for an expression, and whether it is weak: one that a cast around the expression would replace. */
interface ResultName {
  readonly name: string;
  readonly isWeak: boolean;
}

/**
 * What a SELECT would call an expression, from which the server makes the name of an index on it; undefined where
 * it has no name (FigureColnameInternal in src/backend/parser/parse_target.c, PostgreSQL 13 to 18).
 */
export function resultName(node: Node): string | undefined {
  return figure(node)?.name;
}

function figure(node: Node | undefined): ResultName | undefined {
  if (node === undefined) return undefined;
  return ofReference(node) ?? ofCast(node) ?? ofCase(node) ?? ofKeyword(node) ?? ofQuery(node);
}

function strong(name: string | undefined): ResultName | undefined {
  return name === undefined ? undefined : { name, isWeak: false };
}

function ofReference(node: Node): ResultName | undefined {
  const fields = as(node, 'ColumnRef')?.fields;
  if (fields !== undefined) return strong(strings(fields).at(-1));
  const call = as(node, 'FuncCall');
  if (call !== undefined) return strong(strings(call.funcname).at(-1));
  const indirection = as(node, 'A_Indirection');
  if (indirection === undefined) return undefined;
  return strong(strings(indirection.indirection).at(-1)) ?? figure(indirection.arg);
}

/** A cast keeps a strong name and else takes that of the type. */
function ofCast(node: Node): ResultName | undefined {
  const collate = as(node, 'CollateClause');
  if (collate !== undefined) return figure(collate.arg);
  const cast = as(node, 'TypeCast');
  if (cast === undefined) return undefined;
  const inner = figure(cast.arg);
  const type = strings(cast.typeName?.names).at(-1);
  return inner?.isWeak === false || type === undefined ? inner : { name: type, isWeak: true };
}

function ofCase(node: Node): ResultName | undefined {
  const content = as(node, 'CaseExpr');
  if (content === undefined) return undefined;
  const otherwise = figure(content.defresult);
  return otherwise?.isWeak === false ? otherwise : { name: 'case', isWeak: true };
}

/** Nodes of SQL's own syntax that are called by their keyword. */
function ofKeyword(node: Node): ResultName | undefined {
  if (as(node, 'A_ArrayExpr') !== undefined) return strong('array');
  if (as(node, 'RowExpr') !== undefined) return strong('row');
  if (as(node, 'CoalesceExpr') !== undefined) return strong('coalesce');
  if (as(node, 'A_Expr')?.kind === 'AEXPR_NULLIF') return strong('nullif');
  const extreme = as(node, 'MinMaxExpr');
  if (extreme !== undefined) return strong(extreme.op === 'IS_GREATEST' ? 'greatest' : 'least');
  return strong(as(node, 'SQLValueFunction')?.op?.replace(/^SVFOP_|_N$/g, '').toLowerCase());
}

function ofQuery(node: Node): ResultName | undefined {
  const link = as(node, 'SubLink');
  if (link?.subLinkType === 'EXISTS_SUBLINK') return strong('exists');
  return link?.subLinkType === 'ARRAY_SUBLINK' ? strong('array') : undefined;
}
