import { explain } from '../../errors/explain.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import { engineFamilies, type Engine, type EngineName } from '../../model/engine-name.ts';
import type { TargetStatistics } from '../../model/target-statistics.ts';
import { readStatistics } from '../../statistics/read-statistics.ts';
import { chooseTarget, type TargetChoice } from '../choose-target.ts';
import { requireUrl } from '../dev-server.ts';
import type { ChangeRequest, RunContext } from '../run-context.ts';
import { collectFromTarget } from './collect-from-target.ts';
import { statisticsText } from './statistics-text.ts';

/** Inputs that say where statistics come from; the configuration may name a file as well. */
export interface StatisticsChoice extends TargetChoice, ChangeRequest {
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
  const source = await statisticsText(context, { file, isInput: choice.statsFile !== undefined, ...(choice.changeSet === undefined ? {} : { changeSet: await choice.changeSet }) });
  if ('missing' in source) return { missing: source.missing, notes: [source.missing] };
  const stats = readStatistics(source.text, file);
  refuseOtherEngine(context, { stats, where: file, expected: engine.name });
  return { stats, notes: [`Sizes of tables come from ${source.name}, collected at ${stats.capturedAt}.`, ...ageNotes(stats, context), ...stats.notes] };
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

/** After that long tables have grown: estimates become wider, and the report says so. */
const freshDays = 14;

function ageNotes({ capturedAt }: TargetStatistics, { clock }: RunContext): readonly string[] {
  const days = Math.floor((clock.now() - Date.parse(capturedAt)) / 86_400_000);
  return days > freshDays ? [`They are ${String(days)} days old: tables may have grown since, and estimates are less certain.`] : [];
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
