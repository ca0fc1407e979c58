import { describe, expect, it } from '@jest/globals';
import { codeBlock, codeCell, codeSpan, commentValue, markdownLine, markdownText } from '../../src/report/encode-markdown.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

const cases = Object.entries(hostileTexts);

describe('Markdown text', () => {
  it.each([
    ['@octocat', '@&#8203;octocat'],
    ['#12', String.raw`\#&#8203;12`],
    ['GH-12', String.raw`GH\-&#8203;12`],
    ['https://a.example', String.raw`https:&#8203;//a\.example`],
    ['www.a.example', String.raw`www&#8203;\.a\.example`],
    ['![x](y)', String.raw`\!\[x\]\(y\)`],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['a*b_c`d', String.raw`a\*b\_c\`d`],
    ['a | b', String.raw`a \| b`],
  ])('makes %s inert', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  it.each(cases)('writes %s without markup, mention or address', (_, text) => {
    const shown = markdownText(text).replace(/\\[!-/:-@[-`{-~]/g, '').replace(/&(amp|lt|gt|#8203);/g, '\u0001');
    expect(shown).not.toMatch(/[<>|`*_[\]!~]|@\w|#\d|:\/\/|www\./u);
    expect(markdownLine(text)).not.toContain('\n');
  });
});

describe('code spans and blocks', () => {
  it.each(cases)('hold %s between fences that it cannot close', (_, text) => {
    const block = codeBlock(text, 'sql').split('\n');
    const fence = /^`+/.exec(block[0] ?? '')?.[0] ?? '';
    expect(fence.length).toBeGreaterThanOrEqual(3);
    expect(block.at(-1)).toBe(fence);
    for (const line of block.slice(1, -1)) expect(line).not.toContain(fence);

    const span = codeSpan(text);
    const spanFence = /^`+/.exec(span)?.[0] ?? '';
    expect(span.slice(spanFence.length, -spanFence.length).split(/(`+)/).filter((run) => run === spanFence)).toEqual([]);
    expect(span).not.toContain('\n');
  });

  it.each(cases)('keep %s in one cell of a table', (_, text) => {
    // A backslash takes the next character with it, another backslash included, before the row is split.
    expect(codeCell(text).replace(/\\./gu, '')).not.toMatch(/[|\n]/u);
  });

  it('pads a text that begins or ends with a backtick or a blank', () => {
    expect(codeSpan('`a`')).toBe('`` `a` ``');
  });
});

describe('values in hidden comments', () => {
  it.each(cases)('cannot end the comment by %s', (_, text) => {
    expect(commentValue(text)).not.toMatch(/[->\s<]/u);
  });
});
