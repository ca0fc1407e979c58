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
  const frame: string[] = [];
  for (let number = Math.max(1, start.line - 1); number <= last; number += 1) {
    const line = (lines[number - 1] ?? '').replace(/\r$/u, '');
    if (number < start.line) {
      if (line.trim() !== '') frame.push(numbered(number, gutter, drawLine(line, 0, 0, style).text, style.paint));
      continue;
    }
    frame.push(...markedLine({ line, number, gutter, location, style }));
  }
  if (end.line > last) frame.push(style.paint('dim', `${' '.repeat(gutter)} | … ${countText(end.line - last, 'more line')}`));
  return frame;
}

interface MarkedLine {
  readonly line: string;
  readonly number: number;
  readonly gutter: number;
  readonly location: Location;
  readonly style: FrameStyle;
}

function markedLine({ line, number, gutter, location, style }: MarkedLine): readonly string[] {
  const { start, end } = location;
  const indent = line.length - line.trimStart().length;
  const from = number === start.line ? start.column - 1 : indent;
  const to = number === end.line ? end.column - 1 : line.trimEnd().length;
  const drawn = drawLine(line, from, Math.max(to, from + 1), style);
  const marks = ' '.repeat(drawn.before) + style.paint('red', '^'.repeat(Math.max(1, drawn.marked)));
  const text = numbered(number, gutter, drawn.text, style.paint);
  return line.trim() === '' ? [text] : [text, `${style.paint('dim', `${' '.repeat(gutter)} | `)}${marks}`];
}

function numbered(number: number, gutter: number, text: string, paint: Paint): string {
  return `${paint('dim', `${String(number).padStart(gutter)} | `)}${text}`.trimEnd();
}

/** A line as it is shown, and the columns before and below its marked part. */
interface DrawnLine {
  readonly text: string;
  readonly before: number;
  readonly marked: number;
}

/** Draws a line; one that holds a secret is marked whole, since removing the secret moves its columns. */
function drawLine(line: string, from: number, to: number, style: FrameStyle): DrawnLine {
  const redacted = style.redact(line);
  const hasSecret = redacted !== line;
  return hasSecret ? drawWindow(redacted, 0, redacted.length) : drawWindow(line, from, to);
}

function drawWindow(line: string, from: number, to: number): DrawnLine {
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
