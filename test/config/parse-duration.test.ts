import { describe, expect, it } from '@jest/globals';
import { parseDuration } from '../../src/config/parse-duration.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2000],
    ['1.5s', 1500],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['7d', 604_800_000],
  ])('%s is %i milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '5', 's', '0s', '-1s', '2 s', '2S', '1e3s', '2s.', 'none', `${'9'.repeat(30)}d`])('is not %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
