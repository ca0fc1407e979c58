import { describe, expect, it } from '@jest/globals';

import { isBefore, majorVersion, parseServerVersion } from '../../../src/sql/server-version.ts';

describe('a server version', () => {
  it.each([
    ['16', 160_000],
    ['16.4', 160_400],
    ['9.6.24', 90_624],
    ['8.0.36', 80_036],
    ['8.0.36-0ubuntu0.22.04.1', 80_036],
    ['10.11.19-MariaDB-1:10.11.19+maria~deb12', 101_119],
    ['5.5.5-10.11.19-MariaDB', 101_119],
    ['18.4 (Debian 18.4-1.pgdg120+1)', 180_400],
    ['PostgreSQL 18.4 on x86_64-pc-linux-gnu, compiled by gcc 12.2.0, 64-bit', 180_400],
    [' 17beta1 ', 170_000],
  ])('is read from %s', (text, number) => {
    expect(parseServerVersion(text)).toEqual({ text: text.trim(), number });
  });

  it.each(['', 'latest', 'postgres', '0', '160004', '8.0.1234', '-'])('is not read from "%s"', (text) => {
    expect(parseServerVersion(text)).toBeUndefined();
  });

  it('compares by its number, and an unknown one is before none', () => {
    expect(isBefore({ text: '11.22', number: 112_200 }, 120_000)).toBe(true);
    expect(isBefore({ text: '12', number: 120_000 }, 120_000)).toBe(false);
    expect(isBefore(undefined, 120_000)).toBe(false);
    expect(majorVersion({ text: '10.11.19', number: 101_119 })).toBe(10);
  });
});
