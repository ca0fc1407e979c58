import { callbackOf } from './callbacks.ts';
import type { FlywaySettings } from './settings.ts';

/**
 * What Flyway makes of a file's name: `code` is a migration in another language, `malformed` an SQL file that Flyway leaves out
 * without a word, `foreign` any other file.
 */
export type FlywayName =
  | { readonly kind: 'versioned' | 'undo' | 'baseline'; readonly version: string; readonly description: string }
  | { readonly kind: 'repeatable'; readonly description: string }
  | { readonly kind: 'callback'; readonly event: string }
  /** Configuration of the file whose name stands before `.conf`. */
  | { readonly kind: 'configuration' }
  | { readonly kind: 'code' }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'foreign' };

type NameSettings = Pick<FlywaySettings, 'prefixes' | 'separator' | 'suffixes'>;

const versionForm = /^\d+(?:[._]\d+)*$/;

/** What Flyway runs beside SQL: classes of Java and its relatives, and scripts. */
const codeSuffixes = ['.java', '.kt', '.groovy', '.scala', '.class', '.sh', '.bash', '.ps1', '.bat', '.cmd', '.py'];

/**
 * Reads a file name as Flyway does: the first suffix that fits in any case is taken off, the longest prefix wins (callback events
 * are prefixes too, case-sensitively), the rest is split at the first separator.
 */
export function readFlywayName(name: string, settings: NameSettings): FlywayName {
  if (/\.conf$/i.test(name) && suffixOf(name.slice(0, -'.conf'.length), settings.suffixes) !== undefined) return { kind: 'configuration' };
  const suffix = suffixOf(name, settings.suffixes);
  if (suffix === undefined) return isCode(name, settings) ? { kind: 'code' } : { kind: 'foreign' };
  const stem = name.slice(0, -suffix.length);
  const event = callbackOf(stem, settings.separator);
  return event === undefined ? readStem(stem, settings) : { kind: 'callback', event };
}

function suffixOf(name: string, suffixes: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  return suffixes.find((suffix) => lower.endsWith(suffix.toLowerCase()));
}

function isCode(name: string, settings: NameSettings): boolean {
  const suffix = suffixOf(name, codeSuffixes);
  if (suffix === undefined) return false;
  const { kind } = readStem(name.slice(0, -suffix.length), settings);
  return kind !== 'malformed';
}

type MigrationName = Extract<FlywayName, { readonly description: string } | { readonly kind: 'malformed' }>;

/** A name without its suffix: prefix, version, separator, description. */
function readStem(stem: string, { prefixes, separator }: NameSettings): MigrationName {
  const kinds = (['versioned', 'repeatable', 'undo', 'baseline'] as const).filter((kind) => prefixes[kind] !== '' && stem.startsWith(prefixes[kind]));
  const kind = kinds.toSorted((a, b) => prefixes[b].length - prefixes[a].length)[0];
  const malformed = { kind: 'malformed', reason: `its name is neither ${prefixes.versioned}<version>${separator}<description>.sql nor ${prefixes.repeatable}${separator}<description>.sql` } as const;
  if (kind === undefined) return malformed;
  const rest = stem.slice(prefixes[kind].length);
  const at = rest.indexOf(separator);
  const [left, right] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at + separator.length)];
  const description = right.replaceAll('_', ' ');
  if (kind === 'repeatable') return left === '' && rest !== '' ? { kind, description } : malformed;
  return versionForm.test(left) ? { kind, version: left.replaceAll('_', '.'), description } : malformed;
}
