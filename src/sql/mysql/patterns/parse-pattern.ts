/**
 * The language of patterns, for statements without consequences for a schema: SHOW, FLUSH, CHANGE MASTER …
 *
 *     WORD ( = ,     as they stand, words in upper case
 *     <kind>         something read by its kind: <name>, <string>, <expression> … (pattern-kinds.ts)
 *     {a | b}        one of several
 *     [a | b]        one of several, or nothing
 *     x,...          several between commas
 *     x...           several, without anything between them
 */
export type PatternElement =
  | { readonly type: 'literal'; readonly word: string; readonly repeat: Repeat }
  | { readonly type: 'kind'; readonly kind: string; readonly repeat: Repeat }
  | { readonly type: 'group'; readonly alternatives: readonly Pattern[]; readonly optional: boolean; readonly repeat: Repeat };

/** Elements in a row. */
export type Pattern = readonly PatternElement[];

/** How often an element may stand: once, in a list between commas, or several times. */
export type Repeat = 'once' | 'list' | 'several';

const part = /,\.\.\.|\.\.\.|<[a-z-]+>|[[\]{}|]|[^\s[\]{}|<>.,]+|[.,]/g;

/** Parses a pattern. Patterns are ours: one that is wrong shows in the tests, which use every one. */
export function parsePattern(text: string): Pattern {
  const parts = text.match(part) ?? [];
  return new PatternParser(parts).readAlternatives()[0] ?? [];
}

class PatternParser {
  private readonly parts: readonly string[];
  private index = 0;

  constructor(parts: readonly string[]) {
    this.parts = parts;
  }

  /** Alternatives up to a closing bracket or the end. */
  readAlternatives(): Pattern[] {
    const alternatives: PatternElement[][] = [[]];
    while (this.index < this.parts.length) {
      const current = this.parts[this.index] ?? '';
      if (current === ']' || current === '}') break;
      this.index += 1;
      if (current === '|') {
        alternatives.push([]);
      } else {
        alternatives.at(-1)?.push(this.readElement(current));
      }
    }
    return alternatives;
  }

  private readElement(current: string): PatternElement {
    if (current === '[' || current === '{') {
      const alternatives = this.readAlternatives();
      this.index += 1;
      return { type: 'group', alternatives, optional: current === '[', repeat: this.readRepeat() };
    }
    if (current.startsWith('<')) return { type: 'kind', kind: current.slice(1, -1), repeat: this.readRepeat() };
    return { type: 'literal', word: current, repeat: this.readRepeat() };
  }

  private readRepeat(): Repeat {
    const current = this.parts[this.index];
    if (current !== ',...' && current !== '...') return 'once';
    this.index += 1;
    return current === '...' ? 'several' : 'list';
  }
}
