import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

/** Everything this process started and that has not ended: killed when the supervisor ends. */
const running = new Set();

/** PostgreSQL and MySQL refuse to run as root; under root everything of theirs runs as nobody. */
export const serverUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A fixed environment, so that the host's locale, time zone and PG* or MYSQL_* settings have no influence. */
export const serverEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Runs a program to its end and returns what it printed; a failure carries the last lines of its output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ input?: string, asServer?: boolean, cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  const { input, asServer = false, cwd = '/', env } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: asServer ? { ...serverEnvironment, ...env } : { ...process.env, LC_ALL: 'C', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(asServer ? serverUser : {}),
    });
    running.add(child);
    let out = '';
    let all = '';
    child.stdout.on('data', (chunk) => ((out += chunk), (all = (all + chunk).slice(-4000))));
    child.stderr.on('data', (chunk) => (all = (all + chunk).slice(-4000)));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    child.on('error', (error) => {
      running.delete(child);
      reject(/ENOENT/.test(error.message) ? new Error(`no ${command} on this machine`) : error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(out);
      else reject(new Error(`${command} ended with ${signal ?? code}: ${lastLines(all, 4)}`));
    });
  });
}

/**
 * Starts a server and leaves it running; its output goes to a file.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, cwd: string, stopSignal: NodeJS.Signals }} options
 */
export async function startProcess(command, args, { log, cwd, stopSignal }) {
  const output = await open(log, 'a');
  const child = spawn(command, args, { cwd, env: serverEnvironment, stdio: ['ignore', output.fd, output.fd], ...serverUser });
  running.add(child);
  const server = { child, stopSignal, failure: /** @type {string | undefined} */ (undefined) };
  stopSignals.set(child, stopSignal);
  child.on('error', (error) => {
    server.failure = error.message;
    running.delete(child);
  });
  child.on('exit', (code, signal) => {
    server.failure ??= `it ended with ${signal ?? code}`;
    running.delete(child);
  });
  await output.close();
  return server;
}

/** @type {WeakMap<import('node:child_process').ChildProcess, NodeJS.Signals>} */
const stopSignals = new WeakMap();

/** Ends everything that is still running and waits for it, ten seconds at most. */
export async function endEverything() {
  const ended = [...running].map((child) => {
    const end = new Promise((resolve) => child.once('exit', resolve));
    child.kill(stopSignals.get(child) ?? 'SIGKILL');
    return end;
  });
  const late = setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), 5_000);
  await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
  clearTimeout(late);
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join(' | ');
}
