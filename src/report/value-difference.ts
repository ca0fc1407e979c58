import type { AttributeChange } from '../model/drift.ts';
import type { AttributeValue } from '../model/schema-object.ts';
import { cutText } from './encode.ts';

/** A value on both sides: short ones on a line, long ones as the lines that differ. Nothing in it is encoded yet. */
export type ValueDifference =
  | { readonly form: 'line'; readonly expected: string; readonly actual: string }
  /** Each line begins with `-` (expected), `+` (actual) or a blank (both). */
  | { readonly form: 'lines'; readonly lines: readonly string[] };

/** Longer values, or values of several lines, are shown as lines. */
const longestOnLine = 100;
const contextLines = 2;
const lineLimit = 60;
const lineWidth = 400;

/** Shows what differs between the two sides of an attribute. */
export function showDifference({ expected, actual }: AttributeChange): ValueDifference {
  const left = valueText(expected);
  const right = valueText(actual);
  if (isShort(left) && isShort(right)) return { form: 'line', expected: left, actual: right };
  return { form: 'lines', lines: differingLines(linesOf(expected), linesOf(actual)) };
}

function isShort(text: string): boolean {
  return text.length <= longestOnLine && !text.includes('\n');
}

function valueText(value: AttributeValue | undefined): string {
  if (value === undefined) return '(none)';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text === '' ? '(empty)' : text;
}

function linesOf(value: AttributeValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'object') return value;
  return String(value).replaceAll('\r\n', '\n').split('\n');
}

/** Equal lines at both ends are left out but for a few: what is between them differs. */
function differingLines(left: readonly string[], right: readonly string[]): readonly string[] {
  const shortest = Math.min(left.length, right.length);
  let head = 0;
  while (head < shortest && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  const lines = [
    ...left.slice(Math.max(0, head - contextLines), head).map((line) => ` ${line}`),
    ...left.slice(head, left.length - tail).map((line) => `-${line}`),
    ...right.slice(head, right.length - tail).map((line) => `+${line}`),
    ...left.slice(left.length - tail, left.length - tail + contextLines).map((line) => ` ${line}`),
  ].map((line) => cutText(line, lineWidth));
  const cut = lines.length - lineLimit;
  return cut > 0 ? [...lines.slice(0, lineLimit), ` … ${String(cut)} more lines; the report file has them`] : lines;
}
