import type { TextSpan } from '../../blank-text.ts';
import { bodyBehind, firstStatementLine, lineAt, partsOf, refuse, type FilePart } from '../../file-parts.ts';
import { lastStatementEnd } from '../../statement-ends.ts';
import { readAnnotations, type Annotation } from './annotations.ts';

/** A goose migration, taken apart as goose does. */
export interface GooseFile {
  readonly up: FilePart;
  readonly down?: FilePart;
  /** All annotation lines. */
  readonly annotations: readonly Annotation[];
  /** Those among them that end a statement. */
  readonly ends: readonly TextSpan[];
  /** What StatementBegin and StatementEnd keep together. */
  readonly blocks: readonly TextSpan[];
  /** Where variables of the environment are replaced. */
  readonly substituted: readonly TextSpan[];
  readonly forbidsTransaction: boolean;
}

const marker = { word: '+goose', line: /^--.*\+goose.*?(?:(?<up>\bup)|\bdown)[\s-]*$/i };

/**
 * Reads a migration.
 * @throws UserError migrations/refused-by-tool with the line, where goose would not run it.
 */
export function readGooseFile(path: string, text: string): GooseFile {
  const annotations = readAnnotations(path, text);
  const file = partsOf(text, marker);
  const where = (offset: number): string => lineAt(path, text, offset);
  const directions = upAndDown(file.parts, where);
  const stray = firstStatementLine(text, file.head);
  if (stray !== undefined) return refuse(where(stray), 'goose takes nothing but lines of comments before -- +goose Up');
  const blocks = readBlocks(annotations, { text, where });
  refuseUnfinished(directions.up, blocks, { text, where });
  return {
    ...directions,
    annotations,
    ends: annotations.filter(({ name }) => name === 'StatementEnd'),
    blocks,
    substituted: readSubstituted(annotations, text.length),
    forbidsTransaction: annotations.some(({ name }) => name === 'NO TRANSACTION'),
  };
}

interface Place {
  readonly text: string;
  readonly where: (offset: number) => string;
}

/** One Up, and at most one Down behind it. */
function upAndDown([up, down, third]: readonly FilePart[], where: Place['where']): Pick<GooseFile, 'up' | 'down'> {
  if (up?.direction !== 'up') return refuse(where(up?.marker.start ?? 0), 'it does not begin with -- +goose Up');
  if (third !== undefined || down?.direction === 'up') return refuse(where((third ?? down ?? up).marker.start), 'goose takes one Up and one Down in a file');
  return { up, ...(down === undefined ? {} : { down }) };
}

/** Between Begin and End goose knows no other part; an empty pair makes it lose the line behind it. */
function readBlocks(annotations: readonly Annotation[], place: Place): readonly TextSpan[] {
  const { text, where } = place;
  const marks = annotations.filter(({ name }) => name === 'Up' || name === 'Down' || name.startsWith('Statement'));
  return marks.flatMap((mark, index): readonly TextSpan[] => {
    const before = marks[index - 1];
    if (mark.name === 'StatementBegin') refuseUnopened(mark, { before, after: marks[index + 1] }, place);
    if (mark.name !== 'StatementEnd') return [];
    if (before?.name !== 'StatementBegin') return refuse(where(mark.start), 'StatementEnd has no StatementBegin');
    const block = { start: before.end, end: mark.start };
    if (firstStatementLine(text, block) === undefined) refuse(where(before.start), 'there is nothing between StatementBegin and StatementEnd, and goose would leave out the line behind them');
    return [block];
  });
}

/** A block begins in a part, and the next mark ends it. */
function refuseUnopened(begin: Annotation, { before, after }: { readonly before: Annotation | undefined; readonly after: Annotation | undefined }, { where }: Place): void {
  if (before === undefined || before.name === 'StatementBegin') refuse(where(begin.start), 'StatementBegin stands inside another one, or before -- +goose Up');
  if (after === undefined) refuse(where(begin.start), 'StatementBegin has no StatementEnd');
  if (after.name === 'Up' || after.name === 'Down') refuse(where(after.start), `${after.name} stands between StatementBegin and StatementEnd`);
}

function refuseUnfinished({ body }: FilePart, blocks: readonly TextSpan[], { text, where }: Place): void {
  const offset = unfinishedIn(text, body, blocks);
  if (offset !== undefined) refuse(where(offset), 'the last statement does not end in a semicolon at the end of its line');
}

/** Where the statement begins that a part leaves open. */
export function unfinishedIn(text: string, body: TextSpan, blocks: readonly TextSpan[]): number | undefined {
  const end = lastStatementEnd(text, bodyBehind(text, body, blocks));
  return firstStatementLine(text, { start: end, end: body.end });
}

function readSubstituted(annotations: readonly Annotation[], length: number): readonly TextSpan[] {
  const switches = annotations.filter(({ name }) => name === 'ENVSUB ON' || name === 'ENVSUB OFF');
  return switches.flatMap(({ name, end }, index) => (name === 'ENVSUB ON' ? [{ start: end, end: switches[index + 1]?.start ?? length }] : []));
}
