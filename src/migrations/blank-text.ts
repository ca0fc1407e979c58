/** A part of a text: from `start` up to, but without, `end`, in UTF-16 units as everywhere. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** By line, and not by code point: a character of two units becomes two blanks, so that offsets stay. */
const visible = /[^\r\n]+/g;

/**
 * The text with everything but the kept parts turned into blanks. Line breaks stay, so that each offset, line and column
 * of what is kept is that of the file. The text itself where nothing is lost.
 * @param kept ascending, without overlaps.
 */
export function blankExcept(text: string, kept: readonly TextSpan[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of kept) {
    blanked += blanks(text, at, start) + text.slice(start, end);
    at = end;
  }
  return blanked + blanks(text, at, text.length);
}

/** The text with the given parts turned into blanks, line breaks kept. */
export function blankSpans(text: string, spans: readonly TextSpan[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + blanks(text, start, end);
    at = end;
  }
  return blanked + text.slice(at);
}

/** The text with a semicolon and blanks in the place of marks that end a statement for a tool and say nothing to a server. */
export function endStatements(text: string, marks: readonly TextSpan[]): string {
  return marks.reduce((ended, { start, end }) => `${ended.slice(0, start)};${blanks(ended, start + 1, end)}${ended.slice(end)}`, text);
}

function blanks(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(visible, (line) => ' '.repeat(line.length));
}
