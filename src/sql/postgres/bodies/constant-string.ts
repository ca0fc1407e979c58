import type { A_Expr, FuncCall, Node } from 'libpg-query';
import { as, strings } from '../syntax-tree.ts';

const maximumDepth = 200;

/**
 * The text that an expression stands for if it is made of constants alone: literals, `||`, format, concat,
 * quote_ident and quote_literal. Undefined where any part comes from data or variables.
 */
export function constantString(node: Node | undefined, depth = 0): string | undefined {
  if (node === undefined || depth > maximumDepth) return undefined;
  const literal = as(node, 'A_Const');
  if (literal !== undefined) return literal.sval?.sval ?? literal.fval?.fval ?? (literal.ival === undefined ? undefined : String(literal.ival.ival ?? 0));
  const cast = as(node, 'TypeCast');
  if (cast !== undefined) return constantString(cast.arg, depth + 1);
  const operation = as(node, 'A_Expr');
  if (operation !== undefined) return concatenated(operation, depth);
  const call = as(node, 'FuncCall');
  return call === undefined ? undefined : called(call, depth);
}

function concatenated({ name, lexpr, rexpr }: A_Expr, depth: number): string | undefined {
  const left = constantString(lexpr, depth + 1);
  const right = constantString(rexpr, depth + 1);
  return strings(name).join('.') === '||' && left !== undefined && right !== undefined ? left + right : undefined;
}

function called({ funcname, args }: FuncCall, depth: number): string | undefined {
  const values = (args ?? []).map((arg) => constantString(arg, depth + 1));
  const texts = values.filter((value) => value !== undefined);
  if (texts.length < values.length) return undefined;
  switch (strings(funcname).at(-1)) {
    case 'format':
      return formatted(texts);
    case 'concat':
      return texts.join('');
    case 'quote_ident':
      return quoteIdentifier(texts[0] ?? '');
    case 'quote_literal':
      return quoteLiteral(texts[0] ?? '');
    default:
      return undefined;
  }
}

/** format with %s, %I, %L and %%, also numbered; anything else in it is left unread (manual 9.4.1). */
function formatted([pattern = '', ...values]: readonly string[]): string | undefined {
  let next = 0;
  let isRead = true;
  const text = pattern.replace(/%(?:(\d+)\$)?(.)/gs, (_all, position: string | undefined, type: string) => {
    if (type === '%') return '%';
    next = position === undefined ? next + 1 : Number(position);
    const value = values[next - 1];
    isRead &&= value !== undefined && 'sIL'.includes(type);
    if (type === 'I') return quoteIdentifier(value ?? '');
    return type === 'L' ? quoteLiteral(value ?? '') : value ?? '';
  });
  return isRead ? text : undefined;
}

function quoteIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function quoteLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
