import type { ObjectPlace } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';

/** `schema.name`; of what has no schema (extension, publication) the name. */
export function nameOf({ schema, name }: Pick<ObjectPlace, 'schema' | 'name'>): string {
  return schema === undefined ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** `schema.table` of what stands in a table, view or type. */
export function ownerOf({ schema, table = '' }: ObjectPlace): string {
  return nameOf(schema === undefined ? { name: table } : { schema, name: table });
}

/** `schema.function(integer, text)`; the types are the server's and already quoted. */
export function routineOf(place: ObjectPlace): string {
  return `${nameOf(place)}${place.signature ?? '()'}`;
}

/** The same of an aggregate, whose empty list is a star. */
export function aggregateOf(place: ObjectPlace): string {
  return routineOf(place).replace(/\(\)$/, '(*)');
}

/**
 * A string in quotes. A backslash is itself as long as standard_conforming_strings is on, which it is unless somebody
 * switched it off; the E form means the same in either case (PostgreSQL manual 4.1.2.1).
 */
export function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
