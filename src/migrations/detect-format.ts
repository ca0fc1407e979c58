import { UserError } from '../errors/user-error.ts';
import type { SourceFile } from '../model/migration.ts';
import type { Format } from './format.ts';
import { listingOf, lookAlikes } from './look-alikes.ts';
import { formats } from './registry.ts';

/** A format and why it was chosen. */
export interface DetectedFormat {
  readonly format: Format;
  readonly reason: string;
}

/** Below this share of fitting names a directory is more likely something else than untidy. */
const leastConfidence = 0.5;

/**
 * Finds the format of a migration directory from its files.
 * @throws UserError migrations/none-found without SQL files, migrations/unsupported-format where another tool's directory
 * is recognised, migrations/unknown-format where nothing fits.
 */
export function detectFormat(files: readonly SourceFile[]): DetectedFormat {
  const listing = listingOf(files);
  for (const lookAlike of lookAlikes) {
    const reason = lookAlike.recognise(listing);
    if (reason !== undefined) throw new UserError('migrations/unsupported-format', { detail: `${lookAlike.name}, because ${reason}` });
  }
  if (!listing.paths.some((path) => path.toLowerCase().endsWith('.sql'))) throw new UserError('migrations/none-found');
  const judged = formats.map((format) => ({ format, detection: format.detect(files) }));
  const best = judged.reduce((a, b) => (b.detection.confidence > a.detection.confidence ? b : a));
  if (best.detection.confidence >= leastConfidence) return { format: best.format, reason: best.detection.reason };
  throw new UserError('migrations/unknown-format', { detail: judged.map(({ format, detection }) => `${format.name}: ${detection.reason}`).join('; ') });
}
