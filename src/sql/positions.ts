import type { Position } from '../model/location.ts';

/** UTF-16 units per checkpoint: a lookup walks at most this many. */
const stride = 1024;

/** Bytes of a UTF-16 unit in UTF-8; a surrogate pair's four count half and half, a lone surrogate as the U+FFFD it becomes. */
function bytesOf(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return isPaired(text, index, unit) ? 2 : 3;
}

function isPaired(text: string, index: number, unit: number): boolean {
  return unit < 0xdc00 ? isHigh(unit) && isLow(text.charCodeAt(index + 1)) : isLow(unit) && isHigh(text.charCodeAt(index - 1));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

type Measure = (text: string, index: number) => number;

/** Counts a code point once, at its last unit, so that the offset before a code point maps to its number. */
const codePointsOf: Measure = (text, index) => (isHigh(text.charCodeAt(index)) && isLow(text.charCodeAt(index + 1)) ? 0 : 1);

/** Running totals of one measure at every `stride` units of a text. */
class Checkpoints {
  private readonly text: string;
  private readonly measure: Measure;
  private readonly totals: Float64Array;

  constructor(text: string, measure: Measure) {
    this.text = text;
    this.measure = measure;
    this.totals = new Float64Array(Math.floor(text.length / stride) + 1);
    let total = 0;
    for (let index = 0; index < text.length; index += 1) {
      if (index % stride === 0) this.totals[index / stride] = total;
      total += measure(text, index);
    }
    if (text.length % stride === 0) this.totals[text.length / stride] = total;
  }

  /** The measure of the text before an offset. */
  upTo(offset: number): number {
    const end = Math.min(Math.max(offset, 0), this.text.length);
    const block = Math.floor(end / stride);
    let total = this.totals[block] ?? 0;
    for (let index = block * stride; index < end; index += 1) total += this.measure(this.text, index);
    return total;
  }

  /** The first offset before which at least `wanted` is measured. */
  offsetOf(wanted: number): number {
    // A checkpoint may lie inside a surrogate pair: the walk starts at one that is surely before the place.
    const block = lastNotAbove(this.totals, wanted - 1);
    let total = this.totals[block] ?? 0;
    let offset = block * stride;
    while (total < wanted && offset < this.text.length) {
      total += this.measure(this.text, offset);
      offset += 1;
    }
    return offset;
  }
}

/** Index of the last number that is not above the wanted one, in an ascending list that begins with 0. */
function lastNotAbove(sorted: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lineBreak = /\r\n|\n|\r/g;

/**
 * Converts between the ways in which offsets in one text are counted: UTF-16 units (ours), UTF-8 bytes
 * (syntax trees of PostgreSQL), code points (positions in PostgreSQL's errors), lines and columns.
 * Every index is built on first use in one pass; a lookup then is logarithmic.
 */
export class Positions {
  readonly text: string;
  private bytes: Checkpoints | undefined;
  private codePoints: Checkpoints | undefined;
  private lines: readonly number[] | undefined;
  private readonly linesBefore: number;

  /** @param firstLine line of the file at which the text begins. */
  constructor(text: string, firstLine = 1) {
    this.text = text;
    this.linesBefore = firstLine - 1;
  }

  /** Line and column of an offset; lines end with LF, CRLF or a lone CR. */
  position(offset: number): Position {
    this.lines ??= lineStarts(this.text);
    const line = lastNotAbove(this.lines, offset);
    return { line: this.linesBefore + line + 1, column: offset - (this.lines[line] ?? 0) + 1 };
  }

  byteToOffset(byte: number): number {
    return this.byteIndex().offsetOf(byte);
  }

  offsetToByte(offset: number): number {
    return this.byteIndex().upTo(offset);
  }

  codePointToOffset(codePoint: number): number {
    return this.codePointIndex().offsetOf(codePoint);
  }

  offsetToCodePoint(offset: number): number {
    return this.codePointIndex().upTo(offset);
  }

  private byteIndex(): Checkpoints {
    return (this.bytes ??= new Checkpoints(this.text, bytesOf));
  }

  private codePointIndex(): Checkpoints {
    return (this.codePoints ??= new Checkpoints(this.text, codePointsOf));
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(lineBreak)) starts.push(match.index + match[0].length);
  return starts;
}
