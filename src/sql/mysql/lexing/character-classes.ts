/**
 * What a character can begin, as the lexers of MySQL and MariaDB sort the first 128 code points.
 * Everything from 128 on is a word character: identifiers may hold U+0080 to U+FFFF unquoted
 * (MySQL 8.4 Reference Manual 11.2; MariaDB "Identifier Names").
 */
export const CharacterClass = {
  other: 0,
  blank: 1,
  word: 2,
  digit: 3,
  quote: 4,
  backtick: 5,
  symbol: 6,
} as const;

const table = new Uint8Array(128);

function put(characters: string, value: number): void {
  for (const character of characters) {
    table[character.charCodeAt(0)] = value;
  }
}

put(' \t\n\v\f\r', CharacterClass.blank);
put('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$', CharacterClass.word);
put('0123456789', CharacterClass.digit);
put('\'"', CharacterClass.quote);
put('`', CharacterClass.backtick);
put('!#%&()*+,-./:;<=>?@[\\]^{|}~', CharacterClass.symbol);

/** The class of a UTF-16 code unit; NaN (the end of a text) is `other`. */
export function characterClass(code: number): number {
  return code < 128 ? (table[code] ?? CharacterClass.other) : code >= 128 ? CharacterClass.word : CharacterClass.other;
}

/** True for characters that may stand inside an unquoted identifier. */
export function isWordCharacter(code: number): boolean {
  const found = characterClass(code);
  return found === CharacterClass.word || found === CharacterClass.digit;
}

/** True for blanks of the servers' lexers: space, tab, line feed, vertical tab, form feed, carriage return. */
export function isBlank(code: number): boolean {
  return characterClass(code) === CharacterClass.blank;
}

/** True for the digits 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
