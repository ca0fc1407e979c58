import type { Random } from './random.ts';

const postgresComments = ['/* c */', '/* a ; b */', "/* it's */", '-- line\n', "-- it's; \"x\n", '/* nested /* deep */ $$ */', '/* é😀 */'] as const;

/** Comments of MySQL and MariaDB: they do not nest, and `#` begins one too. */
export const mysqlComments = ['/* c */', '/* a ; b */', "/* it's */", '-- line\n', "-- it's; \"x\n", '# hash ; `\n', '/* é😀 */', '/**/'] as const;

/** Joins the words of a statement by one blank each. */
export function renderPlain(words: readonly string[]): string {
  return words.join(' ');
}

/** Joins the words of a statement by blanks, line breaks and comments, any of which may stand between two words. */
export function renderWild(random: Random, words: readonly string[], comments: readonly string[] = postgresComments): string {
  return words.map((word, index) => (index === 0 ? '' : separator(random, comments)) + word).join('');
}

function separator(random: Random, comments: readonly string[]): string {
  if (random.chance(0.7)) return ' ';
  if (random.chance(0.5)) return random.pick(['\n', '\t', '\r\n', '  ', '\n\n']);
  return ` ${random.pick(comments)} `;
}
