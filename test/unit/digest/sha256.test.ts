import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../src/digest/sha256.ts';

describe('our SHA-256', () => {
  it('is node:crypto’s for a text of a megabyte', () => {
    const text = 'INSERT INTO t VALUES (1);\n'.repeat(40_000);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('is node:crypto’s for texts of every length around two blocks', () => {
    const alphabet = 'aä€😀\0\n';
    const texts = Array.from({ length: 150 }, (_, length) => alphabet.repeat(length).slice(0, length));
    const expected = texts.map((text) => createHash('sha256').update(text).digest('hex'));
    expect(texts.map(sha256)).toEqual(expected);
  });

  it('is the same when it is one of so many that node:crypto makes it', () => {
    const texts = Array.from({ length: 500 }, (_, index) => `é\ud800${String(index)}`);
    const expected = texts.map((text) => createHash('sha256').update(text).digest('hex'));
    expect(texts.map(sha256)).toEqual(expected);
  });
});
