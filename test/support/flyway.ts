import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findLibraries, type Library } from './maven-oracle.ts';

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
  // Its own dependencies reach for every database there is.
  ['org.flywaydb', 'flyway-commandline', version, 'alone'],
] as const satisfies readonly Library[];

/** The real Flyway, or why it cannot be had on this machine. */
export type FoundFlyway = { readonly libraries: string } | { readonly unavailable: string };

/** What Flyway says on its standard output, as JSON. */
export type FlywayAnswer = Readonly<Record<string, unknown>>;

/** One call of Flyway's command line. */
export interface FlywayCall {
  readonly command: 'migrate' | 'validate' | 'info' | 'baseline' | 'repair';
  /** As the test servers give it: postgresql:// or mysql://. */
  readonly url: string;
  readonly folder: string;
  readonly options?: readonly string[];
}

/** Finds Java and Flyway's libraries. */
export async function findFlyway(): Promise<FoundFlyway> {
  const found = await findLibraries(`flyway-${version}`, libraries);
  return 'unavailable' in found ? found : { libraries: found.folder };
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
  // Of another realm where tests run in one of their own: `instanceof` would not know it.
  if (typeof error === 'object' && error !== null && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
  throw error;
}
