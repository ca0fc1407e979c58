/**
 * Where a text stops being JSON, as a UTF-16 offset; undefined where it is JSON. The messages of JSON.parse name no place in every
 * version of Node, and quote the text, which must not come from a file that was named by mistake.
 */
export function jsonFault(text: string): number | undefined {
  return new JsonScanner(text).fault();
}

const scalar = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\n\r]*/y;
const key = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"[ \t\n\r]*:/y;

class JsonScanner {
  readonly #text: string;
  readonly #closers: ('}' | ']')[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): number | undefined {
    while (this.#value()) {
      if (this.#closers.length > 0) continue;
      this.#take(blank);
      return this.#at === this.#text.length ? undefined : this.#at;
    }
    return this.#at;
  }

  /** One value and what may stand behind it, or the opening of one with its first key. */
  #value(): boolean {
    this.#take(blank);
    const opener = this.#text[this.#at];
    if (opener === '{' || opener === '[') {
      this.#at += 1;
      this.#closers.push(opener === '{' ? '}' : ']');
      this.#take(blank);
      return this.#text[this.#at] === this.#closers.at(-1) ? this.#close() : this.#keyIfNeeded();
    }
    return this.#take(scalar) && this.#close();
  }

  /** Closes what ends here, up to a comma with the next key or to the end of the text. */
  #close(): boolean {
    for (;;) {
      this.#take(blank);
      const closer = this.#closers.at(-1);
      if (closer === undefined) return true;
      if (this.#text[this.#at] === ',') {
        this.#at += 1;
        return this.#keyIfNeeded();
      }
      if (this.#text[this.#at] !== closer) return false;
      this.#at += 1;
      this.#closers.pop();
    }
  }

  #keyIfNeeded(): boolean {
    this.#take(blank);
    return this.#closers.at(-1) === ']' || this.#take(key);
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
