import type { Node, TypeName as TypeNode } from 'libpg-query';
import type { TypeName } from '../../model/column-definition.ts';
import { as, strings } from './syntax-tree.ts';

/**
 * Types whose name in the catalogue differs from what format_type prints
 * (src/backend/utils/adt/format_type.c; manual: Data Types, table 8.1).
 */
const printedNames: ReadonlyMap<string, string> = new Map([
  ['bool', 'boolean'],
  ['bpchar', 'character'],
  ['char', '"char"'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['time', 'time without time zone'],
  ['timetz', 'time with time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['varbit', 'bit varying'],
  ['varchar', 'character varying'],
]);

const serialTypes: ReadonlyMap<string, string> = new Map([
  ['smallserial', 'smallint'],
  ['serial2', 'smallint'],
  ['serial', 'integer'],
  ['serial4', 'integer'],
  ['bigserial', 'bigint'],
  ['serial8', 'bigint'],
]);

/** Reads a type; serial counts as a type of its own only where a column is defined. */
export function readTypeName(node: TypeNode | undefined): TypeName {
  const names = strings(node?.names);
  const schema = names.at(-2);
  const base = names.at(-1) ?? '';
  const dimensions = node?.arrayBounds?.length ?? 0;
  const typmods = (node?.typmods ?? []).map(readArgument);
  if (schema !== undefined && schema !== 'pg_catalog') return { schema, name: base, arguments: typmods, dimensions };
  return { ...readBuiltIn(base, typmods), dimensions };
}

/** Reads the type of a column: serial, bigserial and smallserial stand for an integer with a sequence. */
export function readColumnType(node: TypeNode | undefined): TypeName {
  const names = strings(node?.names);
  const integer = names.length === 1 ? serialTypes.get(names[0] ?? '') : undefined;
  const isArray = (node?.arrayBounds?.length ?? 0) > 0;
  if (integer === undefined || isArray) return readTypeName(node);
  return { name: integer, arguments: [], dimensions: 0, serial: true };
}

export function isBooleanType(node: TypeNode | undefined): boolean {
  return strings(node?.names).at(-1) === 'bool' || strings(node?.names).at(-1) === 'boolean';
}

function readBuiltIn(base: string, typmods: readonly string[]): Pick<TypeName, 'name' | 'arguments'> {
  if (base === 'interval') return { name: base, arguments: readIntervalArguments(typmods) };
  // format_type prints numeric(10,0) for numeric(10).
  if (base === 'numeric' && typmods.length === 1) return { name: base, arguments: [...typmods, '0'] };
  // Without a length, bpchar and bit are types of their own that only these names reach.
  if (base === 'bpchar' && typmods.length === 0) return { name: base, arguments: [] };
  return { name: printedNames.get(base) ?? base, arguments: typmods };
}

function readArgument(node: Node): string {
  const literal = as(node, 'A_Const');
  if (literal?.ival !== undefined) return String(literal.ival.ival ?? 0);
  if (literal?.fval !== undefined) return literal.fval.fval ?? '';
  return literal?.sval?.sval ?? strings(as(node, 'ColumnRef')?.fields).join('.');
}

/** Bits of an interval's fields (src/include/utils/datetime.h). */
const intervalFields: readonly (readonly [number, string])[] = [
  [1 << 2, 'year'], [1 << 1, 'month'], [1 << 3, 'day'], [1 << 10, 'hour'], [1 << 11, 'minute'], [1 << 12, 'second'],
];

/** The parser gives a mask of fields and a precision; the mask of all fields means that none is written. */
function readIntervalArguments([mask, precision]: readonly string[]): readonly string[] {
  if (mask === undefined) return [];
  const fields = intervalFields.filter(([bit]) => (Number(mask) & bit) !== 0).map(([, name]) => name);
  const first = fields[0] ?? '';
  const last = fields.at(-1) ?? '';
  const text = first === last ? first : `${first} to ${last}`;
  const isAll = Number(mask) === 0x7fff;
  return [...(isAll ? [] : [text]), ...(precision === undefined ? [] : [precision])];
}
