import type { A_Expr, FuncCall, Node } from 'libpg-query';
import { constantText } from '../constant-text.ts';
import { as, strings } from '../syntax-tree.ts';

const maximumDepth = 200;

/**
 * The text that an expression stands for if it is made of constants alone: literals, `||`, format, concat,
 * quote_ident and quote_literal. Undefined where any part comes from data or variables.
 */
export function constantString(node: Node | undefined, depth = 0): string | undefined {
  if (node === undefined || depth > maximumDepth) return undefined;
  const literal = as(node, 'A_Const');
  if (literal !== undefined) return constantText(literal);
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
  return texts.length < values.length ? undefined : functions[strings(funcname).at(-1) ?? '']?.(texts);
}

const functions: Readonly<Record<string, (texts: readonly string[]) => string | undefined>> = {
  format: (texts) => formatted(texts),
  concat: (texts) => texts.join(''),
  quote_ident: ([text = '']) => quoteIdentifier(text),
  quote_literal: ([text = '']) => quoteLiteral(text),
};

/** format with %s, %I, %L and %%, also numbered; a text with anything else in it is not read (manual 9.4.1). */
function formatted([pattern = '', ...values]: readonly string[]): string | undefined {
  let next = 0;
  const parts = pattern.split(/(%(?:\d+\$)?.)/s).map((part, index) => {
    if (index % 2 === 0) return part;
    if (part === '%%') return '%';
    const position = /^%(\d+)\$/.exec(part)?.[1];
    next = position === undefined ? next + 1 : Number(position);
    const value = values[next - 1];
    return value === undefined ? undefined : conversions[part.slice(-1)]?.(value);
  });
  const texts = parts.filter((part) => part !== undefined);
  return texts.length < parts.length || texts.some((text, index) => index % 2 === 0 && text.includes('%')) ? undefined : texts.join('');
}

const conversions: Readonly<Record<string, (value: string) => string>> = { s: (value) => value, I: quoteIdentifier, L: quoteLiteral };

function quoteIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function quoteLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
