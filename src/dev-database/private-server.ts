import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { DatabaseError } from '../errors/database-error.ts';

/**
 * The uid and gid of nobody on Linux. PostgreSQL refuses to run as root (manual, section 18.1), MySQL warns;
 * under root the server therefore runs as nobody.
 */
const nobody = 65534;

/** What a child process needs to run as somebody else than root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** The account that servers run as: our own, unless that is root. */
export function serverAccount(): RunAs {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

/**
 * A new folder for a server's data and socket, owned by the server's account.
 * Short, since the path of a Unix socket holds 107 bytes at most.
 */
export async function makeServerFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sg-'));
  const account = serverAccount();
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
  return folder;
}

/** A program to run to its end as the server's account. */
export interface Errand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/**
 * Runs a program of the server to its end.
 * @throws UserError dev-database/start-failed with the program's last words.
 */
export async function runErrand(errand: Errand): Promise<void> {
  const child = spawn(errand.program, [...errand.args], {
    ...serverAccount(),
    cwd: '/',
    env: { ...process.env, ...errand.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  child.stdin.end(errand.input ?? '');
  const exitCode = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      words.push(error.message);
      resolve(1);
    });
    child.on('close', resolve);
  });
  if (exitCode !== 0) throw startFailed(errand.program, words.join(''));
}

/** A server that is being started. */
export interface ServerStart {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Removed with everything in it when the server ends. */
  readonly folder: string;
  readonly logFile: string;
  /** Asks the server to end in order. */
  readonly endSignal: NodeJS.Signals;
  /** Resolves when a connection succeeds. */
  readonly probe: () => Promise<void>;
}

/** How to end a running server; safe to call twice, never rejects. */
export type StopServer = () => Promise<void>;

/** A server that answers. */
export interface RunningServer {
  readonly stop: StopServer;
  /**
   * Ends the server in order, so that its files are whole, works on them, and starts it again.
   * @throws UserError dev-database/start-failed.
   */
  readonly pause: (work: () => Promise<void>) => Promise<void>;
}

/** A server on an idle machine answers within two seconds; a busy runner may take far longer. */
const startLimitMs = 60_000;

/**
 * Starts a server and waits until it answers. It is killed and its folder removed by `stop`, at the end of this process,
 * and also when this process is killed: a watchdog waits for the end of its standard input.
 * @throws UserError dev-database/start-failed with the end of the server's log.
 */
export async function startServer(start: ServerStart): Promise<RunningServer> {
  let running = await launch(start);
  return {
    stop: async () => {
      await running.end('SIGKILL');
      await rm(start.folder, { recursive: true, force: true });
    },
    pause: async (work) => {
      await running.end(start.endSignal);
      await work();
      running = await launch(start);
    },
  };
}

/** A process, and how to end it with what watches it. */
interface Launched {
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

async function launch(start: ServerStart): Promise<Launched> {
  const child = spawn(start.program, [...start.args], { ...serverAccount(), cwd: '/', env: { ...process.env, ...start.env }, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
  const endWatch = watch(child, start.folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    endWatch();
  };
  const outcome = await waitUntilReady(child, start.probe);
  if (outcome === 'ready') return { end };
  const log = await readFile(start.logFile, 'utf8').catch(() => '');
  await end('SIGKILL');
  await rm(start.folder, { recursive: true, force: true });
  throw startFailed(start.program, log === '' ? outcome : log);
}

async function waitUntilReady(child: ChildProcess, probe: () => Promise<void>): Promise<string> {
  const deadline = Date.now() + startLimitMs;
  let last = 'the server did not answer';
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return last;
    try {
      await probe();
      return 'ready';
    } catch (error) {
      last = error instanceof DatabaseError ? error.problem.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return last;
}

/** Starts the watchdog; the returned function sends it away. */
function watch(child: ChildProcess, folder: string): () => void {
  if (child.pid === undefined) return () => undefined;
  const script = 'cat >/dev/null; kill -9 "$1" 2>/dev/null; sleep 0.2; rm -rf -- "$2"';
  const dog = spawn('/bin/sh', ['-c', script, 'watchdog', String(child.pid), folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  dog.on('error', () => undefined);
  dog.stdin.on('error', () => undefined);
  dog.unref();
  return () => {
    dog.kill('SIGKILL');
  };
}

function startFailed(program: string, words: string): UserError {
  const lines = words.trim().split('\n');
  return new UserError('dev-database/start-failed', { where: program, cause: lines.slice(-12).join('\n') });
}
