import { cp, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { cached } from './cache.mjs';
import { run } from './processes.mjs';

/** @typedef {import('./targets.mjs').Installation} Installation */
/** @typedef {import('./targets.mjs').Placement} Placement */

const user = 'postgres';

/**
 * Prepares the PostgreSQL of the npm package `postgres-<major>`.
 *
 * @param {string} major
 * @param {string} password of the superuser
 * @returns {Promise<Installation>}
 */
export async function installPostgres(major, password) {
  const folder = findPackage(`postgres-${major}`);
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  // A copy outside the checkout: its symlinks survive `npm ci`, and nobody may read it wherever the checkout lies.
  const home = await cached(`postgres-${manifest.version}`, (target) => copyPackage(folder, target));
  const bin = path.join(home, 'native/bin');
  const version = /(\d+\.\d+)/.exec(await run(path.join(bin, 'postgres'), ['--version'], { asServer: true }))?.[1] ?? major;
  return {
    version,
    templateKey: `postgresql-${version}-data`,
    createTemplate: (data) => initialize(path.join(bin, 'initdb'), data, password),
    command: (placement) => [path.join(bin, 'postgres'), ...serverArguments(placement)],
    stopSignal: 'SIGQUIT',
    isReady: ({ data }) => readPidFileStatus(data),
    socketOf: ({ socketFolder }) => socketFolder,
    urlOf: (port) => `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`,
  };
}

/** @param {string} name */
function findPackage(name) {
  const require = createRequire(import.meta.url);
  const folder = (require.resolve.paths(name) ?? []).map((place) => path.join(place, name)).find(hasManifest);
  if (folder === undefined) throw new Error(`npm package ${name} is not installed (there is one for Linux on x64 only)`);
  return folder;

  /** @param {string} place */
  function hasManifest(place) {
    try {
      return Boolean(require(path.join(place, 'package.json')));
    } catch {
      return false;
    }
  }
}

/**
 * Copies the package and makes the symlinks that its install script would have made; install scripts are switched off.
 *
 * @param {string} source
 * @param {string} target
 */
async function copyPackage(source, target) {
  // Where the script did run, its links lead back to the package; they are made anew.
  const isNoLink = async (/** @type {string} */ file) => !(await lstat(file)).isSymbolicLink();
  await cp(path.join(source, 'native'), path.join(target, 'native'), { recursive: true, filter: isNoLink });
  const links = JSON.parse(await readFile(path.join(source, 'native/pg-symlinks.json'), 'utf8'));
  for (const link of links) {
    const place = path.join(target, link.target);
    await mkdir(path.dirname(place), { recursive: true });
    await symlink(path.relative(path.dirname(place), path.join(target, link.source)), place);
  }
}

/**
 * @param {string} initdb
 * @param {string} data
 * @param {string} password
 */
async function initialize(initdb, data, password) {
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, password, { mode: 0o644 });
  const args = ['--pgdata', data, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  await run(initdb, [...args, '--no-locale', '--encoding', 'UTF8', '--no-sync'], { asServer: true });
}

/** @param {Placement} placement */
function serverArguments({ data, port, socketFolder }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder,
    max_connections: 200,
    shared_buffers: '64MB',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
    wal_level: 'logical',
    max_wal_size: '256MB',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
}

/**
 * The eighth line of postmaster.pid is the postmaster's own word on whether it accepts connections.
 *
 * @param {string} data
 */
async function readPidFileStatus(data) {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n')[7]?.trim() === 'ready';
}
