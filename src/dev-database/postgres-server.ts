import { join } from 'node:path';
import type { ConnectionRequest } from '../ports/database-session.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import { keeping, layFiles } from './kept-files.ts';
import { makeServerFolder, runErrand, startServer, type StopServer } from './private-server.ts';
import { folderOf, type ServerBinary } from './server-binaries.ts';

/** Opens a connection and closes it again; rejects while the server does not answer. */
export type Probe = (request: ConnectionRequest) => Promise<void>;

/** A private server and how to reach its database. */
export interface PrivateServer extends Pick<DevDatabase, 'reused' | 'keep'> {
  readonly url: string;
  readonly stop: StopServer;
}

/** How a private server is started. */
export interface PrivateStart {
  readonly probe: Probe;
  /** Name of a state that may have been kept. */
  readonly base?: string | undefined;
  /** Folder of shared libraries that the program brings along, where it does. */
  readonly libraryPath?: string;
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
 * @throws UserError dev-database/start-failed.
 */
export async function startPostgres(binary: ServerBinary, { probe, base, libraryPath }: PrivateStart): Promise<PrivateServer> {
  const env = libraryPath === undefined ? {} : { LD_LIBRARY_PATH: libraryPath };
  const folder = await makeServerFolder();
  const files = await layFiles({ key: ['postgresql', binary.version, binary.path], data: join(folder, 'data'), base, fill: (target) => initialise(binary, target, env) });
  const logFile = join(folder, 'log');
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const server = await startServer({
    program: '/bin/sh',
    args: ['-c', 'log="$1"; shift; exec "$@" >"$log" 2>&1', 'sh', logFile, binary.path, '-D', files.data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    env,
    folder,
    logFile,
    // Fast shutdown: sessions are ended, and a checkpoint is written (PostgreSQL manual, 18.5).
    endSignal: 'SIGINT',
    probe: () => probe({ url, applicationName: 'schema-gitops dev database', connectTimeoutMs: 2000, settings: [] }),
  });
  return { url, ...keeping(server, files) };
}

/** UTF-8 and the C locale are there on every machine; the socket folder is closed to others, so trust is enough. */
async function initialise(binary: ServerBinary, target: string, env: Readonly<Record<string, string>>): Promise<void> {
  await runErrand({
    program: join(folderOf(binary), 'initdb'),
    args: ['-D', target, '-N', '--no-locale', '-E', 'UTF8', '-U', 'postgres', '-A', 'trust'],
    env,
  });
}
