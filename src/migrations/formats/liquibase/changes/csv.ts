/** How a file of values is written. */
export interface CsvForm {
  readonly separator: string;
  readonly quote: string;
  /** What a line begins with that is no row. */
  readonly comment: string;
}

/**
 * The rows of a CSV file (RFC 4180, with other separators and quotes where the form says so); lines without anything and comments
 * are left out. A quote is doubled inside quotes; line breaks inside quotes belong to the value.
 */
export function readCsv(text: string, form: CsvForm): readonly (readonly string[])[] {
  const reader = new CsvReader(text, form);
  return reader.rows();
}

/** Goes through the text once. */
class CsvReader {
  readonly #text: string;
  readonly #form: CsvForm;
  readonly #rows: string[][] = [];
  #row: string[] = [];
  #value = '';

  constructor(text: string, form: CsvForm) {
    this.#text = text;
    this.#form = form;
  }

  rows(): readonly (readonly string[])[] {
    const { quote } = this.#form;
    for (let at = 0; at < this.#text.length; ) at = this.#text.charAt(at) === quote ? this.#quoted(at + 1) : this.#plain(at);
    if (this.#value !== '' || this.#row.length > 0) this.#endRow();
    return this.#rows;
  }

  /** What stands behind an opening quote, up to its end; returns where to go on. */
  #quoted(start: number): number {
    const { quote } = this.#form;
    for (let at = start; at < this.#text.length; at += 1) {
      if (this.#text.charAt(at) !== quote) this.#value += this.#text.charAt(at);
      else if (this.#text.charAt(at + 1) !== quote) return at + 1;
      else {
        this.#value += quote;
        at += 1;
      }
    }
    return this.#text.length;
  }

  #plain(at: number): number {
    const character = this.#text.charAt(at);
    if (this.#isComment(at)) return endOfLine(this.#text, at);
    if (character === this.#form.separator) this.#endValue();
    else if (character === '\n') this.#endRow();
    else if (character !== '\r') this.#value += character;
    return at + 1;
  }

  #isComment(at: number): boolean {
    const { comment } = this.#form;
    return comment !== '' && this.#row.length === 0 && this.#value === '' && this.#text.startsWith(comment, at);
  }

  #endValue(): void {
    this.#row.push(this.#value);
    this.#value = '';
  }

  #endRow(): void {
    this.#endValue();
    if (this.#row.length > 1 || this.#row[0] !== '') this.#rows.push(this.#row);
    this.#row = [];
  }
}

/** Offset behind the line break. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
