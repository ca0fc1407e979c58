import type { StatementSource, TokenRange } from '../statement-source.ts';
import { StatementSource as Source } from '../statement-source.ts';
import { decodeString } from './string-literal.ts';

/**
 * The body of a routine or DO block as its language sees it; places lead back to the file.
 * Undefined for a literal that goes on on another line, which nobody writes.
 */
export function bodyText(source: StatementSource, literal: number): StatementSource | undefined {
  const token = source.tokens[literal];
  if (token?.kind !== 'string' || source.tokens[literal + 1]?.kind === 'string') return undefined;
  const { text, place } = decodeString(source.text.slice(token.start, token.end));
  return new Source(text, (offset) => source.inFile(token.start + place(offset)));
}

/** A part of a statement as a text of its own, with a word put before it where its grammar needs one. */
export function partOf(source: StatementSource, range: TokenRange, prefix = ''): StatementSource {
  const start = source.tokens[range.from]?.start ?? 0;
  return new Source(prefix + source.textOf(range), (offset) => source.inFile(start + Math.max(offset - prefix.length, 0)));
}
