import { join } from 'node:path';
import type { ConnectionRequest } from '../ports/database-session.ts';
import { makeServerFolder, runErrand, startServer, type StopServer } from './private-server.ts';
import { folderOf, type ServerBinary } from './server-binaries.ts';
import { copyTemplate } from './template-cache.ts';

/** Opens a connection and closes it again; rejects while the server does not answer. */
export type Probe = (request: ConnectionRequest) => Promise<void>;

/** A private server and how to reach its empty database. */
export interface PrivateServer {
  readonly url: string;
  readonly stop: StopServer;
}

/** Durability is off: the data lives for one replay. `logical` lets migrations create publications and slots. */
const settings = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'autovacuum=off',
  'wal_level=logical',
  'shared_buffers=32MB',
  'max_connections=20',
  'lc_messages=C',
  'logging_collector=off',
];

/**
 * Starts a private PostgreSQL on a Unix socket in a folder of its own.
 * @param libraryPath folder of shared libraries that the program brings along, where it does.
 * @throws UserError dev-database/start-failed.
 */
export async function startPostgres(binary: ServerBinary, probe: Probe, libraryPath?: string): Promise<PrivateServer> {
  const env = libraryPath === undefined ? {} : { LD_LIBRARY_PATH: libraryPath };
  const folder = await makeServerFolder();
  const data = join(folder, 'data');
  await copyTemplate({ key: ['postgresql', binary.version, binary.path], fill: (target) => initialise(binary, target, env) }, data);
  const logFile = join(folder, 'log');
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = await startServer({
    program: '/bin/sh',
    args: ['-c', 'log="$1"; shift; exec "$@" >"$log" 2>&1', 'sh', logFile, binary.path, '-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    env,
    folder,
    logFile,
    probe: () => probe({ url, applicationName: 'schema-gitops dev database', connectTimeoutMs: 2000, settings: [] }),
  });
  return { url, stop };
}

/** UTF-8 and the C locale are there on every machine; the socket folder is closed to others, so trust is enough. */
async function initialise(binary: ServerBinary, target: string, env: Readonly<Record<string, string>>): Promise<void> {
  await runErrand({
    program: join(folderOf(binary), 'initdb'),
    args: ['-D', target, '-N', '--no-locale', '-E', 'UTF8', '-U', 'postgres', '-A', 'trust'],
    env,
  });
}
