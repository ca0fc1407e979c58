import { UserError } from '../errors/user-error.ts';
import type { DevDatabase, DevDatabaseProvider, DevDatabaseProviderName, DevDatabaseRequest } from '../ports/dev-database.ts';
import type { Probe } from './postgres-server.ts';
import { dockerProvider } from './providers/docker.ts';
import { embeddedProvider } from './providers/embedded.ts';
import { nativeProvider } from './providers/native.ts';
import { urlProvider } from './providers/url.ts';

/** What is started, and from where. */
export interface DevDatabaseStart {
  readonly provider: DevDatabaseProviderName | 'auto';
  readonly request: DevDatabaseRequest;
  /** Folder whose node_modules the embedded provider looks into. */
  readonly folder: string;
  readonly probe: Probe;
}

/**
 * Starts a dev database with the configured provider, or with the first of url, native, docker, embedded that can.
 * @throws UserError dev-database/none with every provider's reason; dev-database/start-failed.
 */
export async function startDevDatabase(start: DevDatabaseStart): Promise<DevDatabase> {
  const reasons: string[] = [];
  for (const provider of providersFor(start)) {
    const answer = await provider.start(start.request);
    if (!('unavailable' in answer)) return answer;
    reasons.push(`${provider.name}: ${answer.unavailable}`);
  }
  throw new UserError('dev-database/none', { detail: start.request.engine.name, actual: reasons.join('; ') });
}

function providersFor(start: DevDatabaseStart): readonly DevDatabaseProvider[] {
  const all = [urlProvider, nativeProvider(start.probe), dockerProvider(start.probe), embeddedProvider(start.folder, start.probe)];
  return start.provider === 'auto' ? all : all.filter((provider) => provider.name === start.provider);
}
