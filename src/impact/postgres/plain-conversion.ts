import type { Expression } from '../../model/expression.ts';
import type { AlterColumnType } from '../../model/operation.ts';
import { expressionTokens, identifierOf } from '../../schema/expression-tokens.ts';
import { foldIdentifier } from '../../sql/postgres/identifiers.ts';

/** Short names of types beside those that format_type prints. */
const aliases: Readonly<Record<string, string>> = {
  bool: 'boolean', decimal: 'numeric', float4: 'real', float8: 'double precision', int: 'integer', int2: 'smallint', int4: 'integer',
  int8: 'bigint', timestamp: 'timestamp without time zone', timestamptz: 'timestamp with time zone', time: 'time without time zone',
  timetz: 'time with time zone', varbit: 'bit varying', varchar: 'character varying',
};

/** Whether USING says no more than the conversion does by itself: the column, or the column cast to the new type. */
export function isPlainConversion(using: Expression, { column, type }: AlterColumnType): boolean {
  const words = expressionTokens(using.text).filter((word) => word.trim() !== '');
  const open = Math.max(words.findIndex((word) => word !== '('), 0);
  const [subject = '', ...rest] = asCast(words.slice(open, words.length - open));
  if (identifierOf(subject, { quote: '"', fold: foldIdentifier }) !== column) return false;
  if (rest.length === 0) return true;
  const [first, second, ...cast] = rest;
  return first === ':' && second === ':' && isType(cast, type);
}

/** CAST (column AS type) in the shorter form. */
function asCast(words: readonly string[]): readonly string[] {
  const isCast = words[0]?.toUpperCase() === 'CAST' && words[3]?.toUpperCase() === 'AS' && words.at(-1) === ')';
  return isCast ? [words[2] ?? '', ':', ':', ...words.slice(4, -1)] : words;
}

function isType(words: readonly string[], { name, arguments: given }: AlterColumnType['type']): boolean {
  const open = words.indexOf('(');
  const close = words.indexOf(')');
  const written = words.filter((_, at) => open < 0 || at < open || at > close).join(' ').toLowerCase();
  const arguments_ = open < 0 ? '' : words.slice(open + 1, close).join('');
  return (aliases[written] ?? written) === name && arguments_ === given.join(',');
}
