import { UserError } from '../errors/user-error.ts';
import type { UndoScript } from '../model/migration.ts';
import type { PlaceholderContext } from './format.ts';
import { engineFamilies } from '../model/engine-name.ts';
import { blankExcept, endStatements, type TextSpan } from './blank-text.ts';

/** What a marker line opens: statements that go forth or back, up to the next such line. */
export interface FilePart {
  readonly direction: 'up' | 'down';
  /** What the marker says behind its name. */
  readonly options: string;
  readonly marker: TextSpan;
  readonly body: TextSpan;
}

/** A file whose lines mark what is run forth and what back. */
export interface PartedFile {
  /** What stands before the first marker. */
  readonly head: TextSpan;
  readonly parts: readonly FilePart[];
}

/** Whole lines that hold a word, without their line feeds. Looking for a word is much faster than looking at each line. */
export function* linesWith(text: string, word: string): Generator<TextSpan & { readonly line: string }> {
  for (let at = text.indexOf(word); at >= 0;) {
    const start = text.lastIndexOf('\n', at) + 1;
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    yield { start, end, line: text.slice(start, end) };
    at = text.indexOf(word, end);
  }
}

/** How a tool marks where a part begins. */
export interface PartMarker {
  /** A word that each of its lines holds. */
  readonly word: string;
  /** Reads the beginning of such a line; with the groups `up` or `down` by direction, and `options`. */
  readonly line: RegExp;
}

/** Takes a file apart at its marker lines. */
export function partsOf(text: string, marker: PartMarker): PartedFile {
  const found = [...linesWith(text, marker.word)].flatMap(({ line, ...span }) => {
    const match = marker.line.exec(line);
    return match === null ? [] : [{ span, groups: match.groups }];
  });
  const parts = found.map(({ span, groups }, index): FilePart => ({
    direction: groups?.['up'] === undefined ? 'down' : 'up',
    options: groups?.['options']?.trim() ?? '',
    marker: span,
    body: { start: span.end, end: found[index + 1]?.span.start ?? text.length },
  }));
  return { head: { start: 0, end: found[0]?.span.start ?? text.length }, parts };
}

/** The parts of one direction, in their order. */
export function partsTo({ parts }: PartedFile, direction: FilePart['direction']): readonly FilePart[] {
  return parts.filter((part) => part.direction === direction);
}

/** What a part holds behind the last of the blocks in it that are kept together. */
export function bodyBehind(text: string, { start, end }: TextSpan, blocks: readonly TextSpan[]): TextSpan {
  const behind = blocks.reduce((last, block) => (block.end > last && block.end <= end ? lineBehind(text, block.end) : last), start);
  return { start: Math.min(behind, end), end };
}

function lineBehind(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** What says nothing to a server; a comment that MySQL executes says something. */
const silence = /(?:[\s;]+|--[^\n]*|#[^\n]*|\/\*(?![!M])[^]*?\*\/)*/y;

/** Whether there is more than comments, blanks and semicolons. */
export function holdsStatements(text: string, { start, end }: TextSpan): boolean {
  const part = text.slice(start, end);
  silence.lastIndex = 0;
  return silence.exec(part)?.[0].length !== part.length;
}

/** Lines that are neither blank nor begin with `--`, as their beginnings; what tools take for statements. */
export function firstStatementLine(text: string, { start, end }: TextSpan): number | undefined {
  const found = /^(?!\s*--)[^\S\n]*\S/m.exec(text.slice(start, end));
  return found === null ? undefined : start + found.index;
}

/** The way back, where there is more to it than comments. Its text is made when it is asked for. */
export function undoScript({ path, text, parts, ends = [], forbidsTransaction }: UndoParts): UndoScript | undefined {
  const bodies = parts.map(({ body }) => body);
  if (!bodies.some((body) => holdsStatements(text, body))) return undefined;
  return { path, forbidsTransaction, get text() { return blankExcept(endStatements(text, ends), bodies); } };
}

/** Where the way back stands in a file. */
interface UndoParts {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly FilePart[];
  /** Marks that end a statement. */
  readonly ends?: readonly TextSpan[];
  readonly forbidsTransaction: boolean;
}

/** `path:line` of an offset. */
export function lineAt(path: string, text: string, offset: number): string {
  return `${path}:${text.slice(0, offset).split('\n').length}`;
}

/** What the format's own tool refuses to read. @throws UserError migrations/refused-by-tool. */
export function refuse(where: string, detail: string): never {
  throw new UserError('migrations/refused-by-tool', { where, detail });
}

/** Marker lines that are no comment on MySQL, which wants a blank behind the hyphens; elsewhere they stay, for what they say. */
export function markersToBlank(text: string, markers: readonly TextSpan[], { engine }: Pick<PlaceholderContext, 'engine'>): readonly TextSpan[] {
  if (engineFamilies[engine.name] !== 'mysql') return [];
  return markers.filter(({ start }) => !/^--\s/.test(text.slice(start, start + 3)));
}

/** A part that is not sent; where it is comments alone, they stay, for what they say. */
export function partToBlank(text: string, part: FilePart | undefined): readonly TextSpan[] {
  return part === undefined || !holdsStatements(text, part.body) ? [] : [{ start: part.marker.start, end: part.body.end }];
}

/** What stands before the first marker, where a tool leaves it out and it is more than comments. */
export function headToBlank(text: string, { head }: PartedFile): readonly TextSpan[] {
  return holdsStatements(text, head) ? [head] : [];
}
