import { lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { failedReport } from '../actions/failed-report.ts';
import { readCommandLine } from '../actions/inputs/command-line.ts';
import { helpText } from '../actions/inputs/help-text.ts';
import { initCommand } from '../actions/inputs/init.ts';
import { parseInputs } from '../actions/inputs/parse-inputs.ts';
import { toolVersion } from '../actions/tool-version.ts';
import { findDirectories, type FoundDirectory } from '../adoption/find-directories.ts';
import { findEngine, type FoundEngine } from '../adoption/find-engine.ts';
import { guessEngine } from '../adoption/guess-engine.ts';
import { textAt, type Tree } from '../adoption/tree.ts';
import { writeConfig } from '../adoption/write-config.ts';
import { writeWorkflow } from '../adoption/write-workflow.ts';
import { squawkSettings } from '../config/squawk-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { openRepository } from '../git/open-repository.ts';
import { runGit } from '../git/run-git.ts';
import { formatNamed } from '../migrations/registry.ts';
import type { EngineName } from '../model/engine-name.ts';
import { exitCodes } from '../model/outcome.ts';
import type { Severity } from '../model/severity.ts';
import { plainLine, plainText } from '../report/encode.ts';
import { renderTerminal } from '../report/terminal.ts';
import { wantsColor } from './show-report.ts';

/** Where init looks and writes. */
interface Place {
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** Folder that the configuration goes into, relative to the root; empty for the root. */
  readonly below: string;
  readonly tree: Tree;
}

interface InitOptions {
  /** Name of the configuration file. */
  readonly config: string;
  readonly dryRun: boolean;
  /** Absent: what the repository tells. */
  readonly engine?: EngineName;
}

/** A file to write, by its path from the root. */
interface Draft {
  readonly path: string;
  readonly text: string;
}

/** Writes the configuration and the workflow for a repository that has migrations, and says what they rest on. */
export async function initFromCommandLine(args: readonly string[]): Promise<void> {
  try {
    const line = readCommandLine(args, initCommand.inputs);
    if (line.wantsHelp || line.wantsVersion) {
      process.stdout.write(line.wantsHelp ? helpText(initCommand) : `${toolVersion}\n`);
      return;
    }
    const [surplus] = line.positionals;
    if (surplus !== undefined) throw new UserError('input/unknown-option', { where: surplus, detail: 'it stands beside the options' });
    const { values } = parseInputs(initCommand.inputs, line.raw);
    await init(resolve(values['working-directory']), { config: values.config, dryRun: values['dry-run'], ...(values.engine === undefined ? {} : { engine: values.engine }) });
  } catch (error) {
    const report = failedReport('init', error);
    process.stderr.write(renderTerminal(report, { color: wantsColor(args.includes('--no-color'), process.env), redact: (text) => text, verbose: false, source: () => undefined }));
    process.exitCode = exitCodes[report.outcome];
  }
}

async function init(folder: string, options: InitOptions): Promise<void> {
  const place = await openPlace(folder);
  const [directory, ...others] = (await findDirectories(place.tree)).filter(({ path }) => isBelow(path, place.below));
  if (directory === undefined) throw new UserError('migrations/none-found', { where: place.below === '' ? 'the repository' : place.below });
  const engine = await engineOf(place.tree, directory, options.engine);
  const severities = await squawkSeverities(place);
  const config = writeConfig({ directory: { ...directory, path: relativeTo(place.below, directory.path) }, ...engine, ...severities, placeholders: {} });
  const workflow = writeWorkflow({
    engine: engine.engine.value,
    defaultBranch: await defaultBranch(place.root),
    ...(engine.version === undefined ? {} : { version: engine.version.value }),
  });
  const drafts = [{ path: join(place.below, options.config).split(sep).join('/'), text: config }, { path: '.github/workflows/database.yml', text: workflow }];
  say(foundLines(directory, others));
  for (const draft of drafts) write(place.root, draft, options.dryRun);
  say(['Next: the secret PRODUCTION_DATABASE_URL in an environment named production, and the check gate as a required check.']);
}

/** What git tracks, and what it would: a repository's packages are none of its own. */
async function openPlace(folder: string): Promise<Place> {
  const repository = openRepository(folder);
  const listed = await runGit(repository.root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const tracked = listed.stdout.toString('utf8').split('\0').filter((path) => path !== '');
  const paths = tracked.length > 0 ? tracked.filter((path) => isFile(join(repository.root, path))) : repository.listFiles('');
  return { root: repository.root, below: relative(repository.root, folder).split(sep).join('/'), tree: { paths: [...new Set(paths)].sort(), read: (some) => repository.readFiles(some) } };
}

/** What git tracks may be gone, a folder behind a link, or another repository. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function relativeTo(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** @throws UserError input/missing-value where nothing tells the engine. */
async function engineOf(tree: Tree, directory: FoundDirectory, named: EngineName | undefined): Promise<Required<Pick<FoundEngine, 'engine'>> & FoundEngine> {
  const found = findEngine(tree, directory.path);
  if (named !== undefined) return { ...(found.engine?.value === named ? found : {}), engine: { value: named, reason: 'named with --engine' } };
  const engine = found.engine ?? (await guessEngine(textsOf(tree, directory)));
  if (engine === undefined) throw new UserError('input/missing-value', { where: '--engine', expected: 'postgresql, mysql or mariadb', actual: 'nothing in the repository tells which' });
  return { ...found, engine };
}

function textsOf(tree: Tree, { path, format, count }: FoundDirectory): readonly string[] {
  if (count === 0) return [];
  const files = tree.read(tree.paths.filter((candidate) => isBelow(candidate, path)));
  return formatNamed(format).read(files, [path], {}).migrations.map(({ text }) => text);
}

async function squawkSeverities({ tree, below }: Place): Promise<{ readonly severities: Readonly<Record<string, Severity>>; readonly severitiesFrom?: string }> {
  const path = below === '' ? '.squawk.toml' : `${below}/.squawk.toml`;
  const settings = tree.paths.includes(path) ? await squawkSettings(textAt(tree, path)) : undefined;
  return settings === undefined ? { severities: {} } : { severities: settings.lint.severities, severitiesFrom: path };
}

async function defaultBranch(root: string): Promise<string> {
  const remote = await runGit(root, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD']);
  const own = await runGit(root, ['symbolic-ref', '--short', 'HEAD']);
  const [name] = [nameIn(remote.stdout).replace(/^origin\//, ''), nameIn(own.stdout)].filter((text) => text !== '');
  return name ?? 'main';
}

function nameIn(answer: Buffer): string {
  return answer.toString('utf8').trim();
}

function foundLines(directory: FoundDirectory, others: readonly FoundDirectory[]): readonly string[] {
  const counted = ({ path, format, count, problem }: FoundDirectory): string => `${path === '' ? '.' : path} (${format}, ${problem ?? (count === 1 ? '1 migration' : `${count} migrations`)})`;
  return [
    `Found ${counted(directory)}: ${directory.reason}.`,
    ...(others.length === 0 ? [] : [`Also there, each for a configuration of its own: ${others.slice(0, 10).map(counted).join(', ')}${others.length > 10 ? ` and ${others.length - 10} more` : ''}.`]),
  ];
}

/** A file of the repository is never written over. */
function write(root: string, { path, text }: Draft, isDry: boolean): void {
  const absolute = join(root, path);
  if (isDry) {
    process.stdout.write(`\n# ${plainLine(path)}\n${plainText(text)}\n`);
    return;
  }
  // A link counts as a file wherever it leads: it would be followed out of the repository.
  if (lstatSync(absolute, { throwIfNoEntry: false }) !== undefined) {
    say([`${path} is there already and was left alone; --dry-run shows what would be in it.`]);
    return;
  }
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text, { flag: 'wx' });
  say([`${path} was written.`]);
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${plainLine(line)}\n`).join(''));
}
