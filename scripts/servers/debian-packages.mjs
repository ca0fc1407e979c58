import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { cached, exists } from './cache.mjs';
import { run } from './processes.mjs';

const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

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
    const archives = path.join(apt, 'archives');
    const env = { APT_CONFIG: await writeAptTree(apt, await listSources(archive, suite)) };
    await run('apt-get', ['-q', 'update'], { env });
    await run('apt-get', ['-q', '-y', '--download-only', '--no-install-recommends', 'install', name], { env });
    for (const file of await readdir(archives)) {
      if (file.endsWith('.deb')) await run('dpkg-deb', ['-x', path.join(archives, file), folder]);
    }
    await rm(apt, { recursive: true });
  });
}

/**
 * @param {Archive} archive
 * @param {string} suite
 */
async function listSources(archive, suite) {
  const keyring = archive === 'debian' ? debianKeyring : await findUbuntuKeyring();
  if (!(await exists(keyring))) throw new Error(`no Debian archive keyring on this machine (${keyring})`);
  const place = archive === 'debian' ? 'http://deb.debian.org/debian' : 'http://archive.ubuntu.com/ubuntu';
  const components = archive === 'debian' ? 'main' : 'main universe';
  const suites = suite === 'sid' ? [suite] : [suite, `${suite}-updates`];
  return suites.map((each) => `deb [signed-by=${keyring} target=Packages] ${place} ${each} ${components}\n`).join('');
}

/** Ubuntu's keys from the machine, or from the package by which Debian vouches for them. */
async function findUbuntuKeyring() {
  const file = 'usr/share/keyrings/ubuntu-archive-keyring.gpg';
  if (await exists(`/${file}`)) return `/${file}`;
  return path.join(await unpackPackage({ archive: 'debian', suite: 'trixie', name: 'ubuntu-archive-keyring' }), file);
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
