import { describe, expect, it } from '@jest/globals';

import { Positions } from '../../../src/sql/positions.ts';
import { Random } from '../../support/statement-generator/random.ts';

const parts = ['a', ' ', '\n', '\r\n', '\r', 'é', 'e\u0301', '日', '😀', '👩‍👩‍👧', '\u0000', '\ud800', '\t'] as const;

function randomText(seed: number, length: number): string {
  const random = new Random(seed);
  return Array.from({ length }, () => random.pick(parts)).join('');
}

/** Offsets between two code points: those that a tool can name in bytes or code points. */
function boundaries(text: string): readonly number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}

describe('positions in a text', () => {
  it('counts lines that end with LF, CRLF or a lone CR, from 1', () => {
    const positions = new Positions('a\nb\r\nc\rd😀e');
    const found = [0, 1, 2, 5, 7, 8, 10].map((offset) => positions.position(offset));
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual(['1:1', '1:2', '2:1', '3:1', '4:1', '4:2', '4:4']);
  });

  it('gives the end of the text a position', () => {
    expect(new Positions('').position(0)).toEqual({ line: 1, column: 1 });
    expect(new Positions('a\n').position(2)).toEqual({ line: 2, column: 1 });
  });

  it('finds the token that PostgreSQL names in bytes, and the one it names in code points', () => {
    const text = "select '😀é' as x; create tabel t()";
    const offset = text.indexOf('tabel');
    const positions = new Positions(text);
    expect(positions.byteToOffset(Buffer.byteLength(text.slice(0, offset)))).toBe(offset);
    expect(positions.codePointToOffset([...text.slice(0, offset)].length)).toBe(offset);
  });

  it.each([1, 2, 3, 4])('agrees with counting from the start at every boundary of a random text (seed %d)', (seed) => {
    const text = randomText(seed, 3000);
    const positions = new Positions(text);
    for (const offset of boundaries(text)) {
      const before = text.slice(0, offset);
      expect(positions.offsetToByte(offset)).toBe(Buffer.byteLength(before));
      expect(positions.byteToOffset(Buffer.byteLength(before))).toBe(offset);
      expect(positions.offsetToCodePoint(offset)).toBe([...before].length);
      expect(positions.codePointToOffset([...before].length)).toBe(offset);
      const lines = before.split(/\r\n|\n|\r(?!\n)/);
      const isInsideCrLf = before.endsWith('\r') && text.charAt(offset) === '\n';
      if (!isInsideCrLf) expect(positions.position(offset)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
    }
  });

  it('takes what lies outside the text for its ends', () => {
    const positions = new Positions('é');
    expect([positions.offsetToByte(99), positions.byteToOffset(99), positions.codePointToOffset(99), positions.byteToOffset(-1)]).toEqual([2, 1, 1, 0]);
  });

  it('answers many lookups in a large text', () => {
    const text = 'select 1; -- é\n'.repeat(2_000_000);
    const positions = new Positions(text);
    for (let offset = 0; offset < text.length; offset += 300) positions.byteToOffset(positions.offsetToByte(offset));
    expect(positions.position(text.length - 1).line).toBe(2_000_000);
  });
});
