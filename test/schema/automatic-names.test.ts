import { describe, expect, it } from '@jest/globals';
import { indexColumnNames, joinColumnNames } from '../../src/schema/postgres/automatic-names.ts';
import { clip, makeObjectName } from '../../src/sql/postgres/make-object-name.ts';

const long = (letter: string, length: number): string => letter.repeat(length);

describe('a name that PostgreSQL makes', () => {
  it.each([
    [{ table: 't', label: 'pkey' }, 't_pkey'],
    [{ table: 't', columns: 'a', label: 'key' }, 't_a_key'],
    [{ table: long('t', 63), label: 'pkey' }, `${long('t', 58)}_pkey`],
    [{ table: long('t', 63), columns: long('c', 63), label: 'fkey' }, `${long('t', 29)}_${long('c', 28)}_fkey`],
    [{ table: 't', columns: long('c', 63), label: 'idx' }, `t_${long('c', 57)}_idx`],
    [{ table: long('t', 63), columns: 'c', label: 'idx12' }, `${long('t', 55)}_c_idx12`],
    // Bytes count, and no character is cut in two.
    [{ table: long('é', 31), columns: 'c', label: 'key' }, `${long('é', 28)}_c_key`],
  ])('of %j is %s', (parts, name) => {
    expect(makeObjectName(parts)).toBe(name);
    expect(Buffer.byteLength(makeObjectName(parts))).toBeLessThanOrEqual(63);
  });

  it('is cut between characters', () => {
    expect([clip('aéz', 1), clip('aéz', 2), clip('aéz', 3), clip('a😀', 4), clip('abc', 9)]).toEqual(['a', 'a', 'aé', 'a', 'abc']);
  });

  it('numbers columns of an index that are called alike', () => {
    expect(indexColumnNames([{ column: 'a' }, { resultName: 'lower' }, { resultName: 'lower' }, {}, {}], ['a'])).toEqual(['a', 'lower', 'lower1', 'expr', 'expr1', 'a1']);
  });

  it('joins column names until they fill 64 bytes', () => {
    expect(joinColumnNames(['a', 'b', 'c'])).toBe('a_b_c');
    expect(joinColumnNames([long('a', 40), long('b', 40), 'c'])).toBe(`${long('a', 40)}_${long('b', 40)}`);
  });
});
