import { getExecOutput } from '@actions/exec';

/** How a program ended, and what it printed. */
export interface ProgramEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Beside the few variables that every program needs. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a program of the repository is told of this machine: nothing that could be a secret. */
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'LANG', 'LC_ALL'];

const longestSeconds = 180;

/** The exit code by which `timeout` says that it ended the program (GNU coreutils). */
const endedByTimeout = 124;

/** Runs a program of the user's without a shell, with an environment of its own and a time limit; undefined where it cannot be started. */
export async function runProgram({ program, args, folder, env = {} }: ProgramRun): Promise<ProgramEnd | undefined> {
  const inherited = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  const environment = { ...Object.fromEntries(inherited), CI: 'true', NO_COLOR: '1', ...env };
  const limited = process.platform === 'linux' ? { command: 'timeout', args: ['--kill-after=5', String(longestSeconds), program, ...args] } : { command: program, args: [...args] };
  const options = { cwd: folder, env: environment, silent: true, ignoreReturnCode: true, input: Buffer.alloc(0) };
  const answer = await getExecOutput(limited.command, limited.args, options).catch(() => undefined);
  return answer?.exitCode === endedByTimeout ? { ...answer, stderr: `it was ended after ${String(longestSeconds)} seconds` } : answer;
}

const longestDetail = 1500;

/** The end of what a program printed, without colours and paths to the eye of nobody: its last lines say why it stopped. */
export function lastLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '');
  return lines.slice(-15).join('\n').slice(-longestDetail);
}
