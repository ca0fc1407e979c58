import type { TypeName } from '../../model/column-definition.ts';

/** Types that keep their values' bytes when they become others without length or precision (pg_cast, castmethod b). */
const sameBytes: Readonly<Record<string, readonly string[]>> = {
  'bit': ['bit varying'],
  'character varying': ['text', 'bpchar'],
  'cidr': ['inet'],
  'citext': ['text', 'character varying', 'bpchar'],
  'integer': ['oid'],
  'oid': ['integer'],
  'text': ['character varying', 'bpchar', 'citext'],
  'xml': ['text', 'character varying', 'bpchar'],
};

/** Decimals of a second that a type without precision keeps. */
const fullPrecision = 6;

/** Whether a type with these arguments holds every value of the same type with those: then no row is touched. */
const growths: Readonly<Record<string, (from: readonly string[], to: readonly string[]) => boolean>> = {
  'character varying': growsInLength,
  'bit varying': growsInLength,
  'numeric': ([precision, scale], [next, nextScale]) =>
    next === undefined || (precision !== undefined && scale === nextScale && Number(next) >= Number(precision)),
  'timestamp without time zone': growsInPrecision,
  'timestamp with time zone': growsInPrecision,
  'time without time zone': growsInPrecision,
  'time with time zone': growsInPrecision,
  'interval': (from, to) => to.length === 0 || (from.length <= 1 && to.every((text) => /^\d+$/.test(text)) && growsInPrecision(from, to)),
};

/**
 * Whether a column's values stay as they lie in the table when their type changes. Domains are taken off before.
 * Measured on 13 and 18 by pg_relation_filenode for each of these pairs.
 */
export function keepsBytes(from: TypeName, to: TypeName): boolean {
  if (isSame(from, to)) return from.arguments.join() === to.arguments.join() || (to.dimensions === 0 && grows(from, to));
  if (from.dimensions > 0 || to.dimensions > 0) return false;
  if (from.name === 'character' && to.name === 'bpchar') return true;
  return to.arguments.length === 0 && isBuiltIn(from) && sameBytes[from.name]?.includes(to.name) === true;
}

function isSame(from: TypeName, to: TypeName): boolean {
  return from.name === to.name && (from.schema ?? 'public') === (to.schema ?? 'public') && (from.dimensions > 0) === (to.dimensions > 0);
}

/** An extension may put citext into any schema. */
function isBuiltIn({ schema, name }: TypeName): boolean {
  return schema === undefined || name === 'citext';
}

function grows(from: TypeName, to: TypeName): boolean {
  return to.schema === undefined && growths[to.name]?.(from.arguments, to.arguments) === true;
}

function growsInLength([length]: readonly string[], [next]: readonly string[]): boolean {
  return next === undefined || (length !== undefined && Number(next) >= Number(length));
}

function growsInPrecision([precision]: readonly string[], [next]: readonly string[]): boolean {
  return Number(next ?? fullPrecision) >= Number(precision ?? fullPrecision);
}

/** Types that are sorted alike, so that an index of one serves the other. */
const sortings: Readonly<Record<string, string>> = { 'character varying': 'text', 'cidr': 'inet', 'character': 'bpchar' };

/** Whether an index without an operator class of its own is kept when the type changes and the values do not. */
export function keepsSorting(from: TypeName, to: TypeName): boolean {
  return (sortings[from.name] ?? from.name) === (sortings[to.name] ?? to.name);
}
