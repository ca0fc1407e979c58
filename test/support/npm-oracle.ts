import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const installTimeoutMs = 180_000;

/** The folder in which the real tool's packages are installed, or why they cannot be had on this machine. */
export type FoundPackages = { readonly folder: string } | { readonly unavailable: string };

/**
 * Finds npm packages of a tool that our results are compared with; installs them once, beside the test servers and outside the
 * project. Nothing of theirs is run by the installation.
 * @param packages `name@version`
 */
export async function findPackages(name: string, packages: readonly string[]): Promise<FoundPackages> {
  const folder = path.join(oraclesFolder(), name);
  if ((await stat(folder).catch(() => undefined)) !== undefined) return { folder };
  try {
    await mkdir(oraclesFolder(), { recursive: true });
    const draft = await mkdtemp(`${folder}.draft-`);
    try {
      await run('npm', ['install', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...packages], { timeout: installTimeoutMs });
      await rename(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return { folder };
  } catch {
    // Another test file may have been faster.
    return (await stat(folder).catch(() => undefined)) === undefined ? { unavailable: `npm could not install ${packages.join(' and ')}` } : { folder };
  }
}

/** The place where scripts/servers keeps what is fetched once. */
function oraclesFolder(): string {
  const named = process.env['SCHEMA_GITOPS_ORACLES'];
  if (named !== undefined && named !== '') return named;
  const base = process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : path.join(homedir(), '.cache'));
  return path.join(base, 'schema-gitops', 'oracles');
}

/** Runs a script of the tests in a process of its own, and reads the JSON that it prints last. */
export async function callScript(script: string, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = await run(process.execPath, [script, ...args], { timeout: installTimeoutMs });
  const answer: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (typeof answer !== 'object' || answer === null) throw new Error('the tool did not answer with an object');
  return Object.fromEntries(Object.entries(answer));
}
