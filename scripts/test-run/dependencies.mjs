import { spawn } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs `npm ci` when node_modules is missing or is not what the lock file says. Contents are compared, not dates:
 * a checkout writes its files in any order.
 *
 * @param {string} root of the checkout
 * @returns {Promise<string>} what was done, for the log
 */
export async function installDependencies(root) {
  if (isInstalled(root)) return 'as the lock file says';
  // npm would empty what the link points to, which belongs to somebody else.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return 'a link, left alone';
  await npmCi(root);
  return 'installed';
}

/** @param {string} root */
function isInstalled(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    const found = present[place];
    // Packages for other platforms are optional and absent.
    return found === undefined ? Boolean(optional ?? devOptional) : found.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function npmCi(root) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  // Inside `npm test` this is npm itself; it runs without a shell, also where npm is a script.
  const npm = process.env['npm_execpath'];
  const [command, prefix] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}`))));
  });
}
