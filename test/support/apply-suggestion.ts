import type { Finding } from '../../src/model/finding.ts';
import { fileName, type RunnableExample } from './run-example.ts';

/**
 * The example with a finding's suggestion in place of its statement. A suggestion of several files, parted by comments
 * that say `next file`, makes several.
 */
export function applySuggestion(example: RunnableExample, { location, suggestion = '', statement = 1 }: Finding): RunnableExample {
  const paths = example.files.map((_, index) => example.paths?.[index] ?? fileName(1001 + index));
  const files = example.files.flatMap((text, index) => {
    if (paths[index] !== location.file) return [text];
    const { start, end } = statementRange(text, statement);
    const parts = suggestion.split(/^-- next file.*\n/m);
    return parts.map((part, position) => {
      const head = position === 0 ? text.slice(0, start) : '';
      const tail = position === parts.length - 1 ? text.slice(end).replace(/^\s*;/, '') : '';
      return `${head}${part}${tail}`;
    });
  });
  const { paths: _, ...rest } = example;
  return { ...rest, files };
}

/** Offsets of a statement, counted by the semicolons at line ends: examples are that simple. */
function statementRange(text: string, ordinal: number): { readonly start: number; readonly end: number } {
  const ends = [...text.matchAll(/;[^\S\n]*(?=\n|$)/g)].map(({ index }) => index);
  const before = ends[ordinal - 2];
  const start = before === undefined ? 0 : before + 1;
  const lead = /^(?:\s+|--[^\n]*\n|#[^\n]*\n)*/.exec(text.slice(start))?.[0].length ?? 0;
  return { start: start + lead, end: ends[ordinal - 1] ?? text.length };
}
