import { UserError } from '../errors/user-error.ts';
import { checkConfig, isMapping, type ConfigValue, type Locate } from './check-config.ts';
import type { ConfigNode } from './config-node.ts';
import { configSchema } from './config-schema.ts';
import { readPlainYaml } from './read-plain-yaml.ts';

/** A checked configuration file: its values as written, and the sections that this version does not use. */
export interface ConfigFile {
  readonly path: string;
  readonly values: { readonly [key: string]: ConfigValue };
  readonly unused: readonly string[];
}

/**
 * Reads a configuration file, or one of another form, by the plain reader where that suffices: the reader of all of YAML is a chunk of its own,
 * which takes 13 ms to load and run on Node 24, half an empty process. It also places every error.
 * @throws UserError config/not-yaml, config/unknown-key, config/wrong-value.
 */
export async function parseConfig(text: string, path: string, schema: ConfigNode = configSchema): Promise<ConfigFile> {
  const check = (value: ConfigValue, locate: Locate): void => {
    checkConfig(value, schema, { path: [], locate });
    checkVersion(value, locate);
  };
  const plain = readPlainYaml(text);
  if (plain !== undefined && isRight(() => check(plain, () => path))) return configFile(plain, path);
  const { readYaml } = await import('./read-yaml.ts');
  const { value, locate } = readYaml(text, path);
  check(value, locate);
  return configFile(value, path);
}

function isRight(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function configFile(value: ConfigValue, path: string): ConfigFile {
  return { path, values: isMapping(value) ? value : {}, unused: unusedSections(value) };
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
