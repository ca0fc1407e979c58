const escapes: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r', t: '\t', b: '\b', Z: '\x1a' };

/** The value of a printed string's inside (append_unescaped in sql/unireg.cc and sql_show.cc of both servers). */
export function unescapeText(text: string): string {
  return text.replace(/''|\\([^])/g, (_, escaped: string | undefined) => (escaped === undefined ? "'" : (escapes[escaped] ?? escaped)));
}
