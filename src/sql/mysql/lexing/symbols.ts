/** Operators of two and three characters; all others have one. `..` is MariaDB's range in FOR loops. */
const threeCharacters = new Set(['<=>', '->>']);
const twoCharacters = new Set([':=', '<=', '>=', '<>', '!=', '<<', '>>', '&&', '||', '->', '@@', '..']);

/** The longest operator or punctuation mark that starts at `offset`. */
export function longestSymbol(text: string, offset: number, isMariadb: boolean): string {
  const three = text.slice(offset, offset + 3);
  if (threeCharacters.has(three)) {
    return three;
  }
  const two = three.slice(0, 2);
  return twoCharacters.has(two) && (two !== '..' || isMariadb) ? two : three.slice(0, 1);
}
