import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../errors/user-error.ts';
import type { ConfigValue, Locate } from './check-config.ts';

/** A YAML file: its value, and where each part of it stands. */
export interface YamlFile {
  readonly value: ConfigValue;
  readonly locate: Locate;
}

/**
 * Reads YAML 1.2. Anchors and merge keys are plain YAML; custom tags are refused.
 * @throws UserError config/not-yaml.
 */
export function readYaml(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', customTags: [], strict: true, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw notYaml(problem.message, `${path}:${lines.linePos(problem.pos[0]).line}`);
  const locate: Locate = (keys) => {
    const range = rangeOf(document.getIn(keys, true)) ?? rangeOf(document.contents);
    return range === undefined ? path : `${path}:${lines.linePos(range).line}`;
  };
  return { value: asConfigValue(document.toJS({ maxAliasCount: 100 }) ?? {}), locate };
}

/** YAML of the core schema without custom tags gives nothing else than these values. */
function asConfigValue(value: unknown): ConfigValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asConfigValue);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asConfigValue(entry)]));
}

function notYaml(message: string, where: string): UserError {
  return new UserError('config/not-yaml', { where, cause: message.split('\n')[0] ?? message });
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : undefined;
}
