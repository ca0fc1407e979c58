import { UserError } from '../errors/user-error.ts';
import { engineNames, type Engine } from '../model/engine-name.ts';
import { formatNames } from '../model/migration.ts';
import { presetNames, usualTableSizes, type DevDatabaseSetting, type LintSettings, type MigrateSettings, type MigrationsSettings, type Settings, type TableSizes, type TargetSettings, type ValidateSettings } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import { parseServerVersion } from '../sql/server-version.ts';
import { isList, isMapping, type ConfigValue } from './check-config.ts';
import type { ConfigFile } from './parse-config.ts';
import { resolveCustomRules } from './resolve-custom-rules.ts';
import { resolveNotify } from './resolve-notify.ts';
import { resolveDrift } from './resolve-drift.ts';
import { resolvePullRequest } from './resolve-pull-request.ts';
import { asList, asSeverity, asText, lookupSettings, type InputOverrides, type SettingLookup } from './setting-lookup.ts';

/** Waits of the runner where nothing is configured, in milliseconds. */
const defaults = { lockTimeoutMs: 2000, lockWaitMs: 600_000, statementTimeoutMs: 900_000 } as const;

/**
 * The effective settings: inputs, then the file, then defaults. The values of the file are already checked.
 * @throws UserError config/wrong-value for an engine-version that is no version.
 */
export function resolveSettings(file: ConfigFile | undefined, inputs: InputOverrides): Settings {
  const lookup = lookupSettings(file, inputs);
  const engine = resolveEngine(lookup);
  return {
    ...(engine === undefined ? {} : { engine }),
    migrations: resolveMigrations(lookup),
    devDatabase: resolveDevDatabase(lookup.value('dev-database')),
    skipExtensions: lookup.list('skip-extensions') ?? [],
    targets: resolveTargets(lookup.value('targets')),
    lint: resolveLint(lookup),
    migrate: resolveMigrate(lookup),
    validate: resolveValidate(lookup),
    notify: resolveNotify(lookup),
    drift: resolveDrift(lookup),
    failOn: lookup.choice('fail-on', ['error', 'warning', 'never']) ?? 'error',
    sources: lookup.sources,
  };
}

function resolveEngine(lookup: SettingLookup): Engine | undefined {
  const name = lookup.choice('engine', engineNames);
  if (name === undefined) return undefined;
  const text = lookup.text('engine-version');
  if (text === undefined) return { name };
  const version = parseServerVersion(text);
  if (version === undefined) throw new UserError('config/wrong-value', { detail: 'engine-version', actual: text, expected: 'a version such as 16 or 8.0.36' });
  return { name, version };
}

function resolveMigrations(lookup: SettingLookup): MigrationsSettings {
  const format = lookup.choice('migrations.format', formatNames);
  const historyTable = lookup.text('migrations.history-table');
  const historySchema = lookup.text('migrations.history-schema');
  return {
    paths: (lookup.list('migrations.path') ?? []).map(cleanPath),
    ...(format === undefined ? {} : { format }),
    placeholders: textValues(lookup.value('migrations.placeholders')),
    options: textValues(lookup.value('migrations.options')),
    ...(historyTable === undefined ? {} : { historyTable }),
    ...(historySchema === undefined ? {} : { historySchema }),
  };
}

/** `./db/migrations/` and `db\migrations` mean `db/migrations`; the repository's root is the empty path. */
function cleanPath(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/');
}

function textValues(value: ConfigValue | undefined): Readonly<Record<string, string>> {
  if (!isMapping(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asText(entry) ?? '']));
}

function resolveDevDatabase(value: ConfigValue | undefined): DevDatabaseSetting {
  if (isMapping(value)) {
    const urlEnv = asText(value['url-env']);
    if (urlEnv !== undefined) return { urlEnv };
    const image = asText(value['image']);
    if (image !== undefined) return { image };
  }
  const provider = (['auto', 'native', 'docker', 'embedded'] as const).find((name) => name === value);
  return { provider: provider ?? 'auto' };
}

function resolveTargets(value: ConfigValue | undefined): readonly TargetSettings[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([name, entry]) => {
    const target = isMapping(entry) ? entry : {};
    const environment = asText(target['environment']);
    return {
      name,
      urlEnv: asText(target['url-env']) ?? 'DATABASE_URL',
      ...(environment === undefined ? {} : { environment }),
      requiresApproval: target['approval'] !== undefined,
    };
  });
}

function resolveLint(lookup: SettingLookup): LintSettings {
  const asked = resolvePullRequest(lookup);
  const levels: Record<string, Severity> = { ...asked.severities };
  const options: Record<string, Readonly<Record<string, unknown>>> = { ...asked.options };
  const configured = lookup.value('lint.rules');
  for (const [id, value] of Object.entries(isMapping(configured) ? configured : {})) {
    const severity = asSeverity(isMapping(value) ? value['severity'] : value);
    if (severity !== undefined) levels[id] = severity;
    if (isMapping(value)) options[id] = { ...options[id], ...Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'severity')) };
  }
  const preset = lookup.choice('lint.preset', presetNames);
  const statsFile = lookup.text('lint.stats-file');
  const baseline = lookup.text('lint.baseline');
  return {
    severities: levels,
    options,
    suppressibleGates: lookup.value('lint.suppressible-gates') === true,
    ...(preset === undefined ? {} : { preset }),
    ...(baseline === undefined ? {} : { baseline }),
    ...resolveOverrides(lookup.value('lint.overrides')),
    ...resolveCustomRules(lookup.value('lint.custom-rules')),
    tableSizes: resolveTableSizes(lookup),
    ...(statsFile === undefined ? {} : { statsFile }),
  };
}

function resolveOverrides(value: ConfigValue | undefined): Pick<LintSettings, 'overrides'> {
  if (!isList(value)) return {};
  const overrides = value.filter(isMapping).map(({ paths, objects, rules }) => ({
    paths: asList(paths) ?? [],
    objects: asList(objects) ?? [],
    severities: severitiesOf(rules),
  }));
  return { overrides };
}

function severitiesOf(value: ConfigValue | undefined): Readonly<Record<string, Severity>> {
  if (!isMapping(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([id, word]) => {
    const severity = asSeverity(word);
    return severity === undefined ? [] : [[id, severity] as const];
  }));
}

function resolveTableSizes(lookup: SettingLookup): TableSizes {
  return {
    smallRows: asCount(lookup.value('lint.small-table.rows')) ?? usualTableSizes.smallRows,
    largeRows: asCount(lookup.value('lint.large-table.rows')) ?? usualTableSizes.largeRows,
    largeBytes: asCount(lookup.value('lint.large-table.bytes')) ?? usualTableSizes.largeBytes,
  };
}

function asCount(value: ConfigValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Waiting for another runner always ends: `none` stands for the default. */
function resolveLockWait(lookup: SettingLookup): number {
  const lockWait = lookup.duration('migrate.lock-wait') ?? 'none';
  return lockWait === 'none' ? defaults.lockWaitMs : lockWait;
}

function resolveMigrate(lookup: SettingLookup): MigrateSettings {
  const lockTimeout = lookup.duration('migrate.lock-timeout') ?? defaults.lockTimeoutMs;
  const statementTimeout = lookup.duration('migrate.statement-timeout') ?? defaults.statementTimeoutMs;
  const lockWaitMs = resolveLockWait(lookup);
  const outOfOrder = lookup.choice('migrate.out-of-order', ['reject', 'apply']);
  const destructive = lookup.choice('migrate.destructive', ['reject', 'apply']);
  return {
    transaction: lookup.choice('migrate.transaction', ['per-file', 'per-statement', 'whole-run', 'none']) ?? 'per-file',
    ...(lockTimeout === 'none' ? {} : { lockTimeoutMs: lockTimeout }),
    lockWaitMs,
    ...(statementTimeout === 'none' ? {} : { statementTimeoutMs: statementTimeout }),
    ...(outOfOrder === undefined ? {} : { outOfOrder }),
    ...(destructive === undefined ? {} : { destructive }),
  };
}

function resolveValidate(lookup: SettingLookup): ValidateSettings {
  const seedFile = lookup.text('validate.seed-file');
  const modelCheck = lookup.value('validate.model-check') === true;
  const template = lookup.choice('validate.template', ['auto', 'keep', 'off']) ?? 'auto';
  return { modelCheck, template, ...(seedFile === undefined ? {} : { seedFile }) };
}
