import type { Random } from './random.ts';

/**
 * A grammar as text, one production a line: `name = symbols`. Symbols are separated by blanks:
 *
 *   <name>        another production
 *   [ … ]         once or not at all
 *   { … }         up to three times, or not at all
 *   (: … / … :)   one of several; `/` at the top level too
 *   anything else stands for itself; `\/`, `\[` and `\{` are the signs themselves, `~` is a blank inside a word
 *
 * A line that begins with blanks goes on with the one before. What nests too deeply takes the first alternative, so
 * the first one of a recursive production must end.
 */
export type GrammarText = string;

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'production'; readonly name: string }
  | Group;

interface Group {
  readonly type: 'optional' | 'repeated' | 'choice';
  readonly alternatives: readonly (readonly Part[])[];
}

interface Expansion {
  readonly words: string[];
  readonly depth: number;
}

const deepest = 9;

/** A grammar that makes statements. Shares no code with what reads them: it is what the readers are held against. */
export class Grammar {
  private readonly productions = new Map<string, Group>();

  constructor(text: GrammarText) {
    for (const line of text.trim().replace(/\n\s+/g, ' ').split('\n')) {
      const [name = '', ...symbols] = line.trim().split(/\s+/);
      this.productions.set(name, readAlternatives(symbols.slice(1), ''));
    }
  }

  /** The names of all productions. */
  get names(): readonly string[] {
    return [...this.productions.keys()];
  }

  /** The words of one sentence of a production. */
  generate(random: Random, name: string): readonly string[] {
    const words: string[] = [];
    this.expand(random, { type: 'production', name }, { words, depth: 0 });
    return words;
  }

  private expand(random: Random, symbol: Part, state: Expansion): void {
    if (symbol.type === 'text') {
      state.words.push(symbol.text);
    } else if (symbol.type === 'production') {
      const production = this.productions.get(symbol.name);
      if (production === undefined) throw new Error(`the grammar has no <${symbol.name}>`);
      this.expand(random, production, { words: state.words, depth: state.depth + 1 });
    } else {
      this.expandGroup(random, symbol, state);
    }
  }

  private expandGroup(random: Random, symbol: Group, state: Expansion): void {
    const isDeep = state.depth > deepest;
    const times = { choice: 1, optional: isDeep ? 0 : random.below(2), repeated: isDeep ? 0 : random.below(3) }[symbol.type];
    for (let time = 0; time < times; time += 1) {
      const alternative = isDeep ? symbol.alternatives[0] : random.pick(symbol.alternatives);
      for (const part of alternative ?? []) this.expand(random, part, state);
    }
  }
}

const closers: Readonly<Record<string, { readonly close: string; readonly type: Group['type'] }>> = {
  '[': { close: ']', type: 'optional' },
  '{': { close: '}', type: 'repeated' },
  '(:': { close: ':)', type: 'choice' },
};

/** Takes symbols from the front of the list, up to the closing sign. */
function readAlternatives(symbols: string[], close: string): Group {
  const alternatives: Part[][] = [[]];
  for (let symbol = symbols.shift(); symbol !== close && symbol !== undefined; symbol = symbols.shift()) {
    if (symbol === '/') alternatives.push([]);
    else alternatives.at(-1)?.push(readSymbol(symbol, symbols));
  }
  return { type: 'choice', alternatives };
}

function readSymbol(symbol: string, rest: string[]): Part {
  const group = closers[symbol];
  if (group !== undefined) return { type: group.type, alternatives: readAlternatives(rest, group.close).alternatives };
  const name = /^<(\w+)>$/.exec(symbol)?.[1];
  return name === undefined ? { type: 'text', text: symbol.replace(/^\\/, '').replaceAll('~', ' ') } : { type: 'production', name };
}
