import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from './private-server.ts';

/** A data folder that every start copies instead of initialising anew. */
export interface TemplateRequest {
  /** What decides the content: engine, version, program, options. */
  readonly key: readonly string[];
  /** Fills an empty folder with an initialised data directory. */
  readonly fill: (folder: string) => Promise<void>;
}

/**
 * Copies an initialised data directory to `target`, initialising it once per key and machine.
 * A template is complete or not there: it is filled under another name and renamed.
 */
export async function copyTemplate(request: TemplateRequest, target: string): Promise<void> {
  const template = join(await cacheFolder(), createHash('sha256').update(request.key.join('\n')).digest('hex').slice(0, 24));
  if (!(await exists(template))) await makeTemplate(template, request);
  await copyFolder(template, target);
}

/** States of servers that are kept: those used last. Each takes as much as its data, some tens of megabytes and up. */
const mostKept = 4;

/** Name of the file in a kept data folder that holds its note; servers pass over what they do not know. */
const noteFile = 'schema-gitops-note';

/** Copies a kept state to `target`; gives its note, or undefined where there is none. */
export async function copyKept(key: readonly string[], target: string): Promise<string | undefined> {
  const kept = join(await cacheFolder(), keptName(key));
  if (!(await exists(kept))) return undefined;
  const now = new Date();
  await utimes(kept, now, now).catch(() => undefined);
  try {
    await copyFolder(kept, target);
    return await readFile(join(target, noteFile), 'utf8');
  } catch {
    // Another process may be clearing it away.
    await rm(target, { recursive: true, force: true });
    return undefined;
  }
}

/** Keeps the data folder of a server that is not running, and clears away what was not used for longest. Never rejects: it is a convenience. */
export async function keepState(key: readonly string[], data: string, note: string): Promise<void> {
  const folder = await cacheFolder();
  const kept = join(folder, keptName(key));
  const filling = await mkdtemp(`${kept}.`).catch(() => undefined);
  if (filling === undefined) return;
  try {
    await copyFolder(data, join(filling, 'data'));
    await writeFile(join(filling, 'data', noteFile), note);
    await own(join(filling, 'data', noteFile));
    await rename(join(filling, 'data'), kept);
    await clearAway(folder);
  } catch {
    // Another run has kept the same, or the disk is full.
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
}

async function clearAway(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^base-[0-9a-f]+$/.test(name));
  const used = await Promise.all(names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })));
  for (const { path } of used.toSorted((one, other) => other.at - one.at).slice(mostKept)) await rm(path, { recursive: true, force: true });
}

function keptName(key: readonly string[]): string {
  return `base-${createHash('sha256').update(key.join('\n')).digest('hex').slice(0, 24)}`;
}

async function makeTemplate(template: string, request: TemplateRequest): Promise<void> {
  const folder = await mkdtemp(`${template}.`);
  await own(folder);
  try {
    await request.fill(folder);
    // Another process may have been faster: its template serves as well.
    await rename(folder, template).catch(() => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Outside the repository, per user. Root's home is closed to the account that the server runs as, so root uses the
 * system's cache; a shared temporary folder is never reused, since another user could have filled it.
 */
async function cacheFolder(): Promise<string> {
  const base = process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache'));
  const folder = join(base, 'schema-gitops', 'dev-database');
  await mkdir(folder, { recursive: true, mode: 0o755 }).catch(() => undefined);
  if (await exists(folder)) return folder;
  return mkdtemp(join(tmpdir(), 'sg-cache-'));
}

/** `cp` keeps a mostly empty data file sparse, which makes a MySQL copy ten times smaller; Node's own copy does not. */
async function copyFolder(source: string, target: string): Promise<void> {
  const copied = await new Promise<boolean>((resolve) => {
    execFile('cp', ['-a', '--sparse=always', source, target], (error) => resolve(error === null));
  });
  if (copied) return;
  await rm(target, { recursive: true, force: true });
  await cp(source, target, { recursive: true });
  await own(target);
}

async function own(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  const { uid, gid } = serverAccount();
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
