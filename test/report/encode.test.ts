import { describe, expect, it } from '@jest/globals';
import { commandProperty, cutText, jsonText, plainLine, plainText, visible, workflowCommand } from '../../src/report/encode.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { readCommands } from '../support/workflow-commands.ts';

const cases = Object.entries(hostileTexts);
/** What no output may hold: control and format characters other than line feed and tab, and lone surrogates. */
const steering = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('plain output', () => {
  it.each(cases)('shows %s without the runner or the terminal acting on it', (_, text) => {
    const shown = plainText(text);
    expect(readCommands(shown).commands).toEqual([]);
    expect(shown).not.toMatch(steering);
  });

  it.each(cases)('keeps %s on one line where one line is asked for', (_, text) => {
    const shown = plainLine(text);
    expect(shown).not.toContain('\n');
    expect(readCommands(shown).commands).toEqual([]);
  });

  it('leaves ordinary text in any script alone', () => {
    const text = 'CREATE TABLE "größe" (a::text, 名前 text); -- ✓ a:b ## [x]\n\tindented';
    expect(plainText(text)).toBe(text);
  });

  it('says which characters were hidden', () => {
    expect(visible('a\x1b[1mb\u202ec\rd\u{e0041}')).toBe(String.raw`a\x1b[1mb\u202ec\rd\u{e0041}`);
  });
});

describe('workflow commands', () => {
  it.each(cases)('carry %s as data and as a property, and nothing else', (_, text) => {
    const { commands, log } = readCommands(workflowCommand('error', { file: text, line: 3, title: undefined }, text));
    expect(log).toEqual([]);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toEqual({ name: 'error', properties: { file: visible(text), line: '3' }, data: visible(text) });
  });

  it('escape what separates properties', () => {
    expect(commandProperty('a:b,c%d\ne')).toBe('a%3Ab%2Cc%25d%0Ae');
  });
});

describe('JSON text', () => {
  it.each(cases)('keeps the value of %s and steers nothing', (_, text) => {
    const json = jsonText(JSON.stringify({ text }, null, 2));
    expect(JSON.parse(json)).toEqual({ text });
    expect(json).not.toMatch(steering);
    expect(readCommands(json).commands).toEqual([]);
  });
});

describe('cutting', () => {
  it('keeps a text that fits, to the last character', () => {
    expect(cutText('abcdef', 6)).toBe('abcdef');
  });

  it('never exceeds the limit and never splits a surrogate pair', () => {
    for (let limit = 9; limit < 16; limit += 1) {
      const cut = cutText('😀😀😀😀😀😀😀😀', limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut).not.toMatch(/\p{Cs}/u);
      expect(cut).toMatch(/… \(cut\)$/);
    }
  });
});
