import type { Span } from '../model/location.ts';

/**
 * Whether a part of the text that is sent is what the file has at the same place: everything before it is the file's, or blank
 * where the file has what is not sent. Placeholders that were replaced move what follows.
 */
export function standsInPlace({ text, rendered }: { readonly text: string; readonly rendered?: string }, { start, end }: Span): boolean {
  if (rendered === undefined) return true;
  if (rendered.length !== text.length || rendered.slice(start, end) !== text.slice(start, end)) return false;
  for (let at = 0; at < start; at += 1) {
    const [sent, written] = [rendered[at], text[at]];
    if (sent === written) continue;
    const isBlanked = (sent === ' ' || sent === ';') && written !== '\n' && written !== '\r';
    if (!isBlanked) return false;
  }
  return true;
}
