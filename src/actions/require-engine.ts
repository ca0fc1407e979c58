import { parseDatabaseUrl } from '../engines/database-url.ts';
import { UserError } from '../errors/user-error.ts';
import { engineNames, type Engine } from '../model/engine-name.ts';
import type { Project } from './open-project.ts';

/** An engine, and how it was found. */
export interface KnownEngine {
  readonly engine: Engine;
  readonly source: string;
}

/**
 * The engine of the project: configured, else what the URL of a target says.
 * @throws UserError input/missing-value where nothing tells it.
 */
export function requireEngine({ settings }: Project, env: Readonly<Record<string, string | undefined>>): KnownEngine {
  if (settings.engine !== undefined) return { engine: settings.engine, source: settings.sources['engine'] ?? 'configuration' };
  for (const name of [...settings.targets.map((target) => target.urlEnv), 'DATABASE_URL']) {
    const url = env[name];
    if (url !== undefined && url !== '') return { engine: { name: parseDatabaseUrl(url).engine }, source: `the scheme of ${name}` };
  }
  throw new UserError('input/missing-value', { where: 'engine', expected: `one of ${engineNames.join(', ')}`, actual: 'neither the configuration nor a database URL names it' });
}
