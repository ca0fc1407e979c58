import type { A_Const, A_Expr, FuncCall, Node } from 'libpg-query';
import { as, strings } from '../syntax-tree.ts';

const maximumDepth = 200;

/**
 * The text that an expression stands for if it is made of constants alone: literals, `||`, format, concat,
 * quote_ident and quote_literal. Undefined where any part comes from data or variables.
 */
export function constantString(node: Node | undefined, depth = 0): string | undefined {
  if (node === undefined || depth > maximumDepth) return undefined;
  const literal = as(node, 'A_Const');
  if (literal !== undefined) return literalText(literal);
  const cast = as(node, 'TypeCast');
  if (cast !== undefined) return constantString(cast.arg, depth + 1);
  const operation = as(node, 'A_Expr');
  if (operation !== undefined) return concatenated(operation, depth);
  const call = as(node, 'FuncCall');
  return call === undefined ? undefined : called(call, depth);
}

/** The parser leaves out what is 0 or empty. */
function literalText({ sval, fval, ival }: A_Const): string | undefined {
  if (sval !== undefined) return sval.sval ?? '';
  return fval?.fval ?? (ival === undefined ? undefined : String(ival.ival ?? 0));
}

function concatenated({ name, lexpr, rexpr }: A_Expr, depth: number): string | undefined {
  const left = constantString(lexpr, depth + 1);
  const right = constantString(rexpr, depth + 1);
  return strings(name).join('.') === '||' && left !== undefined && right !== undefined ? left + right : undefined;
}

function called({ funcname, args }: FuncCall, depth: number): string | undefined {
  const values = (args ?? []).map((arg) => constantString(arg, depth + 1));
  const texts = values.filter((value) => value !== undefined);
  return texts.length < values.length ? undefined : functions[strings(funcname).at(-1) ?? '']?.(texts);
}

const functions: Readonly<Record<string, (texts: readonly string[]) => string | undefined>> = {
  format: (texts) => formatted(texts),
  concat: (texts) => texts.join(''),
  quote_ident: ([text = '']) => quoteIdentifier(text),
  quote_literal: ([text = '']) => quoteLiteral(text),
};

/** format with %s, %I, %L and %%, also numbered; anything else in it is left unread (manual 9.4.1). */
function formatted([pattern = '', ...values]: readonly string[]): string | undefined {
  let next = 0;
  let isRead = true;
  const text = pattern.replace(/%(?:(\d+)\$)?(.)/gs, (_all, position: string | undefined, type: string) => {
    if (type === '%') return '%';
    next = position === undefined ? next + 1 : Number(position);
    const value = values[next - 1];
    const convert = conversions[type];
    isRead &&= value !== undefined && convert !== undefined;
    return convert?.(value ?? '') ?? '';
  });
  return isRead ? text : undefined;
}

const conversions: Readonly<Record<string, (value: string) => string>> = { s: (value) => value, I: quoteIdentifier, L: quoteLiteral };

function quoteIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function quoteLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
