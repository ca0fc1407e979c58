/**
 * Characters that a reviewer cannot see or that change how the rest is shown: control and format characters, among them those
 * that turn the direction of writing, and separators of lines. They stand as escapes, so that a diff shows what is there.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** Same, but for the tab, which bodies of routines are full of. */
const unseenInLine = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** Texts that need no quotes: not empty, no number, no word of ours, begun and ended with something to be seen. */
const bare = /^[\p{L}_(/$*'`][^\p{C}\p{Zl}\p{Zp}]*$/u;

/** The same of texts of plain letters, which nearly all are; a fraction of the time. */
const bareAscii = /^[A-Za-z_(/$*'`](?:[ -~]*[!-~])?$/;

const words = new Set(['true', 'false']);

/** Items of a list on one line: nothing in them that parts items. */
const bareItem = /^[\p{L}_][\p{L}\p{N}_.$:() =-]*$/u;
const bareItemAscii = /^[A-Za-z_](?:[\w.$:() =-]*[\w.$:()=-])?$/;

/** A JSON text in which everything unseen is escaped. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replaceAll(unseen, (character) => [...character].map(escapeUnit).join(''));
}

function escapeUnit(character: string): string {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

/** A text on one line: as it is, or in quotes. */
export function writeText(text: string): string {
  const isBare = bareAscii.test(text) || (bare.test(text) && text.trimEnd() === text);
  return isBare && !words.has(text) ? text : quotedText(text);
}

/** An item of a list on one line. */
export function writeItem(text: string): string {
  return bareItemAscii.test(text) || (bareItem.test(text) && text.trimEnd() === text) ? text : quotedText(text);
}

/** A line of a long text: as it is behind a bar, or in quotes. */
export function writeLine(line: string): string {
  return unseenInLine.test(line) ? quotedText(line) : `|${line}`;
}

/** The opposite of `quotedText`; undefined where the text is none. */
export function readQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The opposite of `writeText`, and of numbers and truth values; undefined where the text is none of them. */
export function readScalar(text: string): string | number | boolean | undefined {
  if (text.startsWith('"')) return readQuoted(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d/.test(text)) return String(Number(text)) === text ? Number(text) : undefined;
  return bareAscii.test(text) || bare.test(text) ? text : undefined;
}

/** The opposite of a list on one line, with its brackets. */
export function readItems(text: string): readonly string[] | undefined {
  if (text === '[]') return [];
  const items: string[] = [];
  const pattern = /("(?:[^"\\]|\\.)*"|[^",[\]]+)(, |\]$)/uy;
  pattern.lastIndex = 1;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    const [, written = ''] = found ?? [];
    const item = written.startsWith('"') ? readQuoted(written) : written;
    if (found === null || item === undefined) return undefined;
    items.push(item);
  }
  return text.endsWith(']') ? items : undefined;
}
