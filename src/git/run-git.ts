import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { UserError } from '../errors/user-error.ts';

/** What a git command answered; a failing command is an answer too. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Options that keep a repository's own configuration from running programs or changing output:
 * names verbatim, paths without patterns, no file system monitor, no external diff.
 */
const neutralOptions = ['--literal-pathspecs', '-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '-c', 'diff.external='];

/** Starts git without a shell. */
export function startGit(folder: string, args: readonly string[], stdin: 'ignore' | 'pipe'): ChildProcess {
  return spawn('git', [...neutralOptions, ...args], {
    cwd: folder,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    stdio: [stdin, 'pipe', 'pipe'],
  });
}

/**
 * Runs git without a shell.
 * @throws UserError git/not-installed where there is no git command.
 */
export function runGit(folder: string, args: readonly string[], input?: string): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = startGit(folder, args, input === undefined ? 'ignore' : 'pipe');
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new UserError('git/not-installed', { where: folder }) : error);
    });
    child.on('close', (exitCode) => {
      resolve({ exitCode: exitCode ?? 1, stdout: stdout(), stderr: stderr().toString('utf8') });
    });
    // A git that ends before it has read everything says why by its exit code.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

function collect(stream: Readable | null): () => Buffer {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

/** Splits the output of a command with `-z`; names are UTF-8 as git stores them. */
export function nulSeparated(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0');
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
