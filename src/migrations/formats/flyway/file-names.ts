/**
 * What Flyway makes of a file's name: `unsupported` is what we refuse, `malformed` an SQL file that Flyway leaves out
 * without a word, `foreign` any other file.
 */
export type FlywayName =
  | { readonly kind: 'versioned'; readonly version: string; readonly description: string }
  | { readonly kind: 'repeatable'; readonly description: string }
  | { readonly kind: 'unsupported'; readonly feature: string }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'foreign' };

const suffix = '.sql';
const separator = '__';
const malformed = { kind: 'malformed', reason: 'its name is neither V<version>__<description>.sql nor R__<description>.sql' } as const;
const versionForm = /^\d+(?:[._]\d+)*$/;

/** Callback events of Flyway 11; a file name that starts with one is a callback, not a migration. */
const callbackEvents: ReadonlySet<string> = new Set([
  'beforeMigrate', 'beforeRepeatables', 'afterVersioned', 'afterMigrate', 'afterMigrateApplied', 'afterMigrateError',
  'beforeEachMigrate', 'beforeEachMigrateStatement', 'afterEachMigrateStatement', 'afterEachMigrateStatementError',
  'afterEachMigrate', 'afterEachMigrateError',
  'beforeUndo', 'afterUndo', 'afterUndoError', 'beforeEachUndo', 'beforeEachUndoStatement', 'afterEachUndoStatement',
  'afterEachUndoStatementError', 'afterEachUndo', 'afterEachUndoError', 'afterUndoOperationFinish',
  'beforeClean', 'afterClean', 'afterCleanError', 'beforeInfo', 'afterInfo', 'afterInfoError',
  'beforeValidate', 'afterValidate', 'afterValidateError', 'beforeBaseline', 'afterBaseline', 'afterBaselineError',
  'beforeRepair', 'afterRepair', 'afterRepairError', 'beforeConnect', 'afterConnect', 'createSchema', 'beforeCreateSchema',
]);

/**
 * Reads a file name as Flyway does with its default prefixes, separator and suffix: the suffix in any case is taken off,
 * the longest prefix wins (callback events are prefixes too, case-sensitively), the rest is split at the first `__`.
 */
export function readFlywayName(name: string): FlywayName {
  if (name.toLowerCase().endsWith(`${suffix}.conf`)) return { kind: 'unsupported', feature: 'a script configuration file' };
  if (!name.toLowerCase().endsWith(suffix)) return { kind: 'foreign' };
  const stem = name.slice(0, -suffix.length);
  const callback = callbackOf(stem);
  return callback === undefined ? readStem(stem) : { kind: 'unsupported', feature: `a callback (${callback})` };
}

/** A name without its suffix: prefix, version, separator, description. */
function readStem(stem: string): FlywayName {
  const [left, description] = splitStem(stem.slice(1));
  if (stem.startsWith('R')) return left === '' && stem.length > 1 ? { kind: 'repeatable', description } : malformed;
  if (!versionForm.test(left)) return malformed;
  if (stem.startsWith('V')) return { kind: 'versioned', version: left.replaceAll('_', '.'), description };
  const feature = refusedPrefixes[stem.charAt(0)];
  return feature === undefined ? malformed : { kind: 'unsupported', feature };
}

const refusedPrefixes: Readonly<Record<string, string>> = { U: 'an undo migration', B: 'a baseline migration' };

function splitStem(rest: string): readonly [string, string] {
  const at = rest.indexOf(separator);
  const [left, right] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at + separator.length)];
  return [left, right.replaceAll('_', ' ')];
}

/** A callback has nothing between its event and the separator. */
function callbackOf(stem: string): string | undefined {
  const at = stem.indexOf(separator);
  const event = at < 0 ? stem : stem.slice(0, at);
  return callbackEvents.has(event) ? event : undefined;
}
