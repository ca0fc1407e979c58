import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chooseTarget } from '../actions/choose-target.ts';
import { requireUrl } from '../actions/dev-server.ts';
import { failedReport } from '../actions/failed-report.ts';
import { overridesOf } from '../actions/input-overrides.ts';
import { readCommandLine } from '../actions/inputs/command-line.ts';
import { helpText } from '../actions/inputs/help-text.ts';
import { parseInputs, type ParsedInputs } from '../actions/inputs/parse-inputs.ts';
import { statsCommand } from '../actions/inputs/stats.ts';
import { readConfig } from '../actions/open-project.ts';
import { collectFromTarget } from '../actions/statistics/collect-from-target.ts';
import { systemClock } from '../actions/system-clock.ts';
import { toolVersion } from '../actions/tool-version.ts';
import { resolveSettings } from '../config/resolve-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { openRepository } from '../git/open-repository.ts';
import { hideConnection } from '../github/mask.ts';
import { exitCodes } from '../model/outcome.ts';
import type { Settings } from '../model/settings.ts';
import { plainLine } from '../report/encode.ts';
import { Redactor } from '../report/redactor.ts';
import { renderTerminal } from '../report/terminal.ts';
import { writeStatistics } from '../statistics/write-statistics.ts';
import { wantsColor } from './show-report.ts';

type Inputs = ParsedInputs<typeof statsCommand.inputs>;

/**
 * Collects the statistics of a target and writes them to the standard output or a file; everything else goes to the standard error, so
 * that a redirected output is a statistics file or empty.
 */
export async function statsFromCommandLine(args: readonly string[]): Promise<void> {
  const redactor = new Redactor();
  const redact = (text: string): string => redactor.redact(text);
  try {
    const line = readCommandLine(args, statsCommand.inputs);
    if (line.wantsHelp || line.wantsVersion) {
      process.stdout.write(line.wantsHelp ? helpText(statsCommand) : `${toolVersion}\n`);
      return;
    }
    const [surplus] = line.positionals;
    if (surplus !== undefined) throw new UserError('input/unknown-option', { where: surplus, detail: 'it stands beside the options' });
    await collect(parseInputs(statsCommand.inputs, line.raw), redactor);
  } catch (error) {
    const report = failedReport('stats', error);
    const color = wantsColor(args.includes('--no-color'), process.env);
    process.stderr.write(renderTerminal(report, { color, redact, verbose: false, source: () => undefined }));
    process.exitCode = exitCodes[report.outcome];
  }
}

async function collect(inputs: Inputs, redactor: Redactor): Promise<void> {
  const { values } = inputs;
  const folder = resolve(values['working-directory']);
  const settings = await readSettings(inputs, folder);
  const { name, urlEnv } = chooseTarget({ project: { settings }, env: process.env }, values);
  const say = (text: string): void => void process.stderr.write(`${plainLine(redactor.redact(text))}\n`);
  const hideUrl = (variable: string, secrets: readonly string[]): void => {
    for (const warning of hideConnection(variable, secrets, { redactor, step: { env: {}, write: () => undefined } })) say(warning);
  };
  const url = requireUrl({ env: process.env, hideUrl }, urlEnv);
  const statistics = await collectFromTarget({ url, target: name, clock: systemClock, ...(settings.engine === undefined ? {} : { engine: settings.engine.name }) });
  for (const note of statistics.notes) say(note);
  const text = writeStatistics(statistics);
  const file = values.output;
  if (file === undefined || printed.has(file)) {
    process.stdout.write(text);
    return;
  }
  writeFile(resolve(folder, file), text, file);
  say(`${file} was written: ${String(statistics.tables.size)} tables of ${name}.`);
}

/** Where other commands say the form of the standard output, this one has a single form. */
const printed: ReadonlySet<string> = new Set(['-', 'json', 'human']);

async function readSettings(inputs: Inputs, folder: string): Promise<Settings> {
  const { values } = inputs;
  const file = await readConfig({ config: values.config, configIsNamed: inputs.given.has('config') }, folder, openFolder(folder, values['working-directory']));
  return resolveSettings(file, overridesOf(statsCommand.inputs, inputs));
}

function openFolder(folder: string, named: string): ReturnType<typeof openRepository> {
  try {
    return openRepository(folder);
  } catch {
    throw new UserError('input/unknown-value', { where: 'working-directory', actual: named, expected: 'a folder' });
  }
}

function writeFile(path: string, text: string, named: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    throw new UserError('input/unknown-value', { where: 'option --output', actual: `${named} (${code})`, expected: 'a file that can be written' });
  }
}
