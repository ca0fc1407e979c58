import { expect, it } from '@jest/globals';
import { mayHideNames } from '../../../src/schema/relevance/hidden-names.ts';
import { namePattern } from '../../../src/schema/relevance/name-pattern.ts';

const texts: readonly (readonly [string, string])[] = [
  ['blank lines', `${' \n'.repeat(200_000)}x`],
  ['blanks before every keyword', `${' '.repeat(1_000)}type`.repeat(500)],
  ['keywords', 'type index a_b '.repeat(100_000)],
  ['short comments', '--\n type '.repeat(100_000)],
  ['ends of comments', '*/ '.repeat(200_000)],
  ['one long line', `${'a'.repeat(1_000_000)}\n type`],
  ['names before blanks', `index${' '.repeat(1_000)}`.repeat(500)],
];

it.each(texts)('a text of %s is searched in time that grows with its length', (_, text) => {
  const pattern = namePattern(new Set(['index_of_things', 'a_b_c', 'user_roles']), 'postgres');
  const started = performance.now();
  mayHideNames(text);
  pattern?.test(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
