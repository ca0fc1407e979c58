import type { DevDatabase, DevDatabaseProvider, DevDatabaseRequest, Unavailable } from '../../ports/dev-database.ts';
import { startMysql } from '../mysql-server.ts';
import { startPostgres, type Probe } from '../postgres-server.ts';
import { chooseBinary, findServerBinaries } from '../server-binaries.ts';

/** A private server from binaries that are on the machine, of the wanted major version where there is a choice. */
export function nativeProvider(probe: Probe): DevDatabaseProvider {
  return { name: 'native', start: (request) => startNative(request, probe) };
}

async function startNative(request: DevDatabaseRequest, probe: Probe): Promise<DevDatabase | Unavailable> {
  const { name, version } = request.engine;
  const binary = chooseBinary(await findServerBinaries(name), version?.text);
  if (binary === undefined) return { unavailable: `no ${name} server program was found on this machine` };
  const start = { probe, base: request.base };
  const server = name === 'postgresql' ? await startPostgres(binary, start) : await startMysql(binary, start);
  return {
    provider: 'native',
    description: `${name} ${binary.version} from ${binary.path}`,
    engine: binary.engine,
    ...server,
  };
}
