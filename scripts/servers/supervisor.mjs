// Holds the test servers. The launcher talks to it through two pipes: messages go out as JSON lines, and when its
// standard input closes, whatever became of the launcher, it ends every server and removes their data.
import { chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { cached, isAlive, removeAbandonedDrafts } from './cache.mjs';
import { findClientTools } from './client-tools.mjs';
import { endEverything, lastLines, run, serverUser, startProcess } from './processes.mjs';
import { selectTargets } from './targets.mjs';

/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('./targets.mjs').Installation} Installation */

const prefix = 'schema-gitops-servers-';
const readyWithinMs = 60_000;
/** The only account of these throw-away servers. A word of its own, so that a test can look for it in any output. */
const password = 'open-sesame-4711';

let folder = '';
let ending = false;

process.stdin.resume();
process.stdin.on('close', () => void end(0));
// A terminal sends Ctrl-C to the whole group; the launcher decides when the servers end.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => void end(0));
process.stdout.on('error', () => {});

try {
  await removeLeftovers();
  await removeAbandonedDrafts();
  folder = await openFolder(await mkdtemp(path.join(tmpdir(), prefix)));
  await writeFile(path.join(folder, 'supervisor.pid'), String(process.pid));
  const chosen = selectTargets(process.argv[2] ?? 'quick');
  await Promise.all(chosen.map(async (target) => tell(await provide(target))));
  tell({ done: true });
} catch (error) {
  tell({ failure: error instanceof Error ? error.message : String(error) });
  await end(1);
}

/** @param {object} message */
function tell(message) {
  if (!ending) process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  await endEverything();
  if (folder !== '') await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

/**
 * @param {Target} target
 * @returns {Promise<object>} what the launcher is told: a server or a skip with its reason
 */
async function provide({ id, engine, installations, tools: from }) {
  const started = Date.now();
  const tools = findClientTools(from);
  let reason = '';
  for (const install of installations) {
    try {
      const installation = await install(password);
      const template = await cached(installation.templateKey, (draft) => makeTemplate(installation, draft));
      const reached = await start(id, installation, path.join(template, 'data'));
      return { server: { id, engine, version: installation.version, ...reached, ...(await tools) }, ms: Date.now() - started };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return { skipped: { id, engine, reason }, ms: Date.now() - started };
}

/**
 * @param {Installation} installation
 * @param {string} draft
 */
async function makeTemplate(installation, draft) {
  await openFolder(draft);
  await installation.createTemplate(await openFolder(path.join(draft, 'data')));
}

/**
 * Starts a server on a copy of its template; a port that another program took meanwhile costs one more try.
 *
 * @param {string} id
 * @param {Installation} installation
 * @param {string} template
 */
async function start(id, installation, template) {
  const socketFolder = await openFolder(path.join(folder, id));
  const data = path.join(socketFolder, 'data');
  await rm(data, { recursive: true, force: true });
  await run('cp', process.platform === 'linux' ? ['-a', '--sparse=always', template, data] : ['-Rp', template, data]);
  for (let attempt = 1; ; attempt += 1) {
    const placement = { id, data, port: await findFreePort(), socketFolder };
    const log = path.join(socketFolder, 'server.log');
    const [command = '', ...args] = installation.command(placement);
    const server = await startProcess(command, args, { log, cwd: socketFolder, stopSignal: installation.stopSignal });
    if (await becomesReady(server, () => installation.isReady(placement))) {
      return { url: installation.urlOf(placement.port), socket: installation.socketOf(placement) };
    }
    server.child.kill('SIGKILL');
    const text = await readFile(log, 'utf8').catch(() => '');
    if (attempt === 3 || !/already in use/i.test(text)) {
      throw new Error(`the server did not start: ${server.failure ?? 'no answer in a minute'}: ${lastLines(text, 3)}`);
    }
  }
}

/**
 * @param {{ failure: string | undefined }} server
 * @param {() => Promise<boolean>} isReady
 */
async function becomesReady(server, isReady) {
  const limit = Date.now() + readyWithinMs;
  while (server.failure === undefined && Date.now() < limit) {
    if (await isReady()) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}

/** @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Creates a folder that the servers' user owns.
 *
 * @param {string} place
 */
async function openFolder(place) {
  await mkdir(place, { recursive: true });
  if (serverUser.uid !== undefined) await chown(place, serverUser.uid, serverUser.gid);
  return place;
}

/** Ends the servers and removes the folders of supervisors that were themselves killed. Linux only; elsewhere none are found. */
async function removeLeftovers() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const place = path.join(tmpdir(), name);
    const pid = Number(await readFile(path.join(place, 'supervisor.pid'), 'utf8').catch(() => ''));
    if (!(pid > 0) || isAlive(pid)) continue;
    await killProcessesOf(place);
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {string} place only a process whose command line names this folder is one of ours */
async function killProcessesOf(place) {
  for (const entry of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(entry)) continue;
    const commandLine = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (commandLine.includes(`${place}/`)) {
      try {
        process.kill(Number(entry), 'SIGKILL');
      } catch {
        // It ended by itself in between.
      }
    }
  }
}
