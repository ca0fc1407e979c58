import { describe, expect, it } from '@jest/globals';
import { conjunctsOf } from '../../src/schema/expression-tokens.ts';
import { renameInExpression } from '../../src/schema/rename-in-expression.ts';

const conjuncts = (text: string): readonly string[] => conjunctsOf(text).map((words) => words.join(' '));

describe('the parts of a condition', () => {
  it.each([
    ['a IS NOT NULL', ['a IS NOT NULL']],
    ['((a IS NOT NULL) AND (b > 0))', ['a IS NOT NULL', 'b > 0']],
    ['(a = 1 and (b = 2 and c = 3))', ['a = 1', 'b = 2', 'c = 3']],
    ['a BETWEEN 1 AND 2 AND b = 3', ['a BETWEEN 1 AND 2', 'b = 3']],
    ['a = 1 OR b = 2 AND c = 3', ['a = 1 OR b = 2 AND c = 3']],
    ["(a = ' AND ') AND b", ["a = ' AND '", 'b']],
    ['(a) AND (b)', ['a', 'b']],
    ['(a OR b) AND c', ['a OR b', 'c']],
  ])('splits %s', (text, expected) => {
    expect(conjuncts(text)).toEqual(expected);
  });
});

describe('a column renamed inside an expression', () => {
  const rename = (text: string, from = 'a', to = 'z'): string => renameInExpression(
    { text, span: { start: 0, end: text.length }, columns: ['a', 't.a', 'Mixed'], functions: [] },
    {
      isFrom: (name) => name === from,
      to,
      quoted: (name) => (/^[a-z]+$/.test(name) ? name : `"${name}"`),
      quote: '"',
      fold: (word) => word.toLowerCase(),
    },
  ).text;

  it.each([
    ['a > 0', 'z > 0'],
    ['A > 0 AND "a" < 5', 'z > 0 AND z < 5'],
    ["a = 'a'", "z = 'a'"],
    ['a(a)', 'a(z)'],
    ['t.a IS NULL', 't.z IS NULL'],
    ['b::a', 'b::a'],
    ['CAST(b AS a)', 'CAST(b AS a)'],
    ['(b).a = a', '(b).a = z'],
    ['$tag$a$tag$ || a', '$tag$a$tag$ || z'],
  ])('turns %s into %s', (text, expected) => {
    expect(rename(text)).toBe(expected);
  });

  it('quotes the new name where the engine must', () => {
    expect(rename('a > 0', 'a', 'Big')).toBe('"Big" > 0');
  });

  it('leaves an expression alone that does not name the column', () => {
    expect(rename('a > 0', 'other', 'z')).toBe('a > 0');
  });
});
