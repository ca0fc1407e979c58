import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A command timed as a whole process. `prepare` runs before each run, outside the clock. */
export interface TimedCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly prepare?: () => Promise<void>;
  /** Exit codes that count as a good run; default 0. */
  readonly exitCodes?: readonly number[];
}

/** What was measured of one command over all runs: milliseconds of it, or another unit. */
export interface Timing {
  readonly name: string;
  readonly unit?: 'ms' | 'MB';
  readonly median: number;
  readonly minimum: number;
  readonly runs: readonly number[];
}

/** A command held against the floor or peer of its bench: medians of runs taken in turn, and their ratio. */
export interface Comparison {
  readonly bench: string;
  readonly subject: Timing;
  readonly reference: Timing;
  readonly ratio: number;
  /** What the ratio is held to, where a bound is promised. */
  readonly bound?: number;
}

/** A bench that could not run here, and why. */
export interface NotRun {
  readonly bench: string;
  readonly reason: string;
}

/**
 * Runs commands in turn, A B C A B C …, so that a change of the machine's speed meets all of them.
 * @param rounds counted rounds; one more goes first as a warm-up.
 * @throws Error when a run exits with another code than expected: a failing command must not look fast.
 */
export async function measureInTurn(commands: readonly TimedCommand[], rounds: number): Promise<readonly Timing[]> {
  const times = commands.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, command] of commands.entries()) {
      const milliseconds = await runOnce(command);
      if (round > 0) times[index]?.push(milliseconds);
    }
  }
  return commands.map((command, index) => timingOf(command.name, times[index] ?? []));
}

/** Runs a command a single time and without a warm-up: for what takes minutes. */
export async function measureOnce(command: TimedCommand): Promise<Timing> {
  return timingOf(`${command.name}, once`, [await runOnce(command)]);
}

async function runOnce(command: TimedCommand): Promise<number> {
  await command.prepare?.();
  const started = performance.now();
  const child = spawn(command.program, [...command.args], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const words: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  child.stdin.end(command.input ?? '');
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const milliseconds = performance.now() - started;
  if (!(command.exitCodes ?? [0]).includes(exitCode ?? -1)) throw new Error(`${command.name} ended with ${String(exitCode)}: ${words.join('').slice(-2000)}`);
  return milliseconds;
}

function timingOf(name: string, runs: readonly number[]): Timing {
  const sorted = [...runs].sort((a, b) => a - b);
  return { name, median: sorted[Math.floor(sorted.length / 2)] ?? 0, minimum: sorted[0] ?? 0, runs };
}

/** Holds a subject against its reference. */
export function compare(bench: string, pair: { readonly subject: Timing | undefined; readonly reference: Timing | undefined }, bound?: number): Comparison {
  const { subject, reference } = pair;
  if (subject === undefined || reference === undefined) throw new Error(`${bench} was not measured`);
  return { bench, subject, reference, ratio: subject.median / reference.median, ...(bound === undefined ? {} : { bound }) };
}
