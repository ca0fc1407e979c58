import type { Location } from '../model/location.ts';
import { plainText } from './encode.ts';
import { countText } from './numbers.ts';
import type { Paint } from './paint.ts';
import { textWidth } from './text-width.ts';

/** Lines of a long statement that are shown: its first ones. */
const shownLines = 8;
/** Columns of a line that are shown; a window around the marked part is cut from a longer one. */
const shownWidth = 110;
const tab = '    ';

/** How a frame is drawn. */
export interface FrameStyle {
  readonly paint: Paint;
  /** Removes secrets from a line. */
  readonly redact: (text: string) => string;
}

/**
 * The lines of a range with their numbers, the range underlined, and one line before it for context.
 * Empty where the text has no such line. `lines` is the file, split at line feeds.
 */
export function codeFrame(lines: readonly string[], location: Location, style: FrameStyle): readonly string[] {
  const { start, end } = location;
  const last = Math.min(end.line, start.line + shownLines - 1, lines.length);
  if (start.line < 1 || start.line > lines.length) return [];
  const gutter = String(last).length;
  const numbered = (number: number, text: string): string =>
    `${style.paint('dim', `${String(number).padStart(gutter)} | `)}${text}`.trimEnd();
  const frame: string[] = [];
  for (let number = Math.max(1, start.line - 1); number <= last; number += 1) {
    const line = (lines[number - 1] ?? '').replace(/\r$/u, '');
    if (number < start.line) {
      if (line.trim() !== '') frame.push(numbered(number, drawLine(line, noMark, style.redact).text));
      continue;
    }
    const drawn = drawLine(line, markedPart(line, number, location), style.redact);
    frame.push(numbered(number, drawn.text));
    if (line.trim() !== '') frame.push(style.paint('dim', `${' '.repeat(gutter)} | `) + marks(drawn, style.paint));
  }
  if (end.line > last) frame.push(style.paint('dim', `${' '.repeat(gutter)} | … ${countText(end.line - last, 'more line')}`));
  return frame;
}

/** Columns of a line from 0, end exclusive. */
interface Part {
  readonly from: number;
  readonly to: number;
}

const noMark: Part = { from: 0, to: 0 };

/** The part of a line that the range covers; indentation and trailing blanks of its middle lines are left out. */
function markedPart(line: string, number: number, { start, end }: Location): Part {
  const from = number === start.line ? start.column - 1 : line.length - line.trimStart().length;
  const to = number === end.line ? end.column - 1 : line.trimEnd().length;
  return { from, to: Math.max(to, from + 1) };
}

function marks({ before, marked }: DrawnLine, paint: Paint): string {
  return ' '.repeat(before) + paint('red', '^'.repeat(Math.max(1, marked)));
}

/** A line as it is shown, and the columns before and below its marked part. */
interface DrawnLine {
  readonly text: string;
  readonly before: number;
  readonly marked: number;
}

/** Draws a line; one that holds a secret is marked whole, since removing the secret moves its columns. */
function drawLine(line: string, part: Part, redact: FrameStyle['redact']): DrawnLine {
  const redacted = redact(line);
  const hasSecret = redacted !== line;
  return hasSecret ? drawWindow(redacted, { from: 0, to: redacted.length }) : drawWindow(line, part);
}

function drawWindow(line: string, { from, to }: Part): DrawnLine {
  const windowStart = from > shownWidth / 2 ? from - Math.floor(shownWidth / 4) : 0;
  const windowEnd = Math.min(line.length, windowStart + shownWidth);
  const end = Math.min(to, windowEnd);
  const before = (windowStart > 0 ? '… ' : '') + show(line.slice(windowStart, from));
  const marked = show(line.slice(from, end));
  const after = show(line.slice(end, windowEnd)) + (windowEnd < line.length ? ' …' : '');
  // Pieces that are harmless each may join to a command of the runner.
  const text = (before + marked + after).replaceAll('##[', String.raw`#\x23[`);
  return { text, before: textWidth(before), marked: textWidth(marked) };
}

function show(text: string): string {
  return plainText(text).replaceAll('\t', tab);
}
