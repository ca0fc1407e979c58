import type { Span } from '../model/location.ts';
import type { JudgedFile } from './define-rule.ts';

const identifier = /"(?:[^"]|"")*"|`(?:[^`]|``)*`|[\p{L}_][\p{L}\p{N}_$]*/gu;

/**
 * A name as a piece of the file writes it, quotes included, so that suggested SQL needs no rules of quoting:
 * whoever wrote the file has settled it. Quoted where the piece does not hold the name.
 */
export function asWritten(name: string, { text }: JudgedFile, { start, end }: Span): string {
  for (const [word] of text.slice(start, end).matchAll(identifier)) {
    if (meaning(word) === name.toLowerCase()) return word;
  }
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The text of a name at its own place. */
export function textAt({ text }: JudgedFile, { start, end }: Span): string {
  return text.slice(start, end);
}

function meaning(word: string): string {
  const quote = word[0];
  const inner = quote === '"' || quote === '`' ? word.slice(1, -1).replaceAll(`${quote}${quote}`, quote) : word;
  return inner.toLowerCase();
}
