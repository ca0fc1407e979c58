import { Lexer } from './lexer.ts';

/**
 * The text with every comment as blanks of the same length in UTF-16 units; line breaks stay.
 * The parser's WASM build fails on a comment behind a word that its grammar reads with the next one
 * (`NOT … IN`, `WITH … ORDINALITY`, `NULLS … FIRST`), which the server accepts (libpg-query 18.1.5).
 */
export function blankComments(text: string): string {
  if (!text.includes('--') && !text.includes('/*')) return text;
  const lexer = new Lexer(text);
  const parts: string[] = [];
  let kept = 0;
  while (lexer.next()) {
    const { kind, start, end, terminated } = lexer;
    // A comment without an end is an error that the parser is to find.
    if ((kind !== 'line-comment' && kind !== 'block-comment') || !terminated) continue;
    parts.push(text.slice(kept, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    kept = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(kept);
}
