import { describe, expect, it } from '@jest/globals';

import { standsInPlace } from '../../../src/sql/stands-in-place.ts';

const text = '-- up\nSELECT 1;\n-- down\nSELECT 2;\n';
const statement = { start: 6, end: 15 };
const stands = (rendered: string | undefined, span = statement): boolean => standsInPlace(rendered === undefined ? { text } : { text, rendered }, span);

describe('a part of what is sent', () => {
  it('stands where the file has it, also where other parts are blanked', () => {
    expect([stands(undefined), stands(text), stands('     \nSELECT 1;\n       \n         \n'), stands(';    \nSELECT 1;\n-- down\nSELECT 2;\n')]).toEqual([true, true, true, true]);
  });

  it('does not where something before it, or it itself, was replaced', () => {
    expect(stands('-- uptown\nSELECT 1;\n')).toBe(false);
    expect(stands('-- ab\nSELECT 1;\n-- down\nSELECT 2;\n')).toBe(false);
    expect(stands('-- up\nSELECT 9;\n-- down\nSELECT 2;\n')).toBe(false);
    expect(stands('      SELECT 1;\n-- down\nSELECT 2;\n')).toBe(false);
  });
});
