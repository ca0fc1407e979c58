import type { ConfigValue } from '../config/check-config.ts';
import type { InputOverride, InputOverrides } from '../config/setting-lookup.ts';
import type { InputSpec } from './inputs/input-spec.ts';
import type { ParsedInputs } from './inputs/parse-inputs.ts';

/** The inputs that were given and override a key of the configuration, in the form that the configuration has. */
export function overridesOf(specs: readonly InputSpec[], parsed: ParsedInputs<readonly InputSpec[]>): InputOverrides {
  const overrides: Record<string, InputOverride> = {};
  const values: Readonly<Record<string, unknown>> = parsed.values;
  for (const { name, configKey, type } of specs) {
    if (configKey === undefined || !parsed.given.has(name)) continue;
    const value = asConfigValue(type.kind, values[name]);
    if (value !== undefined) overrides[configKey] = { value, source: parsed.sources[configKey] ?? name };
  }
  return overrides;
}

/** Durations are milliseconds when parsed, and texts with a unit in the configuration. */
function asConfigValue(kind: InputSpec['type']['kind'], value: unknown): ConfigValue | undefined {
  if (kind === 'duration' && typeof value === 'number') return `${String(value)}ms`;
  if (kind === 'dev-database' && typeof value === 'object' && value !== null) return devDatabaseValue(value);
  if (isScalar(value)) return value;
  return Array.isArray(value) ? value.map(String) : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function devDatabaseValue(value: object): ConfigValue | undefined {
  if ('provider' in value) return String(value.provider);
  if ('urlEnv' in value) return { 'url-env': String(value.urlEnv) };
  return 'image' in value ? { image: String(value.image) } : undefined;
}
