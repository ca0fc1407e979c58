/** Takes a text piece by piece. */
export interface TextOutput {
  add(piece: string): void;
}

/** Keeps what it takes. */
export class CollectedText implements TextOutput {
  text = '';

  add(piece: string): void {
    this.text += piece;
  }
}

/** Holds what it takes against a text that is there, and keeps none of it. */
export class ExpectedText implements TextOutput {
  readonly #text: string;
  /** Behind what was the same. */
  #end: number;
  #isSame = true;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#end = start;
  }

  /** Where the text that was added ends; undefined where another one stands. */
  get end(): number | undefined {
    return this.#isSame ? this.#end : undefined;
  }

  add(piece: string): void {
    if (!this.#isSame) return;
    this.#isSame = this.#text.startsWith(piece, this.#end);
    this.#end += piece.length;
  }
}
