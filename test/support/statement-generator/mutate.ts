import type { Random } from './random.ts';

/** Words and signs that are put where they may not belong. */
const postgresStrays = [
  ',', '(', ')', ';', '.', "'", '"', '$$', '*', '=', '::', '[', ']', '@', '\\', ':x', '0x', '1a', '$1', '?', 'SELECT', 'FROM', 'TABLE', 'NOT', 'NULL', 'ON', 'AS', 'BY',
  'DEFAULT', 'CONSTRAINT', 'PRIMARY', 'KEY', 'WHERE', 'CASCADE', 'IF', 'EXISTS', 'COLUMN', 'ADD', 'DROP', 'TO', 'SET', 'é', '/*', '--',
] as const;

/** The same for MySQL and MariaDB. */
export const mysqlStrays: readonly string[] = [
  ',', '(', ')', ';', '.', "'", '"', '`', '*', '=', ':=', '@', '@@', '\\', '0x', '1a', '->', 'SELECT', 'FROM', 'TABLE', 'NOT', 'NULL', 'ON', 'AS', 'BY', 'DEFAULT',
  'CONSTRAINT', 'PRIMARY', 'KEY', 'WHERE', 'CASCADE', 'IF', 'EXISTS', 'COLUMN', 'ADD', 'DROP', 'TO', 'SET', 'INDEX', 'UNSIGNED', 'END', 'BEGIN', 'VALUES', 'é', '/*', '*/', '--', '#',
];

/**
 * Damages the words of a statement in one place: leaves a word out, doubles, swaps or replaces one, puts a stray one in,
 * or cuts the rest off. What comes out may still be valid: only a server can tell.
 */
export function mutate(random: Random, words: readonly string[], strays: readonly string[] = postgresStrays): readonly string[] {
  const at = random.below(words.length);
  const before = words.slice(0, at);
  const after = words.slice(at + 1);
  const word = words[at] ?? '';
  switch (random.below(6)) {
    case 0:
      return [...before, ...after];
    case 1:
      return [...before, word, word, ...after];
    case 2:
      return [...before, ...after.slice(0, 1), word, ...after.slice(1)];
    case 3:
      return [...before, random.pick(strays), ...after];
    case 4:
      return [...before, word, random.pick(strays), ...after];
    default:
      return [...before, word];
  }
}
