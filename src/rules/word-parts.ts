/** A name as words between underscores, capitals inside it taken for the start of a word: `unitPrice` is `unit_price`. */
export function snakeWords(name: string): string {
  return name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2').toLowerCase();
}
