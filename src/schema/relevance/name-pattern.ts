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
const beforeKinds = '\\b(?:create|unique|alter|drop|primary|foreign)\\s+';

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
  if (origins.size > 0) parts.add(originPattern([...origins]));
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
  return [...key.matchAll(/(?<=.)_/gs)].map(({ index }) => key.slice(0, index));
}

/** A reserved word is a name in quotes only, and a dot behind a name makes it that of a schema. */
function originPattern(origins: readonly string[]): string {
  const quoted = origins.filter((origin) => reserved.has(origin.toLowerCase())).map((origin) => `(?<=")${origin}(?=")`);
  const plain = origins.filter((origin) => !reserved.has(origin.toLowerCase())).map(escaped).join('|');
  const parts = plain === '' ? quoted : [`(?:${plain})(?<!${beforeKinds}(?:${plain}))`, ...quoted];
  return `(?:${parts.join('|')})(?!\\w|"?\\s*\\.)`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
