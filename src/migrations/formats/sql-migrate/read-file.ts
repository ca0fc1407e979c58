import type { TextSpan } from '../../blank-text.ts';
import { bodyBehind, lineAt, linesWith, partsOf, partsTo, refuse, type PartedFile } from '../../file-parts.ts';
import { lastStatementEnd } from '../../statement-ends.ts';

/** An sql-migrate migration, taken apart as sql-migrate does; parts of one direction may be several. */
export interface SqlMigrateFile extends PartedFile {
  /** What StatementBegin and StatementEnd keep together. */
  readonly blocks: readonly TextSpan[];
  /** Lines that end a statement. */
  readonly ends: readonly TextSpan[];
  readonly forbidsTransaction: { readonly up: boolean; readonly down: boolean };
}

const word = '-- +migrate ';
const marker = { word, line: /^-- \+migrate \s*(?:(?<up>Up)|Down)(?!\S)(?<options>.*)/s };

/**
 * Reads a migration.
 * @throws UserError migrations/refused-by-tool with the line, where sql-migrate would not run it.
 */
export function readSqlMigrateFile(path: string, text: string): SqlMigrateFile {
  const where = (offset: number): string => lineAt(path, text, offset);
  const file = partsOf(text, marker);
  if (file.parts.length === 0) return refuse(where(0), 'it has neither -- +migrate Up nor -- +migrate Down');
  const { blocks, ends } = readBlocks(text, file.head.end, where);
  for (const { body } of file.parts) {
    const open = firstLineKept(text, { start: lastStatementEnd(text, bodyBehind(text, body, blocks)), end: body.end });
    if (open !== undefined) refuse(where(open), 'the last statement does not end in a semicolon at the end of its line');
  }
  const forbids = (direction: 'up' | 'down'): boolean => partsTo(file, direction).some(({ options }) => options.split(/\s+/).includes('notransaction'));
  return { ...file, blocks, ends, forbidsTransaction: { up: forbids('up'), down: forbids('down') } };
}

/** Commands before the first part, and unknown ones, say nothing to sql-migrate. */
function readBlocks(text: string, from: number, where: (offset: number) => string): { readonly blocks: readonly TextSpan[]; readonly ends: readonly TextSpan[] } {
  const blocks: TextSpan[] = [];
  const ends: TextSpan[] = [];
  let open: TextSpan | undefined;
  for (const { name, ...span } of readCommands(text, where)) {
    if (span.start < from) continue;
    if (open === undefined) {
      if (name === 'StatementBegin') open = span;
    } else if (name === 'StatementEnd') {
      blocks.push({ start: open.end, end: span.start });
      ends.push(span);
      open = undefined;
    } else if (beginsPart(name)) refuse(where(span.start), `${name} stands between StatementBegin and StatementEnd`);
  }
  if (open !== undefined) refuse(where(open.start), 'StatementBegin has no StatementEnd');
  return { blocks, ends };
}

function beginsPart(name: string): boolean {
  return name === 'Up' || name === 'Down';
}

function readCommands(text: string, where: (offset: number) => string): readonly (TextSpan & { readonly name: string })[] {
  return [...linesWith(text, word)].filter(({ line }) => line.startsWith(word)).map(({ line, ...span }) => {
    const [name = ''] = line.slice(word.length).trim().split(/\s+/);
    if (name === '') refuse(where(span.start), 'the command behind -- +migrate is missing');
    return { name, ...span };
  });
}

/** Lines that begin with two hyphens and a blank are dropped; two hyphens alone make a statement. */
function firstLineKept(text: string, { start, end }: TextSpan): number | undefined {
  const found = /^(?!-- )[^\S\n]*\S/m.exec(text.slice(start, end));
  return found === null ? undefined : start + found.index;
}
