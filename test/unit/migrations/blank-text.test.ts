import { describe, expect, it } from '@jest/globals';
import { blankExcept, blankSpans } from '../../../src/migrations/blank-text.ts';

const file = '-- up\r\nSELECT 1;\r\n-- down 🐘\r\nSELECT 2;\n';
const kept = { start: file.indexOf('SELECT 1'), end: file.indexOf('-- down') };

describe('a text of which a part is sent', () => {
  it('keeps each offset and line break of what is sent', () => {
    const sent = blankExcept(file, [kept]);
    expect(sent).toBe('     \r\nSELECT 1;\r\n          \r\n         \n');
    expect(sent).toHaveLength(file.length);
    expect(sent.indexOf('SELECT 1')).toBe(kept.start);
  });

  it('takes out single parts and leaves the rest', () => {
    expect(blankSpans(file, [kept])).toBe('-- up\r\n         \r\n-- down 🐘\r\nSELECT 2;\n');
  });

  it('is the text itself where nothing is taken out, and blank where nothing is kept', () => {
    expect(blankExcept(file, [{ start: 0, end: file.length }])).toBe(file);
    expect(blankSpans(file, [])).toBe(file);
    expect(blankExcept('a\nb', [])).toBe(' \n ');
  });
});
