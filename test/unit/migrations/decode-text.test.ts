import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../../src/migrations/decode-text.ts';
import { errorOf } from '../../support/error-of.ts';

const decode = (...bytes: readonly number[]): string => decodeText({ path: 'db/V1__a.sql', bytes: Uint8Array.from(bytes) });
const decodeString = (text: string): string => decodeText({ path: 'db/V1__a.sql', bytes: new TextEncoder().encode(text) });

describe('decoding a migration', () => {
  it.each([
    ['', ''],
    ['\uFEFFselect 1', 'select 1'],
    ['a\r\nb\r\n', 'a\r\nb\r\n'],
    ['-- old Mac\rselect 1;\r', '-- old Mac\nselect 1;\n'],
    ["a\n'b\rc'", "a\n'b\rc'"],
    ['é 😀', 'é 😀'],
  ])('reads %j', (text, expected) => {
    expect(decodeString(text)).toBe(expected);
  });

  it.each<readonly [readonly number[], string]>([
    [[0xff, 0x41], 'db/V1__a.sql:1, byte 0'],
    [[0x41, 0x0a, 0x0a, 0x42, 0xe9, 0x41], 'db/V1__a.sql:3, byte 5'],
    [[0x41, 0xc3], 'db/V1__a.sql:1, byte 1'],
    [[0xed, 0xa0, 0x80], 'db/V1__a.sql:1, byte 1'],
  ])('refuses bytes that are not UTF-8: %j', (bytes, where) => {
    expect(errorOf(() => decode(...bytes))).toEqual({ code: 'migrations/not-utf8', where });
  });

  it('refuses NUL, as UTF-16 text holds it', () => {
    expect(errorOf(() => decode(0x41, 0x0a, 0x42, 0x00))).toEqual({ code: 'migrations/holds-nul', where: 'db/V1__a.sql:2, byte 3' });
  });
});
