import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { cached, exists } from './cache.mjs';
import { run } from './processes.mjs';

/** Each archive's keys, and the package by which the other one vouches for them. */
const archives = {
  debian: {
    url: 'http://deb.debian.org/debian',
    components: 'main',
    keyring: 'usr/share/keyrings/debian-archive-keyring.gpg',
    keyringFrom: /** @type {Package} */ ({ archive: 'ubuntu', suite: 'noble', name: 'debian-archive-keyring' }),
  },
  ubuntu: {
    url: 'http://archive.ubuntu.com/ubuntu',
    components: 'main universe',
    keyring: 'usr/share/keyrings/ubuntu-archive-keyring.gpg',
    keyringFrom: /** @type {Package} */ ({ archive: 'debian', suite: 'trixie', name: 'ubuntu-archive-keyring' }),
  },
};

/**
 * @typedef {'debian' | 'ubuntu'} Archive
 * @typedef {{ archive: Archive, suite: string, name: string }} Package e.g. Debian's `mysql-server-core` of `sid`
 */

/**
 * Downloads a package with all it depends on, libc included, and unpacks them into one cached folder.
 * Works in an apt tree of its own: the host's packages and lists stay as they are, and root is not needed.
 *
 * @param {Package} wanted
 * @returns {Promise<string>} the root of the unpacked tree
 */
export async function unpackPackage({ archive, suite, name }) {
  return cached(`${archive}-${suite}-${name}`, async (folder) => {
    const apt = path.join(folder, '.apt');
    const downloads = path.join(apt, 'archives');
    const env = { APT_CONFIG: await writeAptTree(apt, await listSources(archive, suite)) };
    await run('apt-get', ['-q', 'update'], { env });
    await run('apt-get', ['-q', '-y', '--download-only', '--no-install-recommends', 'install', name], { env });
    for (const file of await readdir(downloads)) {
      if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', path.join(downloads, file), folder]);
    }
    await rm(apt, { recursive: true });
  });
}

/**
 * @param {Archive} archive
 * @param {string} suite
 */
async function listSources(archive, suite) {
  const { url, components } = archives[archive];
  const keyring = await findKeyring(archive);
  const suites = suite === 'sid' ? [suite] : [suite, `${suite}-updates`];
  return suites.map((each) => `deb [signed-by=${keyring} target=Packages] ${url} ${each} ${components}\n`).join('');
}

/** @param {Archive} archive */
async function findKeyring(archive) {
  const { keyring, keyringFrom } = archives[archive];
  if (await exists(`/${keyring}`)) return `/${keyring}`;
  if (!(await exists(`/${archives[keyringFrom.archive].keyring}`))) throw new Error(`neither Debian nor Ubuntu: no /${keyring}`);
  return path.join(await unpackPackage(keyringFrom), keyring);
}

/**
 * @param {string} folder
 * @param {string} sources
 */
async function writeAptTree(folder, sources) {
  for (const name of ['state/lists/partial', 'archives/partial', 'etc']) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  const config = path.join(folder, 'apt.conf');
  // An empty status file makes apt fetch every dependency; the host's own libc may be too old for the server.
  await writeFile(path.join(folder, 'state/status'), '');
  await writeFile(path.join(folder, 'etc/sources.list'), sources);
  const settings = {
    'Dir::State': `${folder}/state`,
    'Dir::State::lists': `${folder}/state/lists`,
    'Dir::State::status': `${folder}/state/status`,
    'Dir::Cache': folder,
    'Dir::Cache::archives': `${folder}/archives`,
    'Dir::Etc::sourcelist': `${folder}/etc/sources.list`,
    'Dir::Etc::sourceparts': '-',
    'APT::Sandbox::User': 'root',
    'APT::Keep-Downloaded-Packages': 'true',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'APT::Update::Error-Mode': 'any',
  };
  await writeFile(config, Object.entries(settings).map(([key, value]) => `${key} "${value}";\n`).join(''));
  return config;
}

/**
 * The command line that runs a program of an unpacked tree with that tree's own dynamic linker and libraries.
 *
 * @param {string} root
 * @param {string} program path inside the tree
 * @returns {Promise<readonly [string, ...string[]]>}
 */
export async function commandOfTree(root, program) {
  // Before Debian 13 and Ubuntu 24.04 the C library's package still used lib, not usr/lib.
  const folders = await Promise.all([findLibraries(path.join(root, 'usr/lib')), findLibraries(path.join(root, 'lib'))]);
  const linkers = await Promise.all(folders.flat().map(findLinker));
  const linker = linkers.flat()[0];
  if (linker === undefined) throw new Error(`no dynamic linker among the packages unpacked in ${root}`);
  return [linker, '--library-path', folders.flat().join(':'), path.join(root, program)];
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>} the folder of the machine's architecture, if there is one
 */
async function findLibraries(folder) {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('-linux-gnu')).map((name) => path.join(folder, name));
}

/** @param {string} folder */
async function findLinker(folder) {
  const names = await readdir(folder);
  return names.filter((name) => /^ld-linux.*\.so/.test(name)).map((name) => path.join(folder, name));
}
