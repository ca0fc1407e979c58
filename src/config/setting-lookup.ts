import type { Severity } from '../model/severity.ts';
import { isMapping, type ConfigValue } from './check-config.ts';
import type { ConfigFile } from './parse-config.ts';
import { parseDuration } from './parse-duration.ts';

/** A value given as an input, and in which words the report names that input. */
export interface InputOverride {
  readonly value: ConfigValue;
  readonly source: string;
}

/** Inputs by the dotted key of the configuration that they override. */
export type InputOverrides = Readonly<Record<string, InputOverride>>;

/** Finds effective values by dotted key, and remembers where each came from. */
export interface SettingLookup {
  readonly sources: Readonly<Record<string, string>>;
  value(key: string): ConfigValue | undefined;
  text(key: string): string | undefined;
  list(key: string): readonly string[] | undefined;
  choice<const Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined;
  /** Milliseconds; `none` where the value says so; undefined where nothing is set. */
  duration(key: string): number | 'none' | undefined;
}

/** Looks in the inputs first, then in the file; a key found in neither is a default. */
export function lookupSettings(file: ConfigFile | undefined, inputs: InputOverrides): SettingLookup {
  const sources: Record<string, string> = {};
  const value = (key: string): ConfigValue | undefined => {
    const input = inputs[key];
    const found = input?.value ?? descend(file?.values, key.split('.'));
    sources[key] = input?.source ?? (found === undefined ? 'default' : (file?.path ?? 'file'));
    return found;
  };
  const text = (key: string): string | undefined => asText(value(key));
  return {
    sources,
    value,
    text,
    list: (key) => asList(value(key)),
    choice: (key, choices) => {
      const word = text(key);
      return choices.find((choice) => choice === word);
    },
    duration: (key) => {
      const word = text(key);
      return word === undefined || word === 'none' ? word : parseDuration(word);
    },
  };
}

function descend(value: ConfigValue | undefined, path: readonly string[]): ConfigValue | undefined {
  return path.reduce<ConfigValue | undefined>((at, key) => (isMapping(at) ? at[key] : undefined), value);
}

/** The text of a scalar; YAML may have read `16` or `off` as a number or a boolean. */
export function asText(value: ConfigValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return String(value);
}

const severities = ['error', 'warning', 'notice', 'off'] as const satisfies readonly Severity[];

/** A severity. YAML 1.2 keeps `off` a text; an unquoted `false` means the same to people who write it. */
export function asSeverity(value: ConfigValue | undefined): Severity | undefined {
  const word = value === false ? 'off' : value;
  return severities.find((severity) => severity === word);
}

/** A list of texts; a single text is a list of one. */
export function asList(value: ConfigValue | undefined): readonly string[] | undefined {
  if (Array.isArray(value)) return value.flatMap((entry: ConfigValue) => asText(entry) ?? []);
  const single = asText(value);
  return single === undefined ? undefined : [single];
}
