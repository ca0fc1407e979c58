import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const timeoutMs = 120_000;

/** A program that our results are compared with, or why it cannot be had on this machine. */
export type FoundTool = { readonly program: string } | { readonly unavailable: string };

/** What a call of a program said. */
export interface ToolAnswer {
  readonly succeeded: boolean;
  /** Both streams. */
  readonly output: string;
}

/** Finds a program in the folder of oracles, which lies outside of the project, or in PATH. */
export async function findTool(name: string): Promise<FoundTool> {
  const base = process.env['XDG_CACHE_HOME'] ?? (process.getuid?.() === 0 ? '/var/cache' : path.join(homedir(), '.cache'));
  const oracles = process.env['SCHEMA_GITOPS_ORACLES'] ?? path.join(base, 'schema-gitops', 'oracles');
  const folders = [path.join(oracles, 'bin'), ...(process.env['PATH'] ?? '').split(path.delimiter)];
  for (const folder of folders) {
    const program = path.join(folder, name);
    if (await access(program).then(() => true, () => false)) return { program };
  }
  return { unavailable: `${name} is neither in ${path.join(oracles, 'bin')} nor in PATH` };
}

/** Calls a program and waits for its end. */
export async function callTool(program: string, args: readonly string[], place: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {}): Promise<ToolAnswer> {
  try {
    const { stdout, stderr } = await run(program, args, { timeout: timeoutMs, cwd: place.cwd, env: { ...process.env, ...place.env } });
    return { succeeded: true, output: stdout + stderr };
  } catch (error) {
    return { succeeded: false, output: error instanceof Error && 'stdout' in error && 'stderr' in error ? `${String(error.stdout)}${String(error.stderr)}` : String(error) };
  }
}
