// Strings (also dollar-quoted), quoted identifiers, words, blanks, one other character. Comments are not expected:
// the readers cut expressions out of statements whose comments were read over.
const token = /'(?:[^'\\]|''|\\[\s\S])*'|\$(\w*)\$[\s\S]*?\$\1\$|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[\p{L}_][\p{L}\p{N}_$]*|\s+|[\s\S]/gu;

/** An expression's text in pieces that join to it again. */
export function expressionTokens(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/** How an engine writes identifiers. */
export interface IdentifierRules {
  /** The character around quoted ones; the other kind of quotes holds strings. */
  readonly quote: '"' | '`';
  /** What the engine does to unquoted ones. */
  readonly fold: (identifier: string) => string;
}

/** The name that a token stands for, or undefined where it is no identifier. */
export function identifierOf(word: string, { quote, fold }: IdentifierRules): string | undefined {
  if (word.startsWith(quote)) return word.slice(1, -1).replaceAll(quote + quote, quote);
  return /^[\p{L}_]/u.test(word) ? fold(word) : undefined;
}

/** OR binds weaker than AND, and the branches of CASE hold conditions of their own: what has them is one part. */
const wholes: ReadonlySet<string> = new Set(['OR', 'CASE']);

/** The parts of a condition that AND joins, without the parentheses around them. */
export function conjunctsOf(text: string): readonly (readonly string[])[] {
  const words = unwrap(expressionTokens(text).filter((word) => word.trim() !== ''));
  const keywords = outerKeywords(words);
  if (keywords.some((keyword) => wholes.has(keyword))) return [words];
  const parts: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    if (keywords[at] === 'AND') parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.length === 1 ? [words] : parts.flatMap((part) => conjunctsOf(part.join(' ')));
}

/** The words outside parentheses in upper case, the others empty; the AND of a BETWEEN joins nothing and is empty too. */
function outerKeywords(words: readonly string[]): readonly string[] {
  let depth = 0;
  let isBetween = false;
  return words.map((word) => {
    depth += Number(word === '(') - Number(word === ')');
    const keyword = depth === 0 ? word.toUpperCase() : '';
    const isItsAnd = isBetween && keyword === 'AND';
    isBetween = keyword === 'BETWEEN' || (isBetween && !isItsAnd);
    return isItsAnd ? '' : keyword;
  });
}

/** Removes parentheses that enclose the whole. */
function unwrap(words: readonly string[]): readonly string[] {
  let current = words;
  while (current[0] === '(' && closing(current) === current.length - 1) current = current.slice(1, -1);
  return current;
}

/** Where the parenthesis at the start is closed. */
function closing(words: readonly string[]): number {
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
