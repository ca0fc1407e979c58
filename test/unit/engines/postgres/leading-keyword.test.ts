import { describe, expect, it } from '@jest/globals';

import { leadingKeyword } from '../../../../src/engines/postgres/leading-keyword.ts';

describe('leadingKeyword', () => {
  it.each([
    ['commit', 'COMMIT'],
    ['  \n\tRollback to a', 'ROLLBACK'],
    ['-- begin\nselect 1', 'SELECT'],
    ['--\n--x\n  /* y */ End', 'END'],
    ['/* begin /* commit */ rollback */ abort', 'ABORT'],
    ['/**//**/start transaction', 'START'],
    ['/*/**/*/prepare transaction', 'PREPARE'],
    ['begin;', 'BEGIN'],
    ['commit/**/', 'COMMIT'],
    ['', ''],
    ['-- only a comment', ''],
    ['/* without an end', ''],
    ['(select 1)', ''],
    ['"begin"', ''],
  ])('of %j is %j', (text, keyword) => {
    expect(leadingKeyword(text)).toBe(keyword);
  });

  it('reads past comments without end', () => {
    expect(leadingKeyword(`${'/* a */ -- b\n'.repeat(100_000)}commit`)).toBe('COMMIT');
  });
});
