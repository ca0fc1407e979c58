/** NAMEDATALEN - 1: a longer identifier is cut by the server with a notice (manual 4.1.1). */
const maximumBytes = 63;

/**
 * An identifier as the server stores it: unquoted in lower case, quoted without its quotes, cut to 63 bytes at a character.
 * Only ASCII letters are folded, as the server does in UTF-8 databases.
 */
export function foldIdentifier(written: string): string {
  return cut(written.endsWith('"') ? unquote(written) : written.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}

function unquote(written: string): string {
  const open = written.indexOf('"');
  const name = written.slice(open + 1, -1).replaceAll('""', '"');
  return open === 2 ? decodeUnicodeEscapes(name) : name;
}

/** U&"…" with the default escape character. */
function decodeUnicodeEscapes(name: string): string {
  return name.replace(/\\(?:\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4})|\\)/g, (all, long?: string, short?: string) => {
    const digits = long ?? short;
    return digits === undefined ? all.slice(1) : String.fromCodePoint(Math.min(parseInt(digits, 16), 0x10ffff));
  });
}

function cut(name: string): string {
  if (name.length * 3 <= maximumBytes) return name;
  let bytes = 0;
  let length = 0;
  for (const character of name) {
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (bytes > maximumBytes) break;
    length += character.length;
  }
  return name.slice(0, length);
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
