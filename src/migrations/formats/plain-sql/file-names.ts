/** What a file name says to the plain-sql format. */
export type PlainName =
  | { readonly kind: 'versioned'; readonly version: string; readonly description: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'unnumbered' }
  | { readonly kind: 'foreign' };

/** Two forms of one thing: `20240101120000`, or a date and perhaps a time with blanks between their parts. */
const timestamp = /^((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:[-_.T]?(\d{4}|\d{6}))?(?=[-_. ]|$)/;
const number = /^\d+(?:\.\d+)*(?=[-_. ]|$)/;
const undoEnding = /[-_.](?:down|undo|revert|rollback)$/i;
const upEnding = /[-_.]up$/i;

/**
 * Reads names such as `001_x.sql`, `1-x.sql`, `1.2_x.sql`, `20240101120000_x.sql`, `2024-01-01-1200-x.sql`.
 * A date and time are joined, so that both spellings sort alike.
 */
export function readPlainName(name: string): PlainName {
  if (!name.toLowerCase().endsWith('.sql')) return { kind: 'foreign' };
  const stem = name.slice(0, -'.sql'.length);
  const found = numberOf(stem);
  if (found === undefined) return { kind: 'unnumbered' };
  if (undoEnding.test(stem)) return { kind: 'undo' };
  const rest = stem.slice(found.length).replace(/^[-_. ]+/, '').replace(upEnding, '');
  return { kind: 'versioned', version: found.version, description: rest.replaceAll('_', ' ') };
}

function numberOf(stem: string): { readonly version: string; readonly length: number } | undefined {
  const dated = timestamp.exec(stem);
  if (dated !== null) return { version: `${dated[1] ?? ''}${dated[3] ?? ''}${dated[4] ?? ''}${dated[5] ?? ''}`, length: dated[0].length };
  const plain = number.exec(stem);
  return plain === null ? undefined : { version: plain[0], length: plain[0].length };
}
