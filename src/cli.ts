import { failedReport } from './actions/failed-report.ts';
import { commandSpecs } from './actions/inputs/registry.ts';
import { toolVersion } from './actions/tool-version.ts';
import { runAction } from './commands/run-action.ts';
import { showReport, wantsColor } from './commands/show-report.ts';
import { didYouMean } from './errors/nearest-name.ts';
import { UserError } from './errors/user-error.ts';

/** A command, what the overview says of it, and how it is run. */
interface Command {
  readonly name: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const commands: readonly Command[] = [
  ...commandSpecs.map(({ name, summary }) => ({ name, summary, run: runnerOf(name) })),
  { name: 'status', summary: 'Compare the migrations with the history of a target', run: (args) => runAction('migrate', ['--mode', 'status', ...args]) },
  {
    name: 'explain',
    summary: 'Print the page of a rule or an error',
    run: async (args) => {
      const { explainCode } = await import('./commands/explain.ts');
      process.stdout.write(explainCode(args));
    },
  },
];

/** The commands stats and init make no report of a run. */
function runnerOf(name: (typeof commandSpecs)[number]['name']): Command['run'] {
  if (name === 'stats') return runStats;
  return name === 'init' ? runInit : (args) => runAction(name, args);
}

async function runInit(args: readonly string[]): Promise<void> {
  const { initFromCommandLine } = await import('./commands/init.ts');
  await initFromCommandLine(args);
}

async function runStats(args: readonly string[]): Promise<void> {
  const { statsFromCommandLine } = await import('./commands/stats.ts');
  await statsFromCommandLine(args);
}

/** Runs a command line; the exit code of the process is set. `args` are what stands behind the program's name. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const [name = '--help', ...rest] = args;
  if (['--help', '-h', 'help'].includes(name)) process.stdout.write(overview());
  else if (name === '--version') process.stdout.write(`${toolVersion}\n`);
  else await run(name, rest);
}

async function run(name: string, args: readonly string[]): Promise<void> {
  try {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw unknownCommand(name);
    await command.run(args);
  } catch (error) {
    showReport(failedReport('lint', error), { form: 'human', redact: (text) => text, root: process.cwd(), color: wantsColor(false, process.env), verbose: false });
  }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `schema-gitops <command> [options]\n\nGit in charge of the database schema: PostgreSQL, MySQL, MariaDB.\n\nCommands:\n${lines.join('\n')}\n\nschema-gitops <command> --help lists the options of a command.\n`;
}

function unknownCommand(name: string): UserError {
  const names = commands.map((command) => command.name);
  const meant = didYouMean(name, names);
  return new UserError('input/unknown-value', { where: 'command', actual: name, expected: `one of ${names.join(', ')}`, ...(meant === undefined ? {} : { detail: meant }) });
}
