import { join, resolve } from 'node:path';
import { readEvent, refusePullRequestTarget, type WorkflowEvent } from '../github/event.ts';
import { printHarmless } from '../github/annotations.ts';
import { readInputs } from '../github/inputs.ts';
import { createLog } from '../github/log.ts';
import { hideConnection, hideSecret } from '../github/mask.ts';
import { setOutputs } from '../github/outputs.ts';
import type { Channels } from '../github/publish-report.ts';
import type { Step } from '../github/step.ts';
import { warnLate } from '../github/warn-late.ts';
import { exitCodes } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { plainLine } from '../report/encode.ts';
import { Redactor } from '../report/redactor.ts';
import { reportOutputs } from '../report/report-outputs.ts';
import { renderTerminal } from '../report/terminal.ts';
import { failedReport } from './failed-report.ts';
import { loadFollowUp } from './follow-up/load-follow-up.ts';
import type { FollowUpWorld } from './follow-up/follow-up.ts';
import { knownInputs } from './inputs/known-inputs.ts';
import { parseInvocation, type ActionCommand } from './invocation.ts';
import { readSource } from './read-source.ts';
import { runCommand, type CommandEnd, type Invocation } from './run-command.ts';
import { listenForStop } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';
import { writeReportFiles } from './write-report-files.ts';

/** A step of a workflow with what hides its secrets. */
interface RunningStep {
  readonly step: Step;
  readonly redactor: Redactor;
  readonly redact: (text: string) => string;
}

/**
 * Runs an action as a step of a workflow: inputs from the runner's variables, results to every channel that the inputs
 * ask for, outputs set whatever happens. The process ends with 0 or 1; the finer word is the output `outcome`.
 */
export async function runStep(action: ActionCommand, step: Step): Promise<void> {
  const redactor = new Redactor();
  const running: RunningStep = { step, redactor, redact: (text) => redactor.redact(text) };
  let invocation: Invocation | undefined;
  let event: WorkflowEvent | undefined;
  let end: CommandEnd;
  try {
    const inputs = readInputs(step.env, knownInputs());
    hideSecret(inputs.texts.get('token') ?? '', running);
    event = readEvent(step.env);
    if (event !== undefined) refusePullRequestTarget(event);
    invocation = parseInvocation(action, inputs);
    end = await runInWorkflow(invocation, running, { event, warnings: inputs.warnings });
  } catch (error) {
    end = { report: failedReport(action, error), root: process.cwd() };
  }
  await publish(end, running, { event, invocation });
  process.exitCode = exitCodes[end.report.outcome] === 0 ? 0 : 1;
}

interface WorkflowFacts {
  readonly event: WorkflowEvent | undefined;
  readonly warnings: readonly string[];
}

async function runInWorkflow(invocation: Invocation, running: RunningStep, { event, warnings }: WorkflowFacts): Promise<CommandEnd> {
  const { step, redactor, redact } = running;
  const log = createLog({ write: step.write, redact, verbose: invocation.inputs.values.verbose, inWorkflow: true });
  for (const warning of warnings) log.warning(warning);
  const stop = listenForStop();
  try {
    return await runCommand(invocation, {
      env: step.env,
      cwd: step.env['GITHUB_WORKSPACE'] ?? process.cwd(),
      log,
      stop: stop.signal,
      bases: event?.bases ?? [],
      isPullRequest: event?.pullRequest?.isFork === false,
      ...(event?.pullRequest === undefined ? {} : { description: event.pullRequest.description }),
      hideSecret: (secret) => void redactor.add(secret),
      redact,
      hideUrl: (name, secrets) => {
        for (const warning of hideConnection(name, secrets, { redactor, step })) log.warning(warning);
      },
    });
  } finally {
    stop.dispose();
  }
}

interface PublishFacts {
  readonly event: WorkflowEvent | undefined;
  readonly invocation: Invocation | undefined;
}

/** The log, the report file and the outputs first: they need no permission and no network. */
async function publish(end: CommandEnd, running: RunningStep, { event, invocation }: PublishFacts): Promise<void> {
  const { step, redact } = running;
  const { root } = end;
  const { report, problems: undone, outputs } = await loadFollowUp(end, invocation, followUpWorld(running, invocation, event));
  const text = renderTerminal(report, { color: true, redact, verbose: invocation?.inputs.values.verbose ?? false, source: (file) => readSource(root, file) });
  printHarmless(step, text);
  const files = await writeFiles(report, running, invocation);
  setOutputs(step, { ...reportOutputs(report), ...outputs, ...files });
  if (event === undefined) return;
  const { publishReport } = await import('../github/publish-report.ts');
  const problems = await publishReport({ report, channels: channelsOf(invocation), event, step, redact, clock: systemClock });
  await warnLate([...undone.map((problem) => plainLine(redact(problem))), ...problems]);
}

function followUpWorld(running: RunningStep, invocation: Invocation | undefined, event: WorkflowEvent | undefined): FollowUpWorld {
  const { env } = running.step;
  const temporary = env['RUNNER_TEMP'];
  return {
    env,
    folder: resolve(env['GITHUB_WORKSPACE'] ?? process.cwd(), invocation?.inputs.values['working-directory'] ?? '.'),
    ...(temporary === undefined ? {} : { temporary: join(temporary, 'schema-gitops-drift') }),
    ...(event === undefined ? {} : { event }),
    redact: running.redact,
    hide: (secret) => {
      hideSecret(secret, running);
    },
    clock: systemClock,
  };
}

/** A workflow always gets its report as a file. */
function writeFiles(report: Report, { step, redact }: RunningStep, invocation: Invocation | undefined): Promise<Readonly<Record<string, string>>> {
  const values = invocation?.inputs.values;
  const workspace = step.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const temporary = resolve(step.env['RUNNER_TEMP'] ?? process.cwd(), `schema-gitops-${report.action}.json`);
  return writeReportFiles(report, {
    folder: resolve(workspace, values?.['working-directory'] ?? '.'),
    reportFile: values?.['report-file'],
    fallback: temporary,
    invocation,
    redact,
  });
}

/** Where inputs could not be read, the error still shows in the channels that need no choice. */
function channelsOf(invocation: Invocation | undefined): Channels {
  if (invocation === undefined) return { annotations: true, maxAnnotations: 10, summary: true, comment: 'never', checkRun: 'never', suggest: false };
  const { values } = invocation.inputs;
  return {
    annotations: values.annotations,
    maxAnnotations: values['max-annotations'],
    summary: values.summary,
    comment: values.comment,
    checkRun: values['check-run'],
    suggest: 'suggest' in values && values.suggest,
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.label === undefined ? {} : { label: values.label }),
  };
}
