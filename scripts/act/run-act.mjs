import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} ActRun what a run of act did
 * @property {Record<string, string>} jobs result of each job that ran
 * @property {Record<string, string>} outcomes output `outcome` of each step, by job and step ids, joined with a slash
 * @property {string} log
 */

/**
 * Runs the workflow of a repository on this machine, with our actions taken from the checkout.
 *
 * @param {string} program act
 * @param {{ root: string, folder: string, event: string, payload: object, secrets: Record<string, string> }} run
 * @returns {ActRun}
 */
export function runAct(program, { root, folder, event, payload, secrets }) {
  const eventFile = path.join(folder, '.git', 'event.json');
  writeFileSync(eventFile, JSON.stringify(payload));
  const args = [
    event,
    '--json',
    ...['--eventpath', eventFile],
    ...['--platform', 'ubuntu-24.04=-self-hosted'],
    ...['--local-repository', `schema-gitops/schema-gitops@v1=${root}`],
    ...Object.keys(secrets).flatMap((name) => ['--secret', name]),
  ];
  const { stdout, stderr } = spawnSync(program, args, { cwd: folder, env: { ...process.env, ...secrets }, encoding: 'utf8', maxBuffer: 1 << 28 });
  return readRun(stdout.split('\n').flatMap(parseLine), `${stdout}\n${stderr}`);
}

/** @param {string} line */
function parseLine(line) {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/**
 * @param {{ jobID?: string, jobResult?: string, command?: string, name?: string, arg?: string, stepID?: string[] }[]} lines
 * @param {string} log
 * @returns {ActRun}
 */
function readRun(lines, log) {
  /** @type {ActRun} */
  const run = { jobs: {}, outcomes: {}, log };
  for (const { jobID = '', jobResult, command, name, arg, stepID = [] } of lines) {
    if (jobResult !== undefined) run.jobs[jobID] = jobResult;
    if (command === 'set-output' && name === 'outcome') run.outcomes[[jobID, ...stepID].join('/')] = arg ?? '';
  }
  return run;
}
