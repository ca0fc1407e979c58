import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';

import { exists } from './cache.mjs';
import { commandOfTree, unpackPackage } from './debian-packages.mjs';
import { run } from './processes.mjs';

/** @typedef {import('./targets.mjs').Installation} Installation */
/** @typedef {import('./targets.mjs').Placement} Placement */
/** @typedef {{ command: readonly [string, ...string[]], basedir: string, options: readonly string[], version: string }} Program */

const user = 'root';

/**
 * @typedef {object} Source where a server of the MySQL family comes from
 * @property {'mysql' | 'mariadb'} engine
 * @property {string} version what the server's version begins with, e.g. `9` or `10.11`
 * @property {import('./debian-packages.mjs').Package | undefined} from the package that holds one
 */

/**
 * The ways to a MySQL or MariaDB server: the machine's own when its version fits, then a package, unpacked. The first
 * may be there and unusable, e.g. confined by AppArmor to its own directories.
 *
 * @param {Source} source
 * @returns {readonly ((password: string) => Promise<Installation>)[]}
 */
export function mysqlInstallations(source) {
  return [findOnMachine, unpackProgram].map((find) => async (password) => describe(source, await find(source), password));
}

/**
 * @param {Source} source
 * @param {Program} program
 * @param {string} password of root
 * @returns {Installation}
 */
function describe(source, program, password) {
  const prepare = source.engine === 'mysql' ? initializeMysql : initializeMariadb;
  return {
    version: program.version,
    templateKey: `${source.engine}-${program.version}-data`,
    createTemplate: async (data) => {
      await prepare(program, data, accountStatements(password));
    },
    command: (placement) => [...program.command, ...program.options, ...serverArguments(source.engine, placement)],
    socketOf: ({ socketFolder, id }) => socketFile(socketFolder, id),
    // These servers take two seconds to shut down in order; their data directory is thrown away.
    stopSignal: 'SIGKILL',
    isReady: ({ port }) => greets(port),
    urlOf: (port) => `mysql://${user}:${password}@127.0.0.1:${port}`,
  };
}

/**
 * @param {Source} source
 * @returns {Promise<Program>}
 */
async function findOnMachine({ engine, version }) {
  // A `mysqld` may be MariaDB's, so the name alone says nothing.
  for (const name of engine === 'mariadb' ? ['mariadbd', 'mysqld'] : ['mysqld']) {
    for (const folder of ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/mysql/bin', '/opt/homebrew/bin']) {
      const file = path.join(folder, name);
      if (!(await exists(file))) continue;
      const found = await readVersion([file]).catch(() => undefined);
      if (found?.engine === engine && found.version.startsWith(`${version}.`)) {
        return { command: [file], basedir: path.dirname(folder), options: ['--no-defaults'], version: found.version };
      }
    }
  }
  throw new Error(`no ${engine} ${version} server on this machine`);
}

/**
 * @param {Source} source
 * @returns {Promise<Program>}
 */
async function unpackProgram({ engine, version, from }) {
  if (from === undefined) throw new Error(`no ${engine} ${version} server on this machine, and no package known`);
  const root = await unpackPackage(from);
  const name = engine === 'mysql' ? 'mysqld' : 'mariadbd';
  const command = await commandOfTree(root, `usr/sbin/${name}`);
  const found = await readVersion([...command, '--no-defaults']);
  if (!found.version.startsWith(`${version}.`)) throw new Error(`${from.archive} ${from.suite} has ${engine} ${found.version} now, not ${version}`);
  const share = path.join(root, 'usr/share');
  const messages = (await exists(path.join(share, 'mariadb'))) ? path.join(share, 'mariadb') : path.join(share, 'mysql');
  const charsets = [path.join(messages, 'charsets'), path.join(share, 'mysql/charsets')];
  const options = [
    '--no-defaults',
    `--basedir=${path.join(root, 'usr')}`,
    `--lc-messages-dir=${messages}`,
    `--character-sets-dir=${(await exists(charsets[0] ?? '')) ? charsets[0] : charsets[1]}`,
    `--plugin-dir=${path.join(root, 'usr/lib/mysql/plugin')}`,
  ];
  return { command, basedir: path.join(root, 'usr'), options, version: found.version };
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<{ engine: 'mysql' | 'mariadb', version: string }>}
 */
async function readVersion([command = '', ...args]) {
  const text = await run(command, [...args, '--version'], { asServer: true });
  const version = /Ver (\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${command} does not tell its version`);
  return { engine: /mariadb/i.test(text) ? 'mariadb' : 'mysql', version };
}

/**
 * @param {Program} program
 * @param {string} data
 * @param {readonly string[]} accounts
 */
async function initializeMysql(program, data, accounts) {
  const [command, ...args] = program.command;
  const initFile = `${data}.sql`;
  await writeFile(initFile, accounts.join('\n'));
  const options = [`--datadir=${data}`, `--init-file=${initFile}`, '--secure-file-priv=NULL', '--initialize-insecure'];
  await run(command, [...args, ...program.options, ...options], { asServer: true });
}

/**
 * mariadb-install-db is not relocatable; what it does is feed these files to a bootstrapping server.
 *
 * @param {Program} program
 * @param {string} data
 * @param {readonly string[]} accounts
 */
async function initializeMariadb(program, data, accounts) {
  const [command, ...args] = program.command;
  const scripts = ['mysql_system_tables', 'mysql_performance_tables', 'mysql_system_tables_data', 'maria_add_gis_sp_bootstrap'];
  const texts = await Promise.all([...scripts, 'mysql_sys_schema'].map((name) => readShareFile(program.basedir, name)));
  const open = "delete from global_priv where user = 'root' and host not in ('localhost', '127.0.0.1');";
  const input = ['create database mysql;', 'use mysql;', ...texts, open, 'flush privileges;', ...accounts, ''].join('\n');
  const options = [`--datadir=${data}`, '--bootstrap', '--log-warnings=0', '--enforce-storage-engine='];
  await run(command, [...args, ...program.options, ...options], { asServer: true, input });
}

/**
 * Debian moved MariaDB's files from share/mysql to share/mariadb and dropped the prefix `mysql_` from some names.
 *
 * @param {string} basedir
 * @param {string} name
 */
async function readShareFile(basedir, name) {
  const renamed = name.replace(/^(mysql|maria)_/, 'mariadb_');
  for (const folder of ['mariadb', 'mysql', 'mysql-server']) {
    for (const file of [renamed, name]) {
      const text = await readFile(path.join(basedir, 'share', folder, `${file}.sql`), 'utf8').catch(() => undefined);
      if (text !== undefined) return text;
    }
  }
  throw new Error(`MariaDB's ${name}.sql is not below ${basedir}/share`);
}

/** @param {string} password */
function accountStatements(password) {
  // Without name resolution a TCP connection from this machine is 127.0.0.1, and localhost means the socket.
  return ['localhost', '127.0.0.1'].flatMap((host) => [
    `CREATE USER IF NOT EXISTS '${user}'@'${host}';`,
    `ALTER USER '${user}'@'${host}' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${user}'@'${host}' WITH GRANT OPTION;`,
  ]);
}

/**
 * @param {'mysql' | 'mariadb'} engine
 * @param {Placement} placement
 */
function serverArguments(engine, { data, port, socketFolder, id }) {
  const common = [
    `--datadir=${data}`,
    `--socket=${socketFile(socketFolder, id)}`,
    `--pid-file=${data}.pid`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--max-connections=200',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--innodb-buffer-pool-size=64M',
  ];
  if (engine === 'mariadb') return [...common, '--character-set-server=utf8mb4'];
  // The compiled-in directory of secure-file-priv is missing in an unpacked tree, and the server refuses to start.
  return [...common, '--mysqlx=0', '--disable-log-bin', '--secure-file-priv=NULL'];
}

/**
 * @param {string} folder
 * @param {string} id
 */
function socketFile(folder, id) {
  return path.join(folder, `${id}.sock`);
}

/**
 * A server of this family speaks first: a packet whose fifth byte is the protocol version, 10.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function greets(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (/** @type {boolean} */ answer) => (socket.destroy(), resolve(answer));
    socket.setTimeout(2_000, () => finish(false));
    socket.once('data', (packet) => finish(packet[4] === 10));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
  });
}
