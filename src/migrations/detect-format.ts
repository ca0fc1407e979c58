import { UserError } from '../errors/user-error.ts';
import type { FormatName, SourceFile } from '../model/migration.ts';
import type { Format } from './format.ts';
import { formatNamed, formats } from './registry.ts';
import { listingOf, recognisers } from './recognisers.ts';

/** A format and why it was chosen. */
export interface DetectedFormat {
  readonly format: Format;
  readonly reason: string;
}

/** Below this share of fitting names a directory is more likely something else than untidy. */
const leastConfidence = 0.5;

/** A format by what only its tool leaves in a directory, and the clause that says what that is; undefined where nothing of the kind is there. */
export function recognise(files: readonly SourceFile[]): { readonly name: FormatName; readonly reason: string } | undefined {
  const listing = listingOf(files);
  for (const recogniser of recognisers) {
    const reason = recogniser.recognise(listing);
    if (reason !== undefined) return { name: recogniser.name, reason };
  }
  return undefined;
}

/**
 * Finds the format of a migration directory from its files; where these tell nothing, the one tool that the repository has a
 * configuration of.
 * @throws UserError migrations/none-found without SQL files, migrations/unsupported-format where another tool's directory
 * is recognised, migrations/unknown-format where nothing fits.
 */
export function detectFormat(files: readonly SourceFile[], configured: readonly FormatName[] = []): DetectedFormat {
  const found = recognise(files);
  if (found !== undefined) return { format: formatNamed(found.name, `, because ${found.reason}`), reason: found.reason };
  if (!files.some(({ path }) => path.toLowerCase().endsWith('.sql'))) throw new UserError('migrations/none-found');
  const judged = formats.flatMap((format) => (format.detect === undefined ? [] : [{ format, detection: format.detect(files) }]));
  const best = judged.reduce((a, b) => (b.detection.confidence > a.detection.confidence ? b : a));
  if (best.detection.confidence >= leastConfidence) return { format: best.format, reason: best.detection.reason };
  const [tool, other] = configured;
  if (tool !== undefined && other === undefined) return { format: formatNamed(tool), reason: `the repository has a configuration of ${tool}` };
  throw new UserError('migrations/unknown-format', { detail: judged.map(({ format, detection }) => `${format.name}: ${detection.reason}`).join('; ') });
}
