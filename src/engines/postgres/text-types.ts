import pg from 'pg';

type TypeParsers = NonNullable<pg.ClientConfig['types']>;

/** bool, int2, int4, oid (pg_type.dat). */
const parsedTypes = new Set([16, 21, 23, 26]);

/**
 * Values as JavaScript gives no reason to misread them: booleans and integers up to 32 bits are parsed,
 * all else stays the server's text, so that no time zone, precision or number is changed on the way.
 */
export const textTypes: TypeParsers = {
  getTypeParser: (id: number) => (parsedTypes.has(id) ? pg.types.getTypeParser(id, 'text') : (text: string) => text),
};
