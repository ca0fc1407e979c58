import { firstStatementLine, lineAt, partsOf, refuse, type FilePart } from '../../file-parts.ts';

/** A dbmate migration, taken apart as dbmate does. */
export interface DbmateFile {
  readonly up: FilePart;
  readonly down: FilePart;
  readonly forbidsTransaction: { readonly up: boolean; readonly down: boolean };
}

/** A marker takes the whole line, or has something behind a blank: `transaction:false`. */
const marker = { word: 'migrate:', line: /^--\s*migrate:(?:(?<up>up)|down)(?<options>\s+.*)?$/s };

/**
 * Reads a migration.
 * @throws UserError migrations/refused-by-tool with the line, where dbmate would not run it.
 */
export function readDbmateFile(path: string, text: string): DbmateFile {
  const { parts: all } = partsOf(text, marker);
  const where = (offset: number): string => lineAt(path, text, offset);
  const first = all.findIndex(({ direction }) => direction === 'up');
  const [up, down, third] = all.slice(Math.max(first, 0));
  if (first < 0 || up === undefined) return refuse(where(0), 'it has no block -- migrate:up');
  const stray = firstStatementLine(text, { start: 0, end: up.marker.start });
  if (stray !== undefined) return refuse(where(stray), 'dbmate takes nothing but lines of comments before -- migrate:up');
  if (down?.direction !== 'down') return refuse(where(up.marker.start), 'it has no block -- migrate:down behind -- migrate:up');
  if (third?.direction === 'down') return refuse(where(third.marker.start), 'it has a second block -- migrate:down');
  if (third !== undefined) return refuse(where(third.marker.start), 'dbmate records the version behind the first pair of blocks, fails when it records it again behind the second, and takes the file for applied from then on');
  return { up, down, forbidsTransaction: { up: forbidsTransaction(up), down: forbidsTransaction(down) } };
}

/** Pairs of a key and a value; dbmate knows one, and the last of its kind counts. */
function forbidsTransaction({ options }: FilePart): boolean {
  const values = options.split(/\s+/).flatMap((pair) => /^transaction:([^:]*)$/.exec(pair)?.[1] ?? []);
  return values.at(-1) === 'false';
}
