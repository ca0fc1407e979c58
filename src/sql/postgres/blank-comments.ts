import type { Span } from '../../model/location.ts';
import { Lexer } from './lexer.ts';

/**
 * The text with every comment as blanks of the same length in UTF-16 units; line breaks stay.
 * The parser's WASM build fails on a comment behind a word that its grammar reads with the next one
 * (`NOT … IN`, `WITH … ORDINALITY`, `NULLS … FIRST`), which the server accepts (libpg-query 18.1.5).
 */
export function blankComments(text: string): string {
  if (!text.includes('--') && !text.includes('/*')) return text;
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end } of commentsOf(text)) {
    parts.push(text.slice(kept, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    kept = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}

/**
 * Comments that may be left out. One without an end is an error that the parser is to find, and so is a block comment
 * between two strings on two lines, which without it would be one string (manual 4.1.2.1).
 */
function commentsOf(text: string): readonly Span[] {
  const lexer = new Lexer(text);
  const found: Span[] = [];
  let blocks: Span[] = [];
  let previous = '';
  while (lexer.next()) {
    const { kind, start, end, terminated } = lexer;
    if (kind === 'line-comment') found.push({ start, end });
    else if (kind !== 'block-comment') {
      if (previous !== 'string' || kind !== 'string') found.push(...blocks);
      blocks = [];
      previous = kind;
    } else if (terminated) blocks.push({ start, end });
  }
  return [...found, ...blocks].sort((left, right) => left.start - right.start);
}
