/** Operators of two and three characters; all others have one. `..` is MariaDB's range in FOR loops. */
const threeCharacters = new Set(['<=>', '->>']);
const twoCharacters = new Set([':=', '<=', '>=', '<>', '!=', '<<', '>>', '&&', '||', '->', '@@', '..']);
/** Characters that begin an operator of several characters. */
const beginsLonger = new Set([...twoCharacters].map((symbol) => symbol.charCodeAt(0)));
const single = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** The longest operator or punctuation mark that starts at `offset`. */
export function longestSymbol(text: string, offset: number, isMariadb: boolean): string {
  const code = text.charCodeAt(offset);
  if (!beginsLonger.has(code)) return single[code] ?? text.charAt(offset);
  const three = text.slice(offset, offset + 3);
  if (threeCharacters.has(three)) return three;
  const two = three.slice(0, 2);
  return twoCharacters.has(two) && (two !== '..' || isMariadb) ? two : three.slice(0, 1);
}
