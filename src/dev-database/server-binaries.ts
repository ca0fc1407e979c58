import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { EngineName } from '../model/engine-name.ts';

/** A server program found on the machine, with what it says of itself. */
export interface ServerBinary {
  readonly engine: EngineName;
  /** Absolute path of postgres, mysqld or mariadbd. */
  readonly path: string;
  readonly version: string;
  readonly major: number;
}

/** Folders that hold one folder per major version, as Debian, Ubuntu, Red Hat and Homebrew lay them out. */
const versionedFolders = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt', '/usr/local/opt', '/usr'];
const versionedNames = /^(?:\d+(?:\.\d+)?|pgsql-\d+(?:\.\d+)?|postgresql@\d+|mysql(?:@[\d.]+)?|mariadb(?:@[\d.]+)?)$/;

/** Folders of server programs that are often not on PATH. */
const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/mysql/bin', '/usr/local/pgsql/bin'];

const programs = {
  postgresql: ['postgres'],
  mysql: ['mysqld'],
  mariadb: ['mariadbd', 'mysqld'],
} as const satisfies Record<EngineName, readonly string[]>;

/**
 * Finds server programs of an engine: versioned folders, PATH, system folders, `pg_config --bindir`.
 * Each is asked for its version, since a `mysqld` may be MariaDB.
 */
export async function findServerBinaries(engine: EngineName): Promise<readonly ServerBinary[]> {
  const folders = await candidateFolders(engine);
  const paths = [...new Set(folders.flatMap((folder) => programs[engine].map((program) => join(folder, program))))];
  const found = await Promise.all(paths.map(async (path) => ((await isExecutable(path)) ? identify(path) : undefined)));
  return found.filter((binary): binary is ServerBinary => binary?.engine === engine);
}

async function candidateFolders(engine: EngineName): Promise<readonly string[]> {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const versioned = (await Promise.all(versionedFolders.map(listVersioned))).flat();
  const configured = engine === 'postgresql' ? await askPgConfig() : [];
  return [...versioned, ...onPath, ...systemFolders, ...configured];
}

async function listVersioned(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => versionedNames.test(name)).map((name) => join(folder, name, 'bin'));
}

async function askPgConfig(): Promise<readonly string[]> {
  const answer = await run('pg_config', ['--bindir']);
  return answer === undefined ? [] : [answer.trim()];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Asks a server program for its version; undefined where it does not run or is no server that we know. */
export async function identify(path: string): Promise<ServerBinary | undefined> {
  const banner = await run(path, ['--version']);
  return banner === undefined ? undefined : parseBanner(banner, path);
}

/**
 * Reads a version banner: `postgres (PostgreSQL) 15.18 (Debian …)`, `mysqld  Ver 8.0.46 for Linux on x86_64`,
 * `mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu`.
 */
export function parseBanner(banner: string, path: string): ServerBinary | undefined {
  const version = /\(PostgreSQL\) (\d+(?:\.\d+)*)|Ver (\d+\.\d+\.\d+)/.exec(banner);
  const text = version?.[1] ?? version?.[2];
  if (text === undefined) return undefined;
  const engine = version?.[1] !== undefined ? 'postgresql' : /mariadb/i.test(banner) ? 'mariadb' : 'mysql';
  return { engine, path, version: text, major: Number(text.split('.')[0]) };
}

/** Of several programs the one of the wanted major version, else the newest; MySQL and MariaDB compare the first two parts. */
export function chooseBinary(binaries: readonly ServerBinary[], wanted: string | undefined): ServerBinary | undefined {
  const parts = wanted?.split('.') ?? [];
  const score = (binary: ServerBinary): number => {
    const own = binary.version.split('.');
    if (parts.length === 0 || own[0] !== parts[0]) return 0;
    return binary.engine === 'postgresql' || own[1] === parts[1] ? 2 : 1;
  };
  return [...binaries].sort((a, b) => score(b) - score(a) || compareText(b.version, a.version))[0];
}

function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** The folder of a program: its companions (initdb, mariadb-install-db) lie there. */
export function folderOf(binary: ServerBinary): string {
  return dirname(binary.path);
}

/** Output of a program that ends within ten seconds; undefined where it fails. */
export function run(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: 10_000 }, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
}
