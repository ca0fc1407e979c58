import { UserError } from '../errors/user-error.ts';
import type { ComparisonSettings } from '../model/compared-parts.ts';
import { builtInIgnoreNames, confirmationCounts, expectedSources, reconcileModes, type DriftSettings, type IgnoreRule, type ReferenceTable } from '../model/drift-settings.ts';
import { engineNames } from '../model/engine-name.ts';
import { isMapping, type ConfigValue } from './check-config.ts';
import { checkPattern } from './check-pattern.ts';
import { resolveAcceptances } from './resolve-acceptances.ts';
import { asList, asSeverity, asText, type SettingLookup } from './setting-lookup.ts';

/** Long enough for a migration by hand to get on, short enough for whoever waits for the answer. */
const usualPauseMs = 5_000;

/**
 * The effective settings of a drift-check. Their forms are checked already.
 * @throws UserError config/wrong-value for a pattern of no kind, an acceptance that holds too long, and a reference table that stands twice.
 */
export function resolveDrift(lookup: SettingLookup): DriftSettings {
  const schemaFile = lookup.text('drift.schema-file');
  const confirmAfter = lookup.duration('drift.confirm-after') ?? usualPauseMs;
  const expectedUrlEnv = lookup.text('drift.expected-url-env');
  return {
    compare: resolveComparison(lookup.value('drift.compare')),
    ignore: entriesOf(lookup.value('drift.ignore')).map(resolveIgnore),
    builtInIgnores: resolveBuiltIns(lookup.list('drift.builtin-ignore')),
    ...resolveAccept(lookup.value('drift.accept')),
    referenceTables: resolveReferenceTables(entriesOf(lookup.value('drift.reference-tables'))),
    reconcile: lookup.choice('drift.reconcile', reconcileModes) ?? 'alert',
    confirmations: Number(lookup.choice('drift.confirmations', confirmationCounts) ?? '2'),
    confirmAfterMs: confirmAfter === 'none' ? 0 : confirmAfter,
    expected: lookup.choice('drift.expected', expectedSources) ?? 'migrations',
    ...(schemaFile === undefined ? {} : { schemaFile }),
    ...(expectedUrlEnv === undefined ? {} : { expectedUrlEnv }),
  };
}

/** A text is the path of the file that has the acceptances. */
function resolveAccept(value: ConfigValue | undefined): Pick<DriftSettings, 'accept' | 'acceptFile'> {
  const acceptFile = asText(value);
  return acceptFile === undefined ? { accept: resolveAcceptances(entriesOf(value), 'drift.accept') } : { accept: [], acceptFile };
}

/** An input may give a single value where the file has a list. */
function entriesOf(value: ConfigValue | undefined): readonly ConfigValue[] {
  return value === undefined ? [] : [value].flat();
}

function resolveComparison(value: ConfigValue | undefined): ComparisonSettings {
  return Object.fromEntries(Object.entries(isMapping(value) ? value : {}).flatMap(([key, word]) => {
    const severity = asSeverity(word);
    return severity === undefined ? [] : [[key, severity]];
  }));
}

function resolveBuiltIns(names: readonly string[] | undefined): DriftSettings['builtInIgnores'] {
  return builtInIgnoreNames.filter((name) => (names === undefined ? name !== 'supabase' : names.includes(name)));
}

function resolveIgnore(value: ConfigValue, index: number): IgnoreRule {
  const entry = isMapping(value) ? value : { match: value };
  const attribute = asText(entry['attribute']);
  const engine = engineNames.find((name) => name === entry['engine']);
  return {
    match: checkPattern(asText(entry['match']) ?? '', `drift.ignore.${index}`),
    ...(attribute === undefined ? {} : { attribute }),
    ...(engine === undefined ? {} : { engine }),
  };
}

/** Of two entries for one table nobody could say which key and which exceptions hold. */
function resolveReferenceTables(values: readonly ConfigValue[]): readonly ReferenceTable[] {
  const tables = values.map(resolveReferenceTable);
  const names = tables.map(({ table }) => table);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return tables;
  throw new UserError('config/wrong-value', { detail: 'drift.reference-tables', actual: `${twice} twice`, expected: 'each table once' });
}

function resolveReferenceTable(value: ConfigValue): ReferenceTable {
  const entry = isMapping(value) ? value : { table: value };
  return { table: asText(entry['table']) ?? '', key: asList(entry['key']) ?? [], except: asList(entry['except']) ?? [] };
}
