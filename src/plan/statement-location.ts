import type { Location } from '../model/location.ts';
import type { Migration } from '../model/migration.ts';
import type { Statement } from '../model/statement.ts';
import { Positions } from '../sql/positions.ts';
import { standsInPlace } from '../sql/stands-in-place.ts';

/**
 * The place of a statement in its file, or of the word in it that the server pointed at.
 * Where placeholders were replaced the server saw other columns than the file has, so the whole line is meant.
 *
 * @param offset of the server's complaint within the statement's text, UTF-16
 */
export function statementLocation(migration: Migration, statement: Statement, offset?: number): Location {
  const text = migration.rendered ?? migration.text;
  const positions = new Positions(text, migration.firstLine);
  const { span } = statement;
  const start = span.start + (offset ?? 0);
  const end = offset === undefined ? span.end : Math.min(span.end, start + wordLength(text, start));
  const location = { file: migration.path, start: positions.position(start), end: positions.position(end) };
  return standsInPlace(migration, span) ? location : wholeLines(location, text, migration.firstLine);
}

/** Length of the word at an offset, at least one character. */
function wordLength(text: string, offset: number): number {
  return /^[\p{L}\p{N}_$]+/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 1;
}

function wholeLines({ file, start, end }: Location, text: string, firstLine = 1): Location {
  const length = text.split('\n')[end.line - firstLine]?.length ?? 0;
  return { file, start: { line: start.line, column: 1 }, end: { line: end.line, column: length + 1 } };
}
