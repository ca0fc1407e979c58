import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const version = '11.20.3';
const startTimeoutMs = 120_000;

/** The libraries that Flyway's command line needs for these two engines, by their coordinates at Maven Central. */
const libraries = [
  ['org.flywaydb', 'flyway-core', version],
  ['org.flywaydb', 'flyway-database-postgresql', version],
  ['org.flywaydb', 'flyway-mysql', version],
  ['com.fasterxml.jackson.dataformat', 'jackson-dataformat-toml', '2.19.1'],
  ['com.fasterxml.jackson.datatype', 'jackson-datatype-jsr310', '2.19.1'],
  ['org.postgresql', 'postgresql', '42.7.4'],
  ['org.mariadb.jdbc', 'mariadb-java-client', '3.5.1'],
] as const;

/** The real Flyway, or why it cannot be had on this machine. */
export type FoundFlyway = { readonly libraries: string } | { readonly unavailable: string };

/** What Flyway says on its standard output, as JSON. */
export type FlywayAnswer = Readonly<Record<string, unknown>>;

/** One call of Flyway's command line. */
export interface FlywayCall {
  readonly command: 'migrate' | 'validate' | 'info' | 'baseline';
  /** As the test servers give it: postgresql:// or mysql://. */
  readonly url: string;
  readonly folder: string;
  readonly options?: readonly string[];
}

/** Finds Java and Flyway's libraries; fetches these once, by Maven, into the cache beside the test servers. */
export async function findFlyway(): Promise<FoundFlyway> {
  try {
    await run('java', ['-version']);
  } catch {
    return { unavailable: 'there is no Java on this machine' };
  }
  const folder = path.join(cacheFolder(), `flyway-${version}`);
  if ((await stat(folder).catch(() => undefined)) !== undefined) return { libraries: folder };
  try {
    await fetchLibraries(folder);
    return { libraries: folder };
  } catch {
    return { unavailable: 'Maven could not fetch Flyway' };
  }
}

/** The place where scripts/servers keeps what is fetched once. */
function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : path.join(homedir(), '.cache'));
  return path.join(base, 'schema-gitops');
}

async function fetchLibraries(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await writeFile(path.join(draft, 'pom.xml'), projectFile());
    await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(draft, 'lib')}`], { cwd: draft, timeout: startTimeoutMs });
    await rename(path.join(draft, 'lib'), folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The command line's own dependencies reach for every database there is. */
function projectFile(): string {
  const dependency = ([group, artifact, number]: readonly [string, string, string], exclusions = ''): string =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${number}</version>${exclusions}</dependency>`;
  const none = '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>';
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>flyway</artifactId><version>1</version>
<dependencies>${libraries.map((library) => dependency(library)).join('')}${dependency(['org.flywaydb', 'flyway-commandline', version], none)}</dependencies>
</project>`;
}

/** Runs Flyway and reads its JSON; a failing command is an answer too, with an `error`. */
export async function callFlyway(flyway: string, call: FlywayCall): Promise<FlywayAnswer> {
  const url = new URL(call.url);
  const kind = url.protocol === 'postgresql:' ? 'postgresql' : 'mariadb';
  const args = [
    '-cp', path.join(flyway, '*'), 'org.flywaydb.commandline.Main',
    `-url=jdbc:${kind}://${url.host}${url.pathname}`, `-user=${url.username}`, `-locations=filesystem:${call.folder}`,
    '-outputType=json', ...(call.options ?? []), call.command,
  ];
  const env = { ...process.env, FLYWAY_PASSWORD: decodeURIComponent(url.password) };
  const answer: unknown = JSON.parse(await run('java', args, { env, cwd: call.folder, timeout: startTimeoutMs }).then(({ stdout }) => stdout, outputOf));
  if (typeof answer !== 'object' || answer === null) throw new Error('Flyway did not answer with an object');
  return Object.fromEntries(Object.entries(answer));
}

function outputOf(error: unknown): string {
  if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
  throw error;
}
