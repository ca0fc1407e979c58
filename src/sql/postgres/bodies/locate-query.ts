/**
 * Finds the texts that PL/pgSQL embeds in the body that they come from. The parser tells the line of each statement and
 * gives the text nearly as written: PERFORM became SELECT, and INTO with its targets became blanks.
 */
export class QueryLocator {
  private readonly body: string;
  private readonly lineStarts: readonly number[];
  /** Where the last search ended, so that equal texts on one line are told apart. */
  private last = { line: 0, end: 0 };

  constructor(body: string) {
    this.body = body;
    // PL/pgSQL counts line feeds only (plpgsql_location_to_lineno in pl_scanner.c).
    this.lineStarts = [0, ...[...body.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  /** Offset in the body of the text's first character; undefined where it is not found. */
  locate(text: string, line: number): number | undefined {
    const lineStart = this.lineStart(line);
    const from = this.last.line === line ? this.last.end : lineStart;
    const found = this.search(text, from) ?? this.search(text, lineStart);
    if (found !== undefined) this.last = { line, end: found + 1 };
    return found;
  }

  lineStart(line: number): number {
    return this.lineStarts[line - 1] ?? 0;
  }

  private search(text: string, from: number): number | undefined {
    const near = this.body.slice(from, from + 2 * text.length + reach);
    const found = searchExact(near, text) ?? searchPerform(near, text) ?? searchWithInto(near, text);
    return found === undefined ? undefined : from + found;
  }
}

/** A text stands close behind the start of its statement: keywords and comments lie between. */
const reach = 10_000;

function searchExact(near: string, text: string): number | undefined {
  const found = near.indexOf(text);
  return found === -1 ? undefined : found;
}

/** The rest after the changed word is as written; the text begins where its word would, were it one character longer. */
function searchPerform(near: string, text: string): number | undefined {
  const rest = /^SELECT([^]*)$/.exec(text)?.[1];
  if (rest === undefined) return undefined;
  const word = [...near.matchAll(/perform/gi)].find((match) => near.startsWith(rest, match.index + match[0].length));
  return word === undefined ? undefined : word.index + 1;
}

/** The blanks are as many as what they stand for. */
function searchWithInto(near: string, text: string): number | undefined {
  const head = /^[^]*?(?=[ ]{4})/.exec(text)?.[0] ?? '';
  if (head === '') return undefined;
  for (let start = near.indexOf(head); start !== -1; start = near.indexOf(head, start + 1)) {
    if (agrees(near, text, start)) return start;
  }
  return undefined;
}

function agrees(near: string, text: string, start: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (unit !== ' ' && unit !== near.charAt(start + index)) return false;
  }
  return true;
}
