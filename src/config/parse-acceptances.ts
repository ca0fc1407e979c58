import type { Acceptance } from '../model/drift-settings.ts';
import { checkConfig, isList, isMapping } from './check-config.ts';
import { acceptances } from './drift-schema.ts';
import { resolveAcceptances } from './resolve-acceptances.ts';

/**
 * Reads the file that `drift.accept` names: a YAML list of acceptances; an empty file has none.
 * @throws UserError config/not-yaml, config/unknown-key, config/missing-key, config/wrong-value.
 */
export async function parseAcceptances(text: string, path: string): Promise<readonly Acceptance[]> {
  const { readYaml } = await import('./read-yaml.ts');
  const { value, locate } = readYaml(text, path);
  if (isMapping(value) && Object.keys(value).length === 0) return [];
  checkConfig(value, acceptances, { path: [], locate });
  return resolveAcceptances(isList(value) ? value : [], path);
}
