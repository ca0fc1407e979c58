import { UserError } from '../../../errors/user-error.ts';
import type { Migration } from '../../../model/migration.ts';
import { blankSpans, endStatements, type TextSpan } from '../../blank-text.ts';
import { lineAt, markersToBlank, partToBlank } from '../../file-parts.ts';
import type { PlaceholderContext } from '../../format.ts';
import { readGooseFile } from './read-file.ts';
import { BadSubstitution, substituteVariables } from './substitute-variables.ts';

/**
 * What goose sends: the Up part, with its variables replaced.
 * @throws UserError migrations/unknown-placeholder.
 */
export function renderGoose(migration: Migration, context: PlaceholderContext): string {
  const { path, text, kind } = migration;
  // A way back is its own part alone.
  if (kind === 'undo') return text;
  const { up, down, annotations, ends, substituted } = readGooseFile(path, text);
  const blanked = blankSpans(endStatements(text, ends), [...markersToBlank(text, annotations.filter(({ start }) => start < up.body.end), context), ...partToBlank(text, down)]);
  const ranges = substituted.flatMap(({ start, end }) => (start < up.body.end ? [{ start, end: Math.min(end, up.body.end) }] : []));
  return ranges.reduceRight((sent, range) => substituteRange(sent, range, { migration, context }), blanked);
}

interface Substituted {
  readonly migration: Migration;
  readonly context: PlaceholderContext;
}

/** Line by line, as goose does; comments, which it sends or not, stay as they are. */
function substituteRange(sent: string, { start, end }: TextSpan, { migration, context }: Substituted): string {
  let offset = start;
  const lines = sent.slice(start, end).split(/(?<=\n)/).map((line) => {
    const at = offset;
    offset += line.length;
    return /^\s*--/.test(line) || !/[$\\]/.test(line) ? line : substituteLine(line, at, { migration, context });
  });
  return sent.slice(0, start) + lines.join('') + sent.slice(end);
}

function substituteLine(line: string, offset: number, { migration: { path, text }, context }: Substituted): string {
  const content = line.replace(/\r?\n$/, '');
  try {
    return substituteVariables(content, (name) => (Object.hasOwn(context.values, name) ? context.values[name] : undefined)) + line.slice(content.length);
  } catch (error) {
    if (!(error instanceof BadSubstitution)) throw error;
    throw new UserError('migrations/unknown-placeholder', { where: lineAt(path, text, offset), detail: error.message });
  }
}
