import type { Finding, Replacement } from '../model/finding.ts';
import { standsInPlace } from '../sql/stands-in-place.ts';
import type { JudgedFile } from './define-rule.ts';

/** A file with a finding's suggestion in place of its statement, and what that changes. */
export interface MendedFile {
  readonly text: string;
  readonly replacement: Replacement;
}

/** Parts of a suggestion that belong into files of their own stand behind such a line. */
const nextFile = /^-- next file/m;

/**
 * The file as a finding's suggestion would have it. undefined where nobody can put it there mechanically: where there
 * is no suggestion, where it is for several files, or where the file has other lines than what is sent to the server.
 */
export function mendFile({ text, migration, statements }: JudgedFile, { suggestion, statement: ordinal }: Finding): MendedFile | undefined {
  const statement = statements.find((each) => each.ordinal === ordinal);
  if (suggestion === undefined || statement === undefined || nextFile.test(suggestion)) return undefined;
  const { start } = statement.span;
  const end = statement.span.end + (/^\s*;/.exec(text.slice(statement.span.end))?.[0].length ?? 0);
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const last = endOfLine(text, end);
  if (!standsInPlace(migration, { start: first, end: last })) return undefined;
  const lines = `${text.slice(first, start)}${indented(suggestion, /^[ \t]*/.exec(text.slice(first, start))?.[0] ?? '')}${text.slice(end, last)}`;
  return {
    text: `${text.slice(0, first)}${lines}${text.slice(last)}`,
    replacement: { startLine: lineOf(text, first), endLine: lineOf(text, Math.max(first, last - 1)), text: lines },
  };
}

/** The lines behind the first stand below it. */
function indented(suggestion: string, indent: string): string {
  return suggestion.replaceAll('\n', `\n${indent}`);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = end < 0 ? text.length : end;
  return text[line - 1] === '\r' && line > offset ? line - 1 : line;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
