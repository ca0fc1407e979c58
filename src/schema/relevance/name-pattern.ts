import type { EngineFamily } from '../../model/engine-name.ts';

/**
 * Characters of a table's name that are sure to stand at the beginning of every name that the server makes from it:
 * of 63 bytes at most 13 are separators and label, and the longer of table and columns gives way first
 * (makeObjectName in indexcmds.c). A character takes up to four bytes.
 */
const keptCharacters = 20;
const keptWideCharacters = 5;

/** Words that are frequent in migrations, and that are no name of a table without quotes (pg_get_keywords(), category R). */
const reserved: ReadonlySet<string> = new Set([
  'all', 'and', 'check', 'column', 'constraint', 'create', 'default', 'end', 'for', 'foreign', 'from', 'grant', 'group', 'in', 'not', 'null', 'on',
  'only', 'or', 'order', 'primary', 'references', 'table', 'to', 'unique', 'user', 'using', 'where', 'with',
]);

/** Behind these stands the kind of an object, such as INDEX and TYPE, and not yet a name. */
const kindFollows = '(?<!\\b(?:create|unique|alter|drop|primary|foreign)\\s+)';

/**
 * Finds the names in a text, whatever their case and quotes; undefined where there are none to find. In PostgreSQL, where
 * names of indexes, sequences and constraints are shared by the tables of a schema, found are also names that the server
 * may have made from one (`orders_id_seq` of `orders`), and tables of which it may have made one (`orders` of
 * `orders_id_seq`): they can clash, and one of them may be all that a statement says.
 */
export function namePattern(names: ReadonlySet<string>, family: EngineFamily): RegExp | undefined {
  if (names.size === 0) return undefined;
  const isShared = family === 'postgres';
  const keys = [...names].map((name) => ({ name, key: keyOf(name) }));
  const parts = new Set(keys.map(({ name, key }) => `${escaped(key)}${key === name ? `(?!${isShared ? '[a-z0-9]' : '\\w'})` : ''}`));
  const origins = new Set(isShared ? keys.flatMap(({ key }) => originsOf(key)) : []);
  // A dot behind it makes it the name of a schema.
  if (origins.size > 0) parts.add(`${kindFollows}(?:${[...origins].join('|')})(?!\\w|"?\\s*\\.)`);
  return new RegExp(`(?<!\\w)(?:${[...parts].join('|')})`, 'i');
}

/** What is sure to be in a text that shows the name, or one that is made from it. */
function keyOf(name: string): string {
  // A quote in a name is written twice.
  const written = /^[^"`]*/.exec(name)?.[0] ?? '';
  return written.slice(0, Buffer.byteLength(written) === written.length ? keptCharacters : keptWideCharacters);
}

/** Tables of which a name may be made: they end before one of its underscores. */
function originsOf(key: string): readonly string[] {
  return [...key.matchAll(/(?<=.)_/gs)].map(({ index }) => {
    const origin = key.slice(0, index);
    return reserved.has(origin.toLowerCase()) ? `(?<=")${origin}(?=")` : escaped(origin);
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
