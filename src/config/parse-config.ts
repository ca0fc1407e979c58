import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../errors/user-error.ts';
import { checkConfig, isMapping, type ConfigValue, type Locate } from './check-config.ts';
import { configSchema } from './config-schema.ts';

/** A checked configuration file: its values as written, and the sections that this version does not use. */
export interface ConfigFile {
  readonly path: string;
  readonly values: { readonly [key: string]: ConfigValue };
  readonly unused: readonly string[];
}

/**
 * Reads a configuration file. Anchors and merge keys are plain YAML; custom tags are refused.
 * @throws UserError config/not-yaml, config/unknown-key, config/wrong-value.
 */
export function parseConfig(text: string, path: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', customTags: [], strict: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw notYaml(problem.message, `${path}:${lines.linePos(problem.pos[0]).line}`);
  const values = asConfigValue(document.toJS({ maxAliasCount: 100 }));
  const locate: Locate = (keys) => {
    const range = rangeOf(document.getIn(keys, true)) ?? rangeOf(document.contents);
    return range === undefined ? path : `${path}:${lines.linePos(range).line}`;
  };
  checkConfig(values, configSchema, { path: [], locate });
  checkVersion(values, locate);
  return { path, values: isMapping(values) ? values : {}, unused: unusedSections(values) };
}

/** YAML of the core schema without custom tags gives nothing else than these values. */
function asConfigValue(value: unknown): ConfigValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asConfigValue);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, entry === null ? null : asConfigValue(entry)]));
}

function notYaml(message: string, where: string): UserError {
  return new UserError('config/not-yaml', { where, cause: message.split('\n')[0] ?? message });
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}

function checkVersion(values: ConfigValue, locate: Locate): void {
  const version = isMapping(values) ? values['version'] : undefined;
  if (version === undefined || version === 1) return;
  throw new UserError('config/wrong-value', { where: locate(['version']), detail: 'version', actual: JSON.stringify(version), expected: '1' });
}

function unusedSections(values: ConfigValue): readonly string[] {
  if (!isMapping(values)) return [];
  return Object.entries(configSchema.keys)
    .filter(([key, node]) => key in values && 'used' in node)
    .map(([key]) => key);
}
