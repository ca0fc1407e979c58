import type { TextSpan } from '../../blank-text.ts';
import { lineAt, linesWith, refuse } from '../../file-parts.ts';

/** The words behind `-- +goose`, as goose spells them. */
const names = ['Up', 'Down', 'StatementBegin', 'StatementEnd', 'NO TRANSACTION', 'ENVSUB ON', 'ENVSUB OFF'] as const;

/** A line by which goose is told something. */
export interface Annotation extends TextSpan {
  readonly name: (typeof names)[number];
}

/**
 * All annotations of a file, in their order: comment lines with the word +goose, wherever they stand, since goose looks at lines alone.
 * @throws UserError migrations/refused-by-tool for one that goose does not know.
 */
export function readAnnotations(path: string, text: string): readonly Annotation[] {
  return [...linesWith(text, '+goose')].filter(({ line }) => line.trimStart().startsWith('--')).map(({ line, ...span }) => {
    const where = (): string => lineAt(path, text, span.start);
    if (/^\s/.test(line)) return refuse(where(), `${quotedLine(line)} is indented, and goose takes annotations at the beginning of a line alone`);
    const words = line.replaceAll('--', '').replace('+goose', '').trim();
    const name = names.find((known) => known.toLowerCase() === words.toLowerCase());
    if (name === undefined) return refuse(where(), `${quotedLine(line)} is none of goose’s annotations: ${names.join(', ')}`);
    return { name, ...span };
  });
}

function quotedLine(line: string): string {
  return `“${line.trim().slice(0, 80)}”`;
}
