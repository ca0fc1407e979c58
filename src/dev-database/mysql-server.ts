import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { keeping, layFiles } from './kept-files.ts';
import type { PrivateServer, PrivateStart } from './postgres-server.ts';
import { makeServerFolder, runErrand, startServer } from './private-server.ts';
import { folderOf, type ServerBinary } from './server-binaries.ts';

/** Durability is off: the data lives for one replay. Options that both flavours know. */
const commonOptions = ['--skip-networking', '--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--innodb-doublewrite=0', '--performance-schema=OFF', '--max-connections=20'];

/**
 * Options that only one flavour knows; MySQL's X plugin would open a port of its own. MariaDB writes a log of each DDL statement and
 * a file for each table, and waits for the disk: on a busy one 1,000 migrations took 88 s with that.
 */
const flavourOptions = {
  mysql: ['--mysqlx=0', '--disable-log-bin', '--secure-file-priv=NULL', '--log-bin-trust-function-creators=1'],
  mariadb: ['--loose-debug-no-sync', '--loose-sync-frm=0', '--log-bin-trust-function-creators=1'],
} as const;

/** Name of the empty database that migrations are replayed in. */
const databaseName = 'dev';

/**
 * Starts a private MySQL or MariaDB on a Unix socket in a folder of its own.
 * @throws UserError dev-database/start-failed.
 */
export async function startMysql(binary: ServerBinary, { probe, base }: PrivateStart): Promise<PrivateServer> {
  const flavour = binary.engine === 'mariadb' ? 'mariadb' : 'mysql';
  const folder = await makeServerFolder();
  const files = await layFiles({ key: [flavour, binary.version, binary.path], data: join(folder, 'data'), base, fill: (target) => initialise(binary, target) });
  const { data } = files;
  const socket = join(folder, 'sock');
  const logFile = join(folder, 'log');
  const initFile = join(data, 'init.sql');
  await runErrand({ program: '/bin/sh', args: ['-c', 'cat > "$1"', 'sh', initFile], input: `CREATE DATABASE IF NOT EXISTS ${databaseName};\n` });
  const url = `${flavour}://root@localhost/${databaseName}?socket=${encodeURIComponent(socket)}`;
  const server = await startServer({
    program: '/bin/sh',
    args: [
      '-c', 'log="$1"; shift; exec "$@" >"$log" 2>&1', 'sh', logFile, binary.path, '--no-defaults',
      `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, 'pid')}`, `--init-file=${initFile}`, `--log-error=${logFile}`,
      ...commonOptions, ...flavourOptions[flavour],
    ],
    folder,
    logFile,
    endSignal: 'SIGTERM',
    probe: () => probe({ url, applicationName: 'schema-gitops dev database', connectTimeoutMs: 2000, settings: [] }),
  });
  return { url, ...keeping(server, files) };
}

async function initialise(binary: ServerBinary, target: string): Promise<void> {
  if (binary.engine === 'mysql') {
    await runErrand({ program: binary.path, args: ['--no-defaults', '--initialize-insecure', `--datadir=${target}`] });
    return;
  }
  await runErrand({
    program: await findInstaller(folderOf(binary)),
    args: ['--no-defaults', `--datadir=${target}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
  });
}

/** The installer's name before and after MariaDB 10.4; it lies beside the server or one folder up. */
async function findInstaller(folder: string): Promise<string> {
  const places = [folder, join(folder, '..', 'bin'), join(folder, '..', 'scripts')];
  for (const place of places) {
    for (const name of ['mariadb-install-db', 'mysql_install_db']) {
      const path = join(place, name);
      const there = await access(path).then(
        () => true,
        () => false,
      );
      if (there) return path;
    }
  }
  return join(folder, 'mariadb-install-db');
}
