import { describe, expect, it } from '@jest/globals';

import { nextSegment } from '../../../../src/engines/postgres/flight-segments.ts';

/** Cuts all statements, as a session does whose transactions take their expected course. */
function segmentsOf(texts: readonly string[], startsInTransaction = false): readonly (readonly string[])[] {
  const commands = texts.map((text) => ({ text }));
  const segments: string[][] = [];
  let inTransaction = startsInTransaction;
  for (let start = 0; start < commands.length;) {
    const segment = nextSegment(commands, start, inTransaction).map(({ text }) => text);
    segments.push(segment);
    start += segment.length;
    const last = segment.at(-1) ?? '';
    inTransaction = /^(commit|rollback$|end|abort)/i.test(last) ? false : inTransaction || /^begin/i.test(segment[0] ?? '');
  }
  return segments;
}

describe('nextSegment', () => {
  it('sends every statement outside a transaction alone', () => {
    expect(segmentsOf(['a', 'b', 'c'])).toEqual([['a'], ['b'], ['c']]);
  });

  it('sends a transaction as a whole', () => {
    expect(segmentsOf(['begin', 'a', 'b', 'commit'])).toEqual([['begin', 'a', 'b', 'commit']]);
  });

  it.each(['commit', 'end', 'rollback', 'abort'])('stops at %s, behind which other rules hold', (end) => {
    expect(segmentsOf(['begin', 'a', end, 'b', 'c'])).toEqual([['begin', 'a', end], ['b'], ['c']]);
  });

  it('waits for what PREPARE TRANSACTION and ROLLBACK TO did', () => {
    expect(segmentsOf(['begin', 'a', 'rollback to s', 'b', 'commit'])).toEqual([['begin', 'a', 'rollback to s'], ['b', 'commit']]);
    expect(nextSegment([{ text: 'prepare transaction $$x$$' }, { text: 'a' }], 0, true)).toHaveLength(1);
  });

  it('sends on in a transaction that is open already', () => {
    expect(segmentsOf(['a', 'b', 'commit'], true)).toEqual([['a', 'b', 'commit']]);
  });

  it('puts COPY at an end, which reads the messages behind it', () => {
    expect(segmentsOf(['begin', 'copy t from stdin', 'a', 'commit'])).toEqual([['begin', 'copy t from stdin'], ['a', 'commit']]);
  });

  it('bounds what is under way by number and by size', () => {
    const many = ['begin', ...Array.from({ length: 1000 }, () => 'a'), 'commit'];
    expect(segmentsOf(many).map((segment) => segment.length)).toEqual([500, 500, 2]);
    const large = 'x'.repeat(600_000);
    expect(segmentsOf(['begin', large, large, large, 'commit']).map((segment) => segment.length)).toEqual([3, 2]);
  });
});
