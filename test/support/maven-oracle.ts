import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const fetchTimeoutMs = 180_000;

/** Group, artifact and version; `alone`: without what it depends on. */
export type Library = readonly [group: string, artifact: string, version: string, alone?: 'alone'];

/** The folder with a tool's libraries, or why they cannot be had on this machine. */
export type FoundLibraries = { readonly folder: string } | { readonly unavailable: string };

/** Finds Java and the libraries of a tool that our results are compared with; fetches these once, by Maven, beside the test servers. */
export async function findLibraries(name: string, libraries: readonly Library[]): Promise<FoundLibraries> {
  try {
    await run('java', ['-version']);
  } catch {
    return { unavailable: 'there is no Java on this machine' };
  }
  const folder = path.join(cacheFolder(), name);
  if ((await stat(folder).catch(() => undefined)) !== undefined) return { folder };
  try {
    await fetchLibraries(folder, libraries);
    return { folder };
  } catch {
    return (await stat(folder).catch(() => undefined)) === undefined ? { unavailable: `Maven could not fetch ${name}` } : { folder };
  }
}

/** The place where scripts/servers keeps what is fetched once. */
function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : path.join(homedir(), '.cache'));
  return path.join(base, 'schema-gitops');
}

async function fetchLibraries(folder: string, libraries: readonly Library[]): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await writeFile(path.join(draft, 'pom.xml'), projectFile(libraries));
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(draft, 'lib')}`], { cwd: draft, timeout: fetchTimeoutMs });
    await rename(path.join(draft, 'lib'), folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function projectFile(libraries: readonly Library[]): string {
  const none = '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>';
  const entries = libraries.map(([group, artifact, version, alone]) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${alone === undefined ? '' : none}</dependency>`);
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>oracle</artifactId><version>1</version>
<dependencies>${entries.join('')}</dependencies>
</project>`;
}
