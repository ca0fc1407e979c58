import { describe, expect, it } from '@jest/globals';

import { fingerprint, normaliseStatement } from '../../src/rules/fingerprint.ts';

const of = (statement: string, objects = ['public.t']): string => fingerprint({ rule: 'drop-table', objects, statement });

describe('a fingerprint', () => {
  it.each([
    ['case of keywords', 'drop table T'],
    ['blanks and lines', 'DROP\n\tTABLE   t'],
    ['comments', 'DROP /* the old */ TABLE t -- gone'],
  ])('does not depend on %s', (_, statement) => {
    expect(of(statement)).toBe(of('DROP TABLE t'));
  });

  it.each([
    ['the statement', of('DROP TABLE u')],
    ['the object', of('DROP TABLE t', ['other.t'])],
    ['the rule', fingerprint({ rule: 'drop-column', objects: ['public.t'], statement: 'DROP TABLE t' })],
  ])('depends on %s', (_, other) => {
    expect(other).not.toBe(of('DROP TABLE t'));
  });

  it('is SHA-256 in hexadecimal', () => {
    expect(of('DROP TABLE t')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a normalised statement', () => {
  it.each([
    ["SELECT  'A  b -- c'", "select 'A b -- c'"],
    ["SELECT 'it''s /* B */', \"Q\"", "select 'it''s /* B */', \"Q\""],
    ['SELECT $x$ A -- b $x$ , 1', 'select $x$ A -- b $x$ , 1'],
    ["SELECT 'a\\'B' , X", "select 'a\\'B' , x"],
    ['', ''],
  ])('keeps what is quoted: %p', (text, expected) => {
    expect(normaliseStatement(text)).toBe(expected);
  });

  it.each([
    ['dollars', Array.from({ length: 60_000 }, (_, index) => `$a${index}$ `).join('')],
    ['quotes', "'".repeat(300_001)],
    ['open comments', '/*'.repeat(150_000)],
  ])('gets through %s without end', (_, text) => {
    expect(normaliseStatement(text).length).toBeGreaterThan(0);
  });
});
