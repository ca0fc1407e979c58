import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Orders } from './run-process.ts';

/** A runner's process. */
export interface RunnerProcess {
  readonly child: ChildProcess;
  /** Resolves when it has ended: its last line, and the signal that ended it. */
  readonly ended: Promise<{ readonly lastLine: string; readonly signal: NodeJS.Signals | null }>;
}

/** Starts a runner as a process of its own. */
export function spawnRunner(orders: Orders): RunnerProcess {
  const script = fileURLToPath(new URL('./run-process.js', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = once(child, 'close').then(() => ({ lastLine: output.trim().split('\n').at(-1) ?? '', signal: child.signalCode }));
  return { child, ended };
}
