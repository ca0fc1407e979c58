import { describe, expect, it } from '@jest/globals';
import { compareReferenceRows } from '../../src/drift/compare-reference-rows.ts';

const rows = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(values));

describe('the rows of a reference table', () => {
  it('are no difference where keys and hashes are the same, in any order', () => {
    expect(compareReferenceRows('country', rows({ at: '1', de: '2' }), rows({ de: '2', at: '1' }))).toBeUndefined();
    expect(compareReferenceRows('country', rows({}), rows({}))).toBeUndefined();
  });

  it('are told by key and count', () => {
    expect(compareReferenceRows('country', rows({ at: '1', de: '2', fr: '3' }), rows({ de: '9', it: '4', es: '5', fr: '3' }))).toEqual({
      table: 'country',
      added: { count: 2, keys: ['es', 'it'] },
      removed: { count: 1, keys: ['at'] },
      changed: { count: 1, keys: ['de'] },
      digest: expect.stringMatching(/^[\da-f]{64}$/),
    });
  });

  it('have another digest where other keys or values differ, whatever the order', () => {
    const digest = (actual: Readonly<Record<string, string>>): string | undefined => compareReferenceRows('country', rows({ at: '1', de: '2' }), rows(actual))?.digest;
    expect(digest({ at: '3', de: '4' })).toBe(digest({ de: '4', at: '3' }));
    expect(new Set([digest({ at: '3', de: '2' }), digest({ at: '4', de: '2' }), digest({ at: '1', de: '3' }), digest({ at: '1' }), digest({})]).size).toBe(5);
  });

  it('are told without any value', () => {
    expect(JSON.stringify(compareReferenceRows('country', rows({ at: 'hash-of-a-secret' }), rows({ at: 'another-hash' })))).not.toMatch(/hash/);
  });

  it('are counted whole where only the first keys are listed', () => {
    const many = rows(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [String(at).padStart(4, '0'), 'x'])));
    const change = compareReferenceRows('country', rows({}), many);
    expect([change?.added.count, change?.added.keys.length, change?.added.keys[0]]).toEqual([1000, 50, '0000']);
  });
});
