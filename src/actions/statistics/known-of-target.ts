import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { explain } from '../../errors/explain.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import { engineFamilies, type Engine, type EngineName } from '../../model/engine-name.ts';
import type { TargetStatistics } from '../../model/target-statistics.ts';
import { readStatistics } from '../../statistics/read-statistics.ts';
import { chooseTarget, type TargetChoice } from '../choose-target.ts';
import { requireUrl } from '../dev-server.ts';
import { reportPath } from '../output-paths.ts';
import { repositoryPath } from '../repository-paths.ts';
import type { RunContext } from '../run-context.ts';
import { collectFromTarget } from './collect-from-target.ts';

/** Inputs that say where statistics come from; the configuration may name a file as well. */
export interface StatisticsChoice extends TargetChoice {
  /** The file, where an input names it. */
  readonly statsFile?: string;
}

/** What lint gets to know of the target. */
export interface KnownOfTarget {
  readonly stats?: TargetStatistics;
  /** Why there are none, though they were asked for; a sentence. */
  readonly missing?: string;
  readonly notes: readonly string[];
}

/**
 * The statistics of the file, else of the target that an input names. A target that cannot be asked makes rules that need it not
 * evaluated: a pull request from a fork has no secrets, and is judged all the same.
 * @throws UserError statistics/…, input/path-outside, config/unknown-target, database/engine-mismatch.
 */
export async function knownOfTarget(context: RunContext, choice: StatisticsChoice, engine: Engine): Promise<KnownOfTarget> {
  const file = context.project.settings.lint.statsFile;
  if (file === undefined) return fromTarget(context, choice, engine);
  const stats = readStatistics(readFile(context, file, choice.statsFile !== undefined), file);
  refuseOtherEngine(context, { stats, where: file, expected: engine.name });
  return { stats, notes: [`Sizes of tables come from ${file}, collected at ${stats.capturedAt}.`, ...stats.notes] };
}

async function fromTarget(context: RunContext, choice: TargetChoice, engine: Engine): Promise<KnownOfTarget> {
  const { name, urlEnv } = chooseTarget(context, choice);
  try {
    const stats = await collectFromTarget({ url: requireUrl(context, urlEnv), target: name, clock: context.clock, ...(context.project.settings.engine === undefined ? {} : { engine: engine.name }) });
    refuseOtherEngine(context, { stats, where: name, expected: engine.name });
    return { stats, notes: [`Sizes of tables come from target ${name}.`, ...stats.notes] };
  } catch (error) {
    if (!(error instanceof CatalogedError) || error.code === 'database/engine-mismatch' || error.code === 'statistics/engines-differ') throw error;
    const { what, cause } = explain(error);
    const missing = `The statistics of target ${name} could not be collected: ${what}${cause === undefined ? '' : ` (${cause})`}.`;
    return { missing, notes: [missing] };
  }
}

interface Compared {
  readonly stats: TargetStatistics;
  readonly where: string;
  readonly expected: EngineName;
}

/** Where the engine is not configured, it is a guess from a URL, whose scheme MySQL and MariaDB share. */
function refuseOtherEngine({ project }: RunContext, { stats: { engine }, where, expected }: Compared): void {
  const isGuess = project.settings.engine === undefined;
  const isSame = isGuess ? engineFamilies[engine.name] === engineFamilies[expected] : engine.name === expected;
  if (!isSame) throw new UserError('statistics/engines-differ', { where, expected, actual: `${engine.name} ${engine.version}` });
}

/** A file that the configuration names stands in the repository; who names one in an input means it, wherever it is. */
function readFile({ project, env }: RunContext, file: string, isInput: boolean): string {
  const others = [env['GITHUB_WORKSPACE'], env['RUNNER_TEMP']].filter((path) => path !== undefined);
  const named = isInput ? reportPath(project.folder, file) : undefined;
  const path = named ?? repositoryPath(project, { from: resolve(project.folder), path: file, where: 'stats-file' }, others);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) throw new UserError('statistics/file-invalid', { where: file, expected: 'UTF-8' });
    throw new UserError('statistics/file-unreadable', { where: file });
  }
}
