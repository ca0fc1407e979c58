import type { SqlSink } from './lay-out-sql.ts';

/** Writes a text of which each part has its line in a file: what is too early for its line waits behind line breaks. */
export class LineWriter implements SqlSink {
  readonly #parts: string[] = [];
  #line: number;
  #isFresh = true;

  /** @param line of the file at which the text begins. */
  constructor(line: number) {
    this.#line = line;
  }

  /** True where nothing stands in the line at hand. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** Goes down to a line; stays where it is when it is there or further. */
  moveTo(line: number): void {
    if (line > this.#line) this.write('\n'.repeat(line - this.#line));
  }

  write(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#line += text.split('\n').length - 1;
    this.#isFresh = text.endsWith('\n');
  }

  endStatement(): void {
    this.write(';');
  }

  get text(): string {
    return this.#parts.join('');
  }
}
