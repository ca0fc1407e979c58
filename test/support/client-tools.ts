import { execFile } from 'node:child_process';

import type { TestServer } from './database-servers.ts';

/** A command line with what it finds its server by. */
export interface ToolCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The command line of a server's own client or dump program for one database.
 * @param url the database's, as `createDatabase` gives it.
 * @returns undefined where the program could not be had.
 */
export function toolCommand(server: TestServer, tool: 'client' | 'dump', url: string): ToolCommand | undefined {
  const [program, ...before] = server.tools?.[tool] ?? [];
  if (program === undefined) return undefined;
  const { hostname, port, username, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  if (server.engine === 'postgresql') {
    const env = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: decodeURIComponent(password), PGDATABASE: database };
    return { program, args: [...before, ...(tool === 'client' ? ['-X', '-q', '-v', 'ON_ERROR_STOP=1'] : ['--schema-only'])], env };
  }
  const address = ['--no-defaults', '--protocol=tcp', `--host=${hostname}`, `--port=${port}`, `--user=${username}`];
  const dump = ['--no-data', '--routines', '--triggers', '--events'];
  return { program, args: [...before, ...address, ...(tool === 'dump' ? dump : []), database], env: { MYSQL_PWD: decodeURIComponent(password) } };
}

/** What a tool is run for. */
interface ToolRun {
  readonly tool: 'client' | 'dump';
  readonly url: string;
  readonly input?: string;
}

/** Runs a tool and gives what it wrote to standard output; rejects with what it wrote to standard error. */
export function runTool(server: TestServer, { tool, url, input = '' }: ToolRun): Promise<string> {
  const command = toolCommand(server, tool, url);
  if (command === undefined) return Promise.reject(new Error(server.withoutTools));
  return new Promise((resolve, reject) => {
    const { program, args, env } = command;
    const child = execFile(program, [...args], { env: { ...process.env, ...env }, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr.slice(0, 2000)));
    });
    child.stdin?.end(input);
  });
}
