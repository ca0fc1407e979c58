import { getExecOutput } from '@actions/exec';
import { randomBytes } from 'node:crypto';
import type { DevDatabase, DevDatabaseProvider, DevDatabaseRequest, Unavailable } from '../../ports/dev-database.ts';
import type { EngineName } from '../../model/engine-name.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Probe } from '../postgres-server.ts';

/** How the official images are told the password and the database, and where they keep data. */
const images = {
  postgresql: { image: 'postgres', port: 5432, user: 'postgres', database: 'postgres', passwordVariable: 'POSTGRES_PASSWORD', data: '/var/lib/postgresql', scheme: 'postgresql' },
  mysql: { image: 'mysql', port: 3306, user: 'root', database: 'dev', passwordVariable: 'MYSQL_ROOT_PASSWORD', data: '/var/lib/mysql', scheme: 'mysql' },
  mariadb: { image: 'mariadb', port: 3306, user: 'root', database: 'dev', passwordVariable: 'MARIADB_ROOT_PASSWORD', data: '/var/lib/mysql', scheme: 'mariadb' },
} as const satisfies Record<EngineName, object>;

/** Pulling an image and initialising it on a busy runner. */
const readyLimitMs = 120_000;

/** A container of the official image, or of the image that is configured. Used only where a Docker engine answers. */
export function dockerProvider(probe: Probe): DevDatabaseProvider {
  return { name: 'docker', start: (request) => startContainer(request, probe) };
}

async function startContainer(request: DevDatabaseRequest, probe: Probe): Promise<DevDatabase | Unavailable> {
  const server = await docker(['version', '--format', '{{.Server.Version}}']);
  if (server === undefined) return { unavailable: 'no Docker engine answers' };
  const { name, version } = request.engine;
  const known = images[name];
  const image = request.image ?? `${known.image}:${version?.text ?? 'latest'}`;
  const password = randomBytes(18).toString('hex');
  // The password travels in the environment of the client, not in an argument that other processes can see.
  const env = { [known.passwordVariable]: password, MYSQL_DATABASE: known.database, MARIADB_DATABASE: known.database };
  const id = await docker(
    ['run', '-d', '--rm', '--label', 'schema-gitops=dev-database', '-p', `127.0.0.1::${known.port}`, '--tmpfs', known.data, ...Object.keys(env).flatMap((key) => ['-e', key]), image],
    env,
  );
  if (id === undefined) throw new UserError('dev-database/start-failed', { where: `docker run ${image}`, cause: 'the container did not start' });
  const stop = async (): Promise<void> => {
    await docker(['rm', '-f', id]);
  };
  try {
    const url = `${known.scheme}://${known.user}:${password}@${await publishedAddress(id, known.port)}/${known.database}`;
    await waitUntilReady(url, probe);
    return { provider: 'docker', description: `image ${image}`, engine: name, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `docker port` prints `127.0.0.1:49153`, one line per address family. */
async function publishedAddress(id: string, port: number): Promise<string> {
  const lines = (await docker(['port', id, String(port)])) ?? '';
  const address = lines.split('\n').find((line) => line.startsWith('127.0.0.1:'));
  if (address === undefined) throw new UserError('dev-database/start-failed', { where: 'docker port', cause: lines });
  return address.trim();
}

/** By connecting, not by the log: the official images start their server a second time after initialising. */
async function waitUntilReady(url: string, probe: Probe): Promise<void> {
  const deadline = Date.now() + readyLimitMs;
  for (;;) {
    try {
      await probe({ url, applicationName: 'schema-gitops dev database', connectTimeoutMs: 2000, settings: [] });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Output of a docker command; undefined where it fails or there is no docker. */
async function docker(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const environment = Object.fromEntries(Object.entries({ ...process.env, ...env }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  const answer = await getExecOutput('docker', [...args], { silent: true, ignoreReturnCode: true, env: environment }).catch(() => undefined);
  return answer === undefined || answer.exitCode !== 0 ? undefined : answer.stdout.trim();
}
