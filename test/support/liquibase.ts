import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findLibraries, type FoundLibraries } from './maven-oracle.ts';

const run = promisify(execFile);
const version = '4.33.0';
const runTimeoutMs = 120_000;

/** The real Liquibase, or why it cannot be had on this machine. */
export function findLiquibase(): Promise<FoundLibraries> {
  return findLibraries(`liquibase-${version}`, [
    ['org.liquibase', 'liquibase-core', version],
    ['info.picocli', 'picocli', '4.7.7'],
    ['org.postgresql', 'postgresql', '42.7.4'],
    ['org.mariadb.jdbc', 'mariadb-java-client', '3.5.1'],
    ['com.mysql', 'mysql-connector-j', '9.1.0'],
  ]);
}

/** One call of Liquibase's command line in a folder with a changelog. */
export interface LiquibaseCall {
  /** As the test servers give it, with a database. */
  readonly url: string;
  readonly engine: 'postgresql' | 'mysql' | 'mariadb';
  readonly folder: string;
  readonly command: readonly string[];
}

/** Runs Liquibase, and returns everything that it says; a failing command rejects with it. */
export async function callLiquibase(libraries: string, call: LiquibaseCall): Promise<string> {
  const url = new URL(call.url);
  const options = call.engine === 'mysql' ? '?allowPublicKeyRetrieval=true&useSSL=false' : '';
  const args = [
    '-XX:TieredStopAtLevel=1', '-cp', path.join(libraries, '*'), 'liquibase.integration.commandline.LiquibaseCommandLine',
    `--url=jdbc:${call.engine}://${url.host}${url.pathname}${options}`, `--username=${decodeURIComponent(url.username)}`,
    '--show-banner=false', '--analytics-enabled=false', ...call.command,
  ];
  const env = { ...process.env, LIQUIBASE_COMMAND_PASSWORD: decodeURIComponent(url.password) };
  const { stdout, stderr } = await run('java', args, { cwd: call.folder, env, timeout: runTimeoutMs, maxBuffer: 50_000_000 });
  return `${stdout}${stderr}`;
}
