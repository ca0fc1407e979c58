import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReportedReplay } from '../../src/model/report-replay.ts';
import type { ReportedDrift } from '../../src/model/report-drift.ts';

const entry = fileURLToPath(new URL('./cli-entry.js', import.meta.url));

/** How a run of the command line ended. */
export interface CliEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The report that `--output json` prints. */
export interface JsonReport {
  readonly outcome: string;
  readonly summary: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly title: string; readonly fix: string; readonly file: string; readonly start: { readonly line: number } }[];
  readonly error?: { readonly code: string; readonly what: string; readonly where?: string; readonly fix: string; readonly cause?: string };
  readonly run?: { readonly migrations: readonly { readonly version?: string; readonly state: string }[] };
  readonly plan?: { readonly hash: string; readonly migrations: readonly { readonly path: string; readonly statements: readonly { readonly sql: string }[] }[] };
  readonly migrations?: { readonly files: readonly { readonly path: string; readonly state?: string }[] };
  readonly target?: string;
  readonly targets?: readonly JsonReport[];
  readonly drift?: ReportedDrift;
  readonly replay?: ReportedReplay;
  readonly notes: readonly string[];
}

/** Where and with which variables a command line runs. */
export interface CliPlace {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told of each piece of standard error when it is written. */
  readonly onProgress?: (text: string) => void;
}

/** Variables of this machine that would lead a run astray. */
const foreign = ['DATABASE_URL', 'GITHUB_ACTIONS', 'FORCE_COLOR', 'GIT_DIR'];

/** Runs a command line to its end. */
export function runCli(args: readonly string[], { folder, env = {}, onProgress }: CliPlace): Promise<CliEnd> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name) && name !== 'NODE_OPTIONS'));
  const child = spawn(process.execPath, [entry, ...args], { cwd: folder, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    errors.push(chunk);
    onProgress?.(chunk.toString('utf8'));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(errors).toString('utf8') });
    });
  });
}

/** Runs a command with `--output json` and reads its report. */
export async function runForReport(args: readonly string[], place: CliPlace): Promise<{ readonly end: CliEnd; readonly report: JsonReport }> {
  const end = await runCli([...args, '--output', 'json'], place);
  const report: unknown = JSON.parse(end.stdout);
  if (!isReport(report)) throw new Error(`not a report: ${end.stdout.slice(0, 500)} ${end.stderr.slice(0, 500)}`);
  return { end, report };
}

function isReport(value: unknown): value is JsonReport {
  return typeof value === 'object' && value !== null && 'outcome' in value && 'findings' in value;
}
