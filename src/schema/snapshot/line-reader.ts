import { UserError } from '../../errors/user-error.ts';

/** One line that says something. */
export interface Line {
  /** Where it begins, indent and all. */
  readonly offset: number;
  readonly indent: number;
  /** Without its indent. */
  readonly text: string;
}

/** Goes through the lines of a schema file; empty ones and comments are passed over. */
export class LineReader {
  readonly #text: string;
  readonly #path: string;
  /** Where the line begins that is next, and where the one after it does. */
  #start = 0;
  #end = 0;
  #next: Line | undefined;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
    this.skip();
  }

  /** Where the line begins that is next, in the text. */
  get offset(): number {
    return this.#start;
  }

  /** The line that is next, or undefined at the end; it stays next. */
  peek(): Line | undefined {
    return this.#next;
  }

  /** Goes behind the line that is next. */
  skip(): void {
    this.#next = undefined;
    while (this.#next === undefined && this.#end < this.#text.length) this.#next = this.#readLine();
    if (this.#next === undefined) this.#start = this.#text.length;
  }

  /** Goes on at a place further on, where a line begins. */
  skipTo(offset: number): void {
    this.#end = offset;
    this.skip();
  }

  /** Takes the lines that stand this deep and begin with one of these. */
  takeAll(indent: number, begins: (text: string) => boolean): readonly Line[] {
    const taken: Line[] = [];
    for (let line = this.#next; line?.indent === indent && begins(line.text); line = this.#next) {
      taken.push(line);
      this.skip();
    }
    return taken;
  }

  /** What stands between two places. */
  textBetween(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** @returns the error of a line that is not what it should be. */
  invalid(line: Line | undefined, expected: string): UserError {
    const shown = (line?.text ?? 'the end of the file').slice(0, 120);
    return new UserError('drift/schema-file-invalid', { where: `${this.#path}:${this.#numberAt(line?.offset ?? Math.max(0, this.#text.length - 1))}`, actual: shown, expected });
  }

  /** Counted from 1, and only for an error: it takes all lines before. */
  #numberAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  #readLine(): Line | undefined {
    this.#start = this.#end;
    const found = this.#text.indexOf('\n', this.#start);
    const stop = found < 0 ? this.#text.length : found;
    this.#end = found < 0 ? stop : found + 1;
    let first = this.#start;
    while (this.#text[first] === ' ') first += 1;
    const line = this.#text.slice(first, this.#text[stop - 1] === '\r' ? stop - 1 : stop);
    return line === '' || line.startsWith('#') ? undefined : { offset: this.#start, indent: first - this.#start, text: line };
  }
}
