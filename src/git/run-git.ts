import { execFile } from 'node:child_process';
import { UserError } from '../errors/user-error.ts';

/** What a git command answered; a failing command is an answer too. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Settings that keep a repository's own configuration from running programs or changing output:
 * names verbatim, no file system monitor, no pager, no external diff.
 */
const neutralSettings = ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '-c', 'diff.external='];

/** A whole base tree may pass through one command's output. */
const maxOutputBytes = 1024 * 1024 * 1024;

/**
 * Runs git without a shell.
 * @throws UserError git/not-installed where there is no git command.
 */
export function runGit(folder: string, args: readonly string[], input?: string): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...neutralSettings, ...args],
      { cwd: folder, encoding: 'buffer', maxBuffer: maxOutputBytes, env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } },
      (error, stdout, stderr) => {
        if (error !== null && error.code === 'ENOENT') {
          reject(new UserError('git/not-installed', { where: folder }));
          return;
        }
        resolve({ exitCode: exitCodeOf(error), stdout, stderr: stderr.toString('utf8') });
      },
    );
    if (input !== undefined) child.stdin?.end(input);
  });
}

function exitCodeOf(error: { code?: number | string | null | undefined } | null): number {
  if (error === null) return 0;
  return typeof error.code === 'number' ? error.code : 1;
}

/** Splits the output of a command with `-z`; names are UTF-8 as git stores them. */
export function nulSeparated(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0');
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
