import { startDevDatabase } from '../dev-database/start-dev-database.ts';
import { secretsOfUrl } from '../engines/url-secrets.ts';
import { UserError } from '../errors/user-error.ts';
import type { Engine } from '../model/engine-name.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import type { EngineAdapter } from '../ports/engine.ts';
import type { RunContext } from './run-context.ts';

/** Which server is started. */
export interface ServerRequest {
  readonly engine: Engine;
  /** Name of a state that an earlier run may have kept. */
  readonly base?: string;
}

/**
 * Starts the dev server that the settings ask for.
 * @throws UserError of the dev-database namespace, database/url-missing.
 */
export async function startDevServer(context: RunContext, adapter: EngineAdapter, { engine, base }: ServerRequest): Promise<DevDatabase> {
  const { devDatabase: setting } = context.project.settings;
  const url = 'urlEnv' in setting ? requireUrl(context, setting.urlEnv) : undefined;
  return startDevDatabase({
    provider: url !== undefined ? 'url' : 'image' in setting ? 'docker' : 'provider' in setting ? setting.provider : 'auto',
    request: { engine, ...(base === undefined ? {} : { base }), ...(url === undefined ? {} : { url }), ...('image' in setting ? { image: setting.image } : {}) },
    folder: context.project.folder,
    probe: async (request) => {
      const session = await adapter.connect(request);
      await session.close();
    },
  });
}

/**
 * The URL in a variable, protected from then on.
 * @throws UserError database/url-missing.
 */
export function requireUrl({ env, hideUrl }: Pick<RunContext, 'env' | 'hideUrl'>, name: string): string {
  const url = env[name];
  if (url === undefined || url.trim() === '') throw new UserError('database/url-missing', { where: name });
  hideUrl(name, secretsOfUrl(url));
  return url;
}
