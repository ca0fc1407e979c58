import type pg from 'pg';

type TypeParsers = NonNullable<pg.ClientConfig['types']>;

/** Type numbers of pg_type.dat. */
const parsers: ReadonlyMap<number, (text: string) => boolean | number> = new Map<number, (text: string) => boolean | number>([
  [16, (text) => text === 't'],
  [21, Number],
  [23, Number],
  [26, Number],
]);

/**
 * Values as JavaScript gives no reason to misread them: bool, int2, int4 and oid are parsed, all else stays the server's
 * text, so that no time zone, precision or number is changed on the way.
 */
export const textTypes: TypeParsers = {
  getTypeParser: (id: number) => parsers.get(id) ?? ((text: string) => text),
};
