import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearestName } from '../../src/errors/nearest-name.ts';

const known = ['fail-on', 'engine', 'engine-version', 'path', 'all'];

describe('the nearest known name', () => {
  it.each([
    ['failon', 'fail-on'],
    ['fial-on', 'fail-on'],
    ['Engine', 'engine'],
    ['engine_version', 'engine-version'],
    ['pth', 'path'],
    ['al', 'all'],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
    expect(didYouMean(name, known)).toBe(`did you mean "${nearest}"?`);
  });

  it.each(['zzzzzz', 'x', '', 'environment'])('of %j is none, rather than a far one', (name) => {
    expect(nearestName(name, known)).toBeUndefined();
    expect(didYouMean(name, known)).toBeUndefined();
  });

  it('prefers fewer edits, and of equals the first', () => {
    expect(nearestName('cat', ['cut', 'cats', 'cat'])).toBe('cat');
    expect(nearestName('cat', ['cut', 'cot'])).toBe('cut');
  });
});
