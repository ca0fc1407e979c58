import { resolve } from 'node:path';
import { failedReport } from '../actions/failed-report.ts';
import { loadFollowUp } from '../actions/follow-up/load-follow-up.ts';
import { readCommandLine, type CommandLine } from '../actions/inputs/command-line.ts';
import { helpText } from '../actions/inputs/help-text.ts';
import { parseInvocation, specNamed, type ActionCommand } from '../actions/invocation.ts';
import { runCommand, type Invocation } from '../actions/run-command.ts';
import { listenForStop } from '../actions/stop-signal.ts';
import { systemClock } from '../actions/system-clock.ts';
import { toolVersion } from '../actions/tool-version.ts';
import { writeReportFiles } from '../actions/write-report-files.ts';
import { UserError } from '../errors/user-error.ts';
import { createLog } from '../github/log.ts';
import { hideConnection } from '../github/mask.ts';
import { Redactor } from '../report/redactor.ts';
import { showReport, wantsColor } from './show-report.ts';

/** Runs an action from the command line and shows its report. */
export async function runAction(action: ActionCommand, args: readonly string[]): Promise<void> {
  try {
    const line = readCommandLine(args, specNamed(action).inputs);
    if (line.wantsHelp || line.wantsVersion) {
      process.stdout.write(line.wantsHelp ? helpText(specNamed(action)) : `${toolVersion}\n`);
      return;
    }
    await runInvocation(parseInvocation(action, withPositional(line, specNamed(action).positional)));
  } catch (error) {
    showReport(failedReport(action, error), { form: wantsJson(args) ? 'json' : 'human', redact: (text) => text, root: process.cwd(), color: wantsColor(false, process.env), verbose: false });
  }
}

/**
 * The inputs, with what stands beside the options as the one that the command takes there.
 * @throws UserError input/unknown-option.
 */
function withPositional({ raw, positionals }: CommandLine, name: string | undefined): CommandLine['raw'] {
  const isTaken = name !== undefined && !raw.texts.has(name);
  const surplus = positionals[isTaken ? 1 : 0];
  if (surplus !== undefined) throw new UserError('input/unknown-option', { where: surplus, detail: 'it stands beside the options' });
  const [value] = positionals;
  return isTaken && value !== undefined ? { ...raw, texts: new Map([...raw.texts, [name, value]]) } : raw;
}

/** Whoever reads the output with a program must be able to read its errors, too, when other options cannot be. */
function wantsJson(args: readonly string[]): boolean {
  return args.includes('--output=json') || args[args.indexOf('--output') + 1] === 'json';
}

async function runInvocation(invocation: Invocation): Promise<void> {
  const { values } = invocation.inputs;
  const redactor = new Redactor();
  const redact = (text: string): string => redactor.redact(text);
  const log = createLog({ write: (text) => process.stderr.write(text), redact, verbose: values.verbose, inWorkflow: false });
  const stop = listenForStop();
  const hide = (secret: string): void => void redactor.add(secret);
  const end = await runCommand(invocation, {
    env: process.env,
    cwd: process.cwd(),
    stop: stop.signal,
    bases: [],
    isPullRequest: false,
    hideSecret: hide,
    redact,
    hideUrl: (name, secrets) => {
      for (const warning of hideConnection(name, secrets, { redactor, step: { env: {}, write: () => undefined } })) log.warning(warning);
    },
    log,
  });
  const { report, problems } = await loadFollowUp(end, invocation, { env: process.env, folder: resolve(values['working-directory']), redact, hide, clock: systemClock });
  for (const problem of problems) log.warning(problem);
  const { root } = end;
  stop.dispose();
  await writeReportFiles(report, { folder: resolve(values['working-directory']), reportFile: values['report-file'], invocation, redact });
  showReport(report, { form: values.output, redact, root, verbose: values.verbose, color: wantsColor(values['no-color'], process.env) });
  process.exitCode = report.outcome === 'cancelled' ? (stop.exitCode() ?? process.exitCode) : process.exitCode;
}
