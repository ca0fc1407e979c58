import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Raised when the way a cached thing is made changes, so that old ones are not used. */
const recipe = 1;

const runsAsRoot = process.getuid?.() === 0;

/**
 * The folder for what is expensive to make twice: unpacked servers and template data directories.
 * Under root it lies outside the home folder, which is closed to the user that the servers run as.
 */
export function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME'] || (runsAsRoot ? '/var/cache' : path.join(homedir(), '.cache'));
  return path.join(base, 'schema-gitops/test-servers');
}

/**
 * Returns the cached folder called `name`; when there is none, `build` fills an empty folder first.
 * A build that fails or is killed leaves nothing under the name, and of two builders at once the first wins.
 *
 * @param {string} name the key, with the version of what is inside
 * @param {(folder: string) => Promise<void>} build
 * @returns {Promise<string>}
 */
export async function cached(name, build) {
  const target = path.join(cacheFolder(), `${name}-r${recipe}`);
  if (await exists(target)) return target;
  const draft = `${target}.${process.pid}.${randomUUID()}.draft`;
  await mkdir(draft, { recursive: true });
  await chmod(draft, 0o755);
  try {
    await build(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
  return target;
}

/** Removes drafts whose builder is gone (a launcher that was killed while it built). */
export async function removeAbandonedDrafts() {
  const names = await readdir(cacheFolder()).catch(() => []);
  for (const name of names) {
    const builder = /\.(\d+)\.[0-9a-f-]+\.draft$/.exec(name)?.[1];
    if (builder !== undefined && !isAlive(Number(builder))) {
      await rm(path.join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
export async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
