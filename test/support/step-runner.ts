import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readNamedValues } from './runner-files.ts';
import { readCommands, type RunnerCommand } from './workflow-commands.ts';

/** The event that the workflow runs on. */
export interface StepEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly ref?: string;
  readonly sha?: string;
}

/** One step of a workflow. */
export interface StepRequest {
  /** Absolute path of the program, as `runs.main` of an action names it. */
  readonly program: string;
  /** `with:` of the step. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Names of the inputs that action.yml declares; the runner warns of others. */
  readonly declared?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: StepEvent;
  readonly workspace: string;
  /** Absolute path of the Node to run it with; default: the one that runs the test. */
  readonly node?: string;
  readonly apiUrl?: string;
}

/** A step as the runner and the pages of GitHub show it. */
export interface StepResult {
  readonly exitCode: number | null;
  /** What people see: commands taken out, secrets masked. */
  readonly log: string;
  /** At most ten of each level; their messages cut and masked. */
  readonly annotations: readonly RunnerCommand[];
  /** How many annotations the runner dropped in silence. */
  readonly droppedAnnotations: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Outputs that may leave the job: the runner drops those that hold a secret. */
  readonly jobOutputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What would fail the step, or what a reader would see as a warning of the runner itself. */
  readonly problems: readonly string[];
  /** Everything the program wrote, mask commands left out: nothing in it may be a secret. */
  readonly unmasked: string;
  readonly milliseconds: number;
}

const perLevel = 10;
const messageLimit = 4096;
const summaryLimit = 1024 * 1024;

/** Runs a program as a step, by the rules of actions/runner (ActionCommandManager, FileCommandManager, ExecutionContext). */
export async function runStep(request: StepRequest): Promise<StepResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'step-'));
  try {
    const files = prepareFiles(folder, request.event);
    const ended = await runProgram(request, stepEnvironment(request, folder, files));
    return readStep(ended, files, request);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type FileVariable = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_PATH' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_EVENT_PATH';

function prepareFiles(folder: string, event: StepEvent | undefined): Readonly<Record<FileVariable, string>> {
  const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;
  for (const name of names) writeFileSync(path.join(folder, name), '');
  writeFileSync(path.join(folder, 'GITHUB_EVENT_PATH'), JSON.stringify(event?.payload ?? {}));
  mkdirSync(path.join(folder, 'temp'));
  const at = (name: FileVariable): string => path.join(folder, name);
  return {
    GITHUB_OUTPUT: at('GITHUB_OUTPUT'),
    GITHUB_ENV: at('GITHUB_ENV'),
    GITHUB_STATE: at('GITHUB_STATE'),
    GITHUB_PATH: at('GITHUB_PATH'),
    GITHUB_STEP_SUMMARY: at('GITHUB_STEP_SUMMARY'),
    GITHUB_EVENT_PATH: at('GITHUB_EVENT_PATH'),
  };
}

/** Only what a step has: nothing of the test's own environment but the paths of programs and of the home. */
function stepEnvironment(request: StepRequest, folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = Object.entries(request.inputs ?? {}).map(([name, text]): [string, string] => [`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`, text]);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: request.event?.name ?? 'workflow_dispatch',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: request.event?.ref ?? 'refs/heads/main',
    GITHUB_SHA: request.event?.sha ?? '0'.repeat(39).concat('1'),
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: request.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_WORKSPACE: request.workspace,
    RUNNER_TEMP: path.join(folder, 'temp'),
    RUNNER_OS: 'Linux',
    ...files,
    ...Object.fromEntries(inputs),
    ...request.env,
  };
}

interface EndedProgram {
  readonly exitCode: number | null;
  readonly output: string;
  readonly milliseconds: number;
}

/** The runner reads commands from both streams. */
function runProgram({ program, node, workspace }: StepRequest, env: Record<string, string>): Promise<EndedProgram> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(node ?? process.execPath, [program], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const streams = [child.stdout, child.stderr].map((stream) => {
      const chunks: string[] = [];
      stream.setEncoding('utf8').on('data', (chunk: string) => void chunks.push(chunk));
      return chunks;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const output = streams.map((chunks) => chunks.join('')).join('\n');
      resolve({ exitCode, output, milliseconds: performance.now() - started });
    });
  });
}

function readStep({ exitCode, output, milliseconds }: EndedProgram, files: Readonly<Record<FileVariable, string>>, request: StepRequest): StepResult {
  const { commands, log } = readCommands(output);
  const mask = masker(commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data));
  const annotations = keepAnnotations(commands, mask);
  const problems = [...undeclaredInputs(request)];
  const outputs = readOutputs(files.GITHUB_OUTPUT, problems);
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  const bytes = Buffer.byteLength(summary);
  if (bytes > summaryLimit) problems.push(`the summary has ${String(bytes)} bytes; the upload is aborted`);
  const unmasked = [output.replace(/^::add-mask::.*$/gm, ''), summary, ...Object.values(outputs)].join('\n');
  return {
    exitCode,
    log: mask(log.join('\n')),
    annotations: annotations.kept,
    droppedAnnotations: annotations.dropped,
    outputs,
    jobOutputs: Object.fromEntries(Object.entries(outputs).filter(([, value]) => mask(value) === value)),
    summary: bytes > summaryLimit ? '' : mask(summary),
    problems,
    unmasked,
    milliseconds,
  };
}

/** A mask of several lines hides the whole and each line. */
function masker(masks: readonly string[]): (text: string) => string {
  const parts = masks.flatMap((mask) => [mask, ...mask.split(/[\r\n]+/).map((line) => line.trim())]).filter((part) => part !== '');
  const longestFirst = [...new Set(parts)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((current, part) => current.replaceAll(part, '***'), text);
}

function keepAnnotations(commands: readonly RunnerCommand[], mask: (text: string) => string): { kept: RunnerCommand[]; dropped: number } {
  const left = new Map([
    ['error', perLevel],
    ['warning', perLevel],
    ['notice', perLevel],
  ]);
  const kept: RunnerCommand[] = [];
  let dropped = 0;
  for (const command of commands) {
    const room = left.get(command.name);
    if (room === undefined) continue;
    if (room === 0) {
      dropped += 1;
      continue;
    }
    left.set(command.name, room - 1);
    const properties = Object.entries(command.properties).map(([name, value]): [string, string] => [name, mask(value)]);
    kept.push({ ...command, properties: Object.fromEntries(properties), data: mask(command.data).slice(0, messageLimit) });
  }
  return { kept, dropped };
}

function readOutputs(file: string, problems: string[]): Readonly<Record<string, string>> {
  if (!existsSync(file)) return {};
  try {
    return readNamedValues(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return {};
  }
}

function undeclaredInputs({ inputs, declared }: StepRequest): readonly string[] {
  if (declared === undefined) return [];
  const unexpected = Object.keys(inputs ?? {}).filter((name) => !declared.includes(name));
  return unexpected.length === 0 ? [] : [`Unexpected input(s) '${unexpected.join("', '")}'`];
}
