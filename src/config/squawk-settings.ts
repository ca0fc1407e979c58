import type { Severity } from '../model/severity.ts';
import { RuleAliases } from '../rules/rule-aliases.ts';
import { rules } from '../rules/registry.ts';
import type { ToolSettings } from './tool-settings.ts';

/** Keys of a `.squawk.toml` (squawk 2, documentation of its configuration). */
const read: ReadonlySet<string> = new Set(['excluded_rules', 'included_rules', 'excluded_paths', 'pg_version']);

/**
 * Reads the settings of squawk: rules that it leaves out are off here, those that it takes in speak at least as warnings, and
 * nothing is judged in the paths that it leaves out. undefined where the text is no TOML.
 */
export async function squawkSettings(text: string): Promise<ToolSettings | undefined> {
  const file = await parseToml(text);
  if (file === undefined) return undefined;
  const aliases = new RuleAliases(rules);
  const left: string[] = Object.keys(file).filter((key) => !read.has(key));
  const severities: Record<string, Severity> = {};
  const translate = (key: string, severityFor: (id: string) => Severity): void => {
    for (const name of textsIn(file[key])) {
      const ids = aliases.ruleIds('squawk', name);
      if (ids.length === 0) left.push(`${key} ${name}`);
      for (const id of ids) severities[id] = severityFor(id);
    }
  };
  translate('included_rules', (id) => atLeastWarning(rules.find((rule) => rule.id === id)?.defaultSeverity ?? 'off'));
  translate('excluded_rules', () => 'off');
  const paths = textsIn(file['excluded_paths']);
  const everything = Object.fromEntries(rules.map(({ id }) => [id, 'off' as const]));
  const version = file['pg_version'];
  return {
    lint: { severities, overrides: paths.length === 0 ? [] : [{ paths, objects: [], severities: everything }], options: {} },
    ...(typeof version === 'string' || typeof version === 'number' ? { version: String(version) } : {}),
    left,
  };
}

async function parseToml(text: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { parse } = await import('smol-toml');
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function atLeastWarning(severity: Severity): Severity {
  return severity === 'off' || severity === 'notice' ? 'warning' : severity;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
