import { describe, expect, it } from '@jest/globals';

import { canonicalHash, sha256 } from '../../../src/plan/canonical-hash.ts';

describe('a canonical hash', () => {
  it('is over JSON with sorted keys and no blanks', () => {
    const text = '{"a":[1,null,true],"b":{"c":"é","d":[]}}';
    expect(canonicalHash({ b: { d: [], c: 'é' }, a: [1, null, true] })).toBe(sha256(text));
    expect(canonicalHash({ a: [1, null, true], b: { c: 'é', d: [] } })).toBe(sha256(text));
  });

  it('keeps the order of lists, and takes no number that prints in several ways', () => {
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
    expect(() => canonicalHash(0.1)).toThrow(expect.objectContaining({ code: 'internal/broken-invariant' }));
    expect(() => canonicalHash(2 ** 60)).toThrow();
  });
});
