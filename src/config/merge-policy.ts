import { UserError } from '../errors/user-error.ts';
import type { Severity } from '../model/severity.ts';
import { isList, isMapping, type ConfigValue } from './check-config.ts';
import type { ConfigFile } from './parse-config.ts';
import { asList, asSeverity, asText } from './setting-lookup.ts';

type Mapping = Readonly<Record<string, ConfigValue>>;

/** What a policy can say; the rest of a configuration is the repository's own. */
const sections = ['lint', 'pull-request', 'fail-on'] as const;

/**
 * A configuration on top of the policy that it extends: what it does not say, the policy says.
 * @throws UserError config/locked-key where it asks for less than a key that the policy locks.
 */
export function mergePolicy(file: ConfigFile, policy: ConfigFile): ConfigFile {
  for (const key of asList(policy.values['locked']) ?? []) refuseWeaker(key, file, policy);
  const merged = Object.fromEntries(sections.flatMap((section) => {
    const value = merge(policy.values[section], file.values[section]);
    return value === undefined ? [] : [[section, value] as const];
  }));
  return { ...file, values: { ...file.values, ...merged } };
}

/** Mappings key by key; of anything else the configuration's own. */
function merge(below: ConfigValue | undefined, above: ConfigValue | undefined): ConfigValue | undefined {
  if (above === undefined) return below;
  if (!isMapping(below) || !isMapping(above)) return above;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(keys.map((key) => [key, merge(below[key], above[key]) ?? null]));
}

function refuseWeaker(key: string, file: ConfigFile, policy: ConfigFile): void {
  const [own, asked] = [valueAt(file.values, key), valueAt(policy.values, key)];
  if (own !== undefined && !asksAsMuch(key, own, asked)) throw lockedKey(key, file, policy);
  const rule = /^lint\.rules\.([^.]+)$/.exec(key)?.[1];
  const least = severityIn(asked);
  if (rule === undefined || least === undefined) return;
  const isWeaker = overriddenSeverities(rule, file).some((severity) => weights[severity] < weights[least]);
  if (isWeaker) throw lockedKey(`lint.overrides of ${rule}`, file, policy);
}

/** What a rule has for some paths or objects alone. */
function overriddenSeverities(rule: string, { values }: ConfigFile): readonly Severity[] {
  const overrides = valueAt(values, 'lint.overrides');
  return (isList(overrides) ? overrides : []).flatMap((override) => (isMapping(override) ? (severityIn(valueAt(override, `rules.${rule}`)) ?? []) : []));
}

function lockedKey(detail: string, file: ConfigFile, policy: ConfigFile): UserError {
  return new UserError('config/locked-key', { where: file.path, detail, expected: `what ${policy.path} says` });
}

const weights = { off: 0, notice: 1, warning: 2, error: 3 } as const satisfies Record<Severity, number>;

/** A severity may be higher, and fail-on stricter; anything else must be the same. */
function asksAsMuch(key: string, own: ConfigValue, asked: ConfigValue | undefined): boolean {
  if (key === 'fail-on') return strictness(own) <= strictness(asked);
  const [mine, least] = [severityIn(own), severityIn(asked)];
  if (mine === undefined || least === undefined) return JSON.stringify(own) === JSON.stringify(asked);
  return weights[mine] >= weights[least] && sameOptions(own, asked);
}

/** `error` and `off` alone, or with options beside them. */
function severityIn(value: ConfigValue | undefined): Severity | undefined {
  return asSeverity(isMapping(value) ? value['severity'] : value);
}

function sameOptions(own: ConfigValue, asked: ConfigValue | undefined): boolean {
  return JSON.stringify(optionsOf(own)) === JSON.stringify(optionsOf(asked));
}

function optionsOf(value: ConfigValue | undefined): readonly (readonly [string, ConfigValue])[] {
  return isMapping(value) ? Object.entries(value).filter(([key]) => key !== 'severity').sort(([a], [b]) => (a < b ? -1 : 1)) : [];
}

/** Of fail-on, strictest first; where nothing is said it is `error`. */
function strictness(value: ConfigValue | undefined): number {
  return ['warning', 'error', 'never'].indexOf(asText(value) ?? 'error');
}

function valueAt(values: Mapping, key: string): ConfigValue | undefined {
  return key.split('.').reduce<ConfigValue | undefined>((at, part) => (isMapping(at) ? at[part] : undefined), values);
}
