import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** @typedef {{ id: string, engine: string, version: string, url: string, socket: string, tools?: import('./client-tools.mjs').ClientTools, withoutTools?: string }} TestServer */
/** @typedef {{ id: string, engine: string, reason: string }} SkippedServer */
/** @typedef {{ selection: string, servers: TestServer[], skipped: SkippedServer[] }} ServerSet */

const supervisorFile = fileURLToPath(new URL('supervisor.mjs', import.meta.url));

/**
 * Starts a set of private database servers. They end with `stop`, and also when this process ends in any other way.
 *
 * @param {string} selection `quick`, `full`, or ids separated by commas
 * @param {(line: string) => void} [say] told about each server as it comes up
 * @returns {Promise<ServerSet & { stop: () => Promise<void> }>}
 */
export async function startServers(selection, say = () => {}) {
  // A session of its own: what kills the launcher's group must not kill the one who cleans up.
  const child = spawn(process.execPath, [supervisorFile, selection], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.on('error', () => {});
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  /** @type {ServerSet} */
  const set = { selection, servers: [], skipped: [] };
  for await (const line of createInterface({ input: child.stdout })) {
    const message = JSON.parse(line);
    if (message.server) {
      set.servers.push(message.server);
      say(`${message.server.id} ${message.server.version} is up after ${message.ms} ms`);
    }
    if (message.skipped) {
      set.skipped.push(message.skipped);
      say(`${message.skipped.id} is not available: ${message.skipped.reason}`);
    }
    if (message.failure) throw new Error(message.failure);
    if (message.done) return { ...sortById(set), stop };
  }
  throw new Error('the supervisor of the test servers ended by itself');
}

/**
 * @param {ServerSet} set
 * @returns {ServerSet}
 */
function sortById({ selection, servers, skipped }) {
  const byId = (/** @type {{ id: string }} */ a, /** @type {{ id: string }} */ b) => a.id.localeCompare(b.id, 'en', { numeric: true });
  return { selection, servers: servers.toSorted(byId), skipped: skipped.toSorted(byId) };
}

/**
 * Writes the set where tests look for it.
 *
 * @param {string} file
 * @param {ServerSet} set
 */
export async function writeServerSet(file, { selection, servers, skipped }) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ selection, servers, skipped }, null, 2)}\n`, { mode: 0o600 });
}
