import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Pinned, since what act accepts of a workflow changes from version to version. */
const version = 'v0.2.87';

/**
 * The act program: from the PATH, from our cache, or installed there by Go.
 *
 * @param {string} root of the checkout
 * @returns {{ program: string } | { absent: string }}
 */
export function findAct(root) {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'act'));
  const folder = path.join(root, '.cache/act', version);
  const cached = path.join(folder, 'act');
  const found = [...onPath, cached].find((file) => existsSync(file));
  if (found !== undefined) return { program: found };
  if (spawnSync('go', ['version']).status !== 0) return { absent: 'act is not installed, and there is no Go to install it with' };
  console.log(`Installing act ${version} with Go; that takes some minutes, once.`);
  mkdirSync(folder, { recursive: true });
  const installed = spawnSync('go', ['install', `github.com/nektos/act@${version}`], { env: { ...process.env, GOBIN: folder }, encoding: 'utf8' });
  return installed.status === 0 ? { program: cached } : { absent: `Go could not install act: ${(installed.stderr ?? '').trim().split('\n').at(-1)}` };
}
