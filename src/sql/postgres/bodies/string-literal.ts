import type { Placement } from '../statement-source.ts';

/** The text that a string literal stands for, and where its characters are in the literal. */
export interface DecodedString {
  readonly text: string;
  /** Offset in the literal for an offset in the text. */
  readonly place: Placement;
}

const dollarQuote = /^\$[^$]*\$/;
const letterEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** One step in a quoted string: an escape of any form, a doubled quote, or a plain character. */
const plainStep = /''|[^]/gu;
const escapeStep = /''|\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|[^])|[^]/gu;
const unicodeStep = /''|\\(?:\+[0-9A-Fa-f]{6}|[0-9A-Fa-f]{4}|\\)|[^]/gu;

/** Decodes one literal token: '…', E'…', U&'…' with the default escape, or dollar-quoted. */
export function decodeString(literal: string): DecodedString {
  const tag = dollarQuote.exec(literal)?.[0];
  if (tag !== undefined) return { text: literal.slice(tag.length, -tag.length), place: (offset) => offset + tag.length };
  const open = literal.indexOf("'") + 1;
  const content = literal.slice(open, -1);
  const isPlain = open === 1 || /^[nN]/.test(literal);
  if (isPlain && !content.includes("''")) return { text: content, place: (offset) => offset + open };
  return decodeSteps(content, open, isPlain ? plainStep : stepOf(literal));
}

function stepOf(literal: string): RegExp {
  return /^[uU]/.test(literal) ? unicodeStep : escapeStep;
}

/** Keeps the place of every UTF-16 unit of the text. */
function decodeSteps(content: string, open: number, step: RegExp): DecodedString {
  const places: number[] = [];
  let text = '';
  for (const match of content.matchAll(step)) {
    const decoded = decodeStep(match[0]);
    for (let unit = 0; unit < decoded.length; unit += 1) places.push(open + match.index + (decoded === match[0] ? unit : 0));
    text += decoded;
  }
  return { text, place: (offset) => places[offset] ?? open + content.length };
}

function decodeStep(step: string): string {
  if (step === "''") return "'";
  if (!step.startsWith('\\')) return step;
  const body = step.slice(1);
  const hexadecimal = /^(?:[uUx]|\+)?([0-9A-Fa-f]{2,8})$/.exec(body)?.[1];
  if (hexadecimal !== undefined && !/^[0-7]{2,3}$/.test(body)) return fromCodePoint(parseInt(hexadecimal, 16));
  if (/^[0-7]{1,3}$/.test(body)) return fromCodePoint(parseInt(body, 8));
  return letterEscapes[body] ?? body;
}

function fromCodePoint(value: number): string {
  return String.fromCodePoint(Math.min(value, 0x10ffff));
}
