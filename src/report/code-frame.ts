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
  const margin = (label: string): string => style.paint('dim', `${label.padStart(gutter)} | `);
  const marked = lines.slice(start.line - 1, last).flatMap((line, index) => {
    const number = start.line + index;
    return markedLine({ line: withoutReturn(line), number, location, style, margin });
  });
  const rest = end.line > last ? [style.paint('dim', `${' '.repeat(gutter)} | … ${countText(end.line - last, 'more line')}`)] : [];
  return [...lineBefore(lines, start.line - 1, { style, margin }), ...marked, ...rest];
}

interface Drawing {
  readonly style: FrameStyle;
  /** What stands left of a line: its number, or nothing. */
  readonly margin: (label: string) => string;
}

/** The line before the range, for context. */
function lineBefore(lines: readonly string[], number: number, { style, margin }: Drawing): readonly string[] {
  const line = withoutReturn(lines[number - 1] ?? '');
  return line.trim() === '' ? [] : [margin(String(number)) + drawLine(line, noMark, style.redact).text];
}

interface MarkedLine extends Drawing {
  readonly line: string;
  readonly number: number;
  readonly location: Location;
}

function markedLine({ line, number, location, style, margin }: MarkedLine): readonly string[] {
  const drawn = drawLine(line, markedPart(line, number, location), style.redact);
  const text = (margin(String(number)) + drawn.text).trimEnd();
  return line.trim() === '' ? [text] : [text, margin('') + marks(drawn, style.paint)];
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/u, '');
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
