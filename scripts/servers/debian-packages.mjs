import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { cached, exists } from './cache.mjs';
import { run } from './processes.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Downloads packages of a Debian suite with all they depend on, libc included, and unpacks them into one cached
 * folder. Works in an apt tree of its own: the host's packages and lists stay as they are, and root is not needed.
 *
 * @param {string} suite e.g. `sid`
 * @param {readonly string[]} packages the first one names the cached folder
 * @returns {Promise<string>} the root of the unpacked tree
 */
export async function unpackPackages(suite, packages) {
  return cached(`debian-${suite}-${packages[0]}`, async (folder) => {
    if (!(await exists(keyring))) throw new Error(`no Debian archive keyring on this machine (${keyring})`);
    const apt = path.join(folder, '.apt');
    const archives = path.join(apt, 'archives');
    const config = await writeAptTree(apt, suite);
    const env = { APT_CONFIG: config };
    await run('apt-get', ['-q', 'update'], { env });
    const download = ['-q', '-y', '--download-only', '--no-install-recommends', 'install', ...packages];
    await run('apt-get', download, { env });
    for (const name of await readdir(archives)) {
      if (name.endsWith('.deb')) await run('dpkg-deb', ['-x', path.join(archives, name), folder]);
    }
    await rm(apt, { recursive: true });
  });
}

/**
 * @param {string} folder
 * @param {string} suite
 */
async function writeAptTree(folder, suite) {
  for (const name of ['state/lists/partial', 'archives/partial', 'etc']) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  const config = path.join(folder, 'apt.conf');
  // An empty status file makes apt fetch every dependency; the host's own libc may be too old for the server.
  await writeFile(path.join(folder, 'state/status'), '');
  await writeFile(path.join(folder, 'etc/sources.list'), `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`);
  await writeFile(
    config,
    Object.entries({
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
    })
      .map(([key, value]) => `${key} "${value}";\n`)
      .join(''),
  );
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
  const libraries = await findLibraryFolder(root);
  const linker = (await readdir(libraries)).find((name) => /^ld-linux.*\.so/.test(name));
  if (linker === undefined) throw new Error(`no dynamic linker among the packages unpacked in ${root}`);
  return [path.join(libraries, linker), '--library-path', libraries, path.join(root, program)];
}

/** @param {string} root */
async function findLibraryFolder(root) {
  const names = await readdir(path.join(root, 'usr/lib'));
  const name = names.find((entry) => entry.endsWith('-linux-gnu'));
  if (name === undefined) throw new Error(`no library folder among the packages unpacked in ${root}`);
  return path.join(root, 'usr/lib', name);
}
