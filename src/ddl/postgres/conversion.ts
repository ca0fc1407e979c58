/** Types that the server converts into each other by assignment; all others take the way through text, which each of them has. */
const families: readonly RegExp[] = [
  /^(?:smallint|integer|bigint|numeric|real|double precision|oid)\b/,
  /^(?:date|timestamp|time|interval)\b/,
  /^(?:bit|bit varying)\b/,
  /^(?:json|jsonb)\b/,
  /^(?:inet|cidr)\b/,
];

const text = /^(?:text|character varying|character|name)\b/;

/**
 * USING of ALTER COLUMN TYPE; undefined where the server converts by itself. It then refuses a text that is too long for its new
 * type, which a cast would cut without a word (PostgreSQL manual 8.3). Where there is no such conversion, the text of a value is
 * read as the new type, which fails loudly where it is none.
 */
export function conversion(column: string, from: string, to: string): string | undefined {
  if (isTruth(from, to)) return `${column}::${to}`;
  const isDirect = baseOf(from) === baseOf(to) || text.test(to) || families.some((family) => isOne(family, from) && isOne(family, to));
  return isDirect ? undefined : `${column}::text::${to}`;
}

function isOne(family: RegExp, type: string): boolean {
  return family.test(type) && !type.endsWith('[]');
}

function isTruth(from: string, to: string): boolean {
  return [from, to].toSorted().join() === 'boolean,integer';
}

/** The type without its modifier. */
function baseOf(type: string): string {
  return type.replace(/\([^)]*\)/, '');
}
