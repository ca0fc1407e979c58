import { hclTokens, type HclToken } from './hcl-tokens.ts';

/** A constant: what needs variables, functions or templates has no value here. A single word stands for its text. */
export type HclValue = string | number | boolean | readonly HclValue[];

/** What a pair of braces holds, or a whole file. */
export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclValue>;
  readonly blocks: readonly HclBlock[];
  /** Lines of what was not understood in this body itself, in order. */
  readonly unread: readonly number[];
}

/** `kind "label" … { … }`. */
export interface HclBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

/** Blocks and lists in one another: nobody writes so many, and a hostile text shall not exhaust the stack. */
const deepest = 50;

/**
 * Reads blocks with labels, attributes, strings, numbers, booleans, lists, comments and heredocs (HCL native syntax
 * specification, structural elements). Never throws: what is more than that is passed over and its line is listed.
 */
export function readHcl(text: string): HclBody {
  return new HclReader(hclTokens(text)).body(0);
}

class HclReader {
  readonly #tokens: readonly HclToken[];
  #at = 0;

  constructor(tokens: readonly HclToken[]) {
    this.#tokens = tokens;
  }

  /** Up to the closing brace; in the outermost body, one without an opening is passed over. */
  body(depth: number): HclBody {
    const attributes = new Map<string, HclValue>();
    const blocks: HclBlock[] = [];
    const unread: number[] = [];
    for (let token = this.#nextOnLine(); token !== undefined; token = this.#nextOnLine()) {
      if (depth > 0 && isClosing(token)) return { attributes, blocks, unread };
      const item = token.kind === 'word' ? this.#item(token, depth) : undefined;
      if (item === undefined) {
        unread.push(token.line);
        this.#skipItem(token);
      } else if ('body' in item) blocks.push(item);
      else attributes.set(token.text, item.value);
    }
    if (depth > 0) unread.push(...this.#lastLine());
    return { attributes, blocks, unread };
  }

  /** Where a block ends that nothing closes. */
  #lastLine(): readonly number[] {
    const last = this.#tokens.at(-1);
    return last === undefined ? [] : [last.line];
  }

  /** What begins with a word; undefined where it is neither an attribute with a constant nor a block. The reader then stands behind the word. */
  #item(name: HclToken, depth: number): HclBlock | { readonly value: HclValue } | undefined {
    const start = this.#at;
    const found = this.#accept('=') ? this.#constant() : this.#block(name, depth);
    if (found === undefined) this.#at = start;
    return found;
  }

  #constant(): { readonly value: HclValue } | undefined {
    const value = this.#value(0);
    const next = this.#tokens[this.#at];
    const ends = next === undefined || next.kind === 'newline' || (next.kind === 'punctuation' && next.text === '}');
    return value === undefined || !ends ? undefined : { value };
  }

  #block({ text: kind }: HclToken, depth: number): HclBlock | undefined {
    const labels: string[] = [];
    for (let token = this.#next(); token !== undefined && depth < deepest; token = this.#next()) {
      if (token.kind === 'word' || token.kind === 'string') labels.push(token.text);
      else return token.kind === 'punctuation' && token.text === '{' ? { kind, labels, body: this.body(depth + 1) } : undefined;
    }
    return undefined;
  }

  #value(depth: number): HclValue | undefined {
    if (depth <= deepest && this.#accept('[')) return this.#list(depth);
    const isNegative = this.#accept('-');
    const token = this.#next();
    if (token?.kind === 'number') return isNegative ? -Number(token.text) : Number(token.text);
    return isNegative || token === undefined ? undefined : scalarOf(token);
  }

  #list(depth: number): readonly HclValue[] | undefined {
    const values: HclValue[] = [];
    for (;;) {
      this.#passNewlines();
      if (this.#accept(']')) return values;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      this.#passNewlines();
      if (this.#accept(']')) return values;
      if (!this.#accept(',')) return undefined;
    }
  }

  /** Passes the rest of an item: to the end of its line, or of what its brackets hold. */
  #skipItem(first: HclToken): void {
    let depth = bracketStep(first);
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      const step = bracketStep(token);
      if (depth <= 0 && (token.kind === 'newline' || step < 0)) return;
      depth += step;
      this.#at += 1;
    }
  }

  #passNewlines(): void {
    while (this.#tokens[this.#at]?.kind === 'newline') this.#at += 1;
  }

  #nextOnLine(): HclToken | undefined {
    this.#passNewlines();
    return this.#next();
  }

  #accept(text: string): boolean {
    const token = this.#tokens[this.#at];
    const isThere = token?.kind === 'punctuation' && token.text === text;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #next(): HclToken | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}

function isClosing({ kind, text }: HclToken): boolean {
  return kind === 'punctuation' && text === '}';
}

function scalarOf({ kind, text }: HclToken): string | boolean | undefined {
  if (kind === 'word' && (text === 'true' || text === 'false')) return text === 'true';
  return kind === 'word' || kind === 'string' ? text : undefined;
}

function bracketStep({ kind, text }: HclToken): number {
  if (kind !== 'punctuation') return 0;
  if ('{[('.includes(text)) return 1;
  return '}])'.includes(text) ? -1 : 0;
}
