import { printedTokens, type PrintedToken } from './printed-tokens.ts';

/** A reader of a printed statement or expression. */
export function printedReader(printed: string): PrintedReader {
  return new PrintedReader(printed, printedTokens(printed));
}

/** What may be a mark of a comment, or more than one blank between tokens; in a string it may be neither. */
const hasGaps = /\/\*|\*\/|\s\s|[\n\t]/;

/** Reads tokens of a printed statement from front to back. Words are compared in upper case. */
export class PrintedReader {
  readonly #printed: string;
  readonly #tokens: readonly PrintedToken[];
  #next = 0;

  constructor(printed: string, tokens: readonly PrintedToken[]) {
    this.#printed = printed;
    this.#tokens = tokens;
  }

  /** Everything from the first token on, whatever has been read. */
  whole(): string {
    return this.#between(0, this.#tokens.length);
  }

  get done(): boolean {
    return this.#next >= this.#tokens.length;
  }

  /** The token ahead, or one behind it. */
  peek(ahead = 0): PrintedToken | undefined {
    return this.#tokens[this.#next + ahead];
  }

  /** Whether these words or signs come next. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, ahead) => {
      const token = this.peek(ahead);
      return token !== undefined && token.kind !== 'name' && token.kind !== 'text' && token.value.toUpperCase() === word;
    });
  }

  /** Passes these words or signs, if they come next. */
  take(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.#next += words.length;
    return true;
  }

  /** Passes one token and gives its value; of the end, an empty text. */
  value(): string {
    const token = this.peek();
    this.#next += 1;
    return token?.value ?? '';
  }

  /** Passes a token, with the group in brackets that it opens, and gives it as printed. */
  piece(): string {
    const start = this.#next;
    if (this.sees('(')) this.#passGroup();
    else this.#next += 1;
    return this.#between(start, this.#next);
  }

  /** Passes a group in brackets and gives what stands between them as printed; undefined where none comes. */
  group(): string | undefined {
    const inner = this.groupReader();
    return inner?.rest();
  }

  /** Passes a group in brackets and gives a reader of its inside. */
  groupReader(): PrintedReader | undefined {
    if (!this.sees('(')) return undefined;
    const start = this.#next + 1;
    this.#passGroup();
    return new PrintedReader(this.#printed, this.#tokens.slice(start, this.#next - 1));
  }

  /** Readers of the parts between the commas that stand in no brackets; reads to the end. */
  parts(): readonly PrintedReader[] {
    const parts: PrintedReader[] = [];
    let start = this.#next;
    while (!this.done) {
      if (this.sees(',')) {
        parts.push(new PrintedReader(this.#printed, this.#tokens.slice(start, this.#next)));
        start = this.#next + 1;
      }
      this.piece();
    }
    const last = this.#tokens.slice(start);
    return last.length === 0 ? parts : [...parts, new PrintedReader(this.#printed, last)];
  }

  /** All that is left, as printed; marks of executable comments and line breaks between tokens become blanks. */
  rest(): string {
    const start = this.#next;
    this.#next = this.#tokens.length;
    return this.#between(start, this.#next);
  }

  #passGroup(): void {
    let depth = 0;
    do {
      if (this.sees('(')) depth += 1;
      if (this.sees(')')) depth -= 1;
      this.#next += 1;
    } while (depth > 0 && !this.done);
  }

  #between(start: number, end: number): string {
    const [first, last] = [this.#tokens[start], this.#tokens[end - 1]];
    if (first === undefined || last === undefined || start >= end) return '';
    const asPrinted = this.#printed.slice(first.start, last.end);
    return hasGaps.test(asPrinted) ? this.#joined(this.#tokens.slice(start, end)) : asPrinted;
  }

  #joined(tokens: readonly PrintedToken[]): string {
    let printed = '';
    let end = tokens[0]?.start ?? 0;
    for (const token of tokens) {
      printed += (token.start > end ? ' ' : '') + this.#printed.slice(token.start, token.end);
      ({ end } = token);
    }
    return printed;
  }
}
