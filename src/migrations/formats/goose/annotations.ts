import type { TextSpan } from '../../blank-text.ts';
import { lineAt, refuse } from '../../file-parts.ts';

/** The words behind `-- +goose`, as goose spells them. */
const names = ['Up', 'Down', 'StatementBegin', 'StatementEnd', 'NO TRANSACTION', 'ENVSUB ON', 'ENVSUB OFF'] as const;

/** A line by which goose is told something. */
export interface Annotation extends TextSpan {
  readonly name: (typeof names)[number];
}

/** A comment line with the word +goose, wherever it stands: goose looks at lines alone. */
const annotated = /(?<![^\n])[^\S\n]*--[^\n]*\+goose[^\n]*/g;

/**
 * All annotations of a file, in their order.
 * @throws UserError migrations/refused-by-tool for one that goose does not know.
 */
export function readAnnotations(path: string, text: string): readonly Annotation[] {
  return [...text.matchAll(annotated)].map((match) => {
    const [line] = match;
    const where = (): string => lineAt(path, text, match.index);
    if (/^\s/.test(line)) return refuse(where(), `${quotedLine(line)} is indented, and goose takes annotations at the beginning of a line alone`);
    const words = line.replaceAll('--', '').replace('+goose', '').trim();
    const name = names.find((known) => known.toLowerCase() === words.toLowerCase());
    if (name === undefined) return refuse(where(), `${quotedLine(line)} is none of goose’s annotations: ${names.join(', ')}`);
    return { name, start: match.index, end: match.index + line.length };
  });
}

function quotedLine(line: string): string {
  return `“${line.trim().slice(0, 80)}”`;
}
