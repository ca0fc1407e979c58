import type { Finding, NotEvaluated } from '../../model/finding.ts';
import type { ReportedRoundTrip } from '../../model/report-replay.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { downStep, type DownRequest } from './down-step.ts';
import { roundTrip } from './round-trip.ts';
import { reasonToRunTwice } from './runs-twice.ts';
import { differingObjects } from './schema-difference.ts';
import type { Stage } from './stage.ts';
import { trialFinding, type TrialHit } from './trial-findings.ts';

/** Which trials are made. */
export interface TrialChoice {
  readonly idempotence: boolean;
  readonly roundTrip: boolean;
}

/** Each trial reads the whole schema several times: of a whole history the newest migrations are tried. */
const mostTrials = 50;
/** Objects that a sentence names. */
const mostNamed = 3;

/** What is tried of one migration. */
export interface Trial {
  readonly step: ReplayStep;
  /** Why it must be able to run twice. */
  readonly twice?: string;
  /** Its way back. */
  readonly down?: ReplayStep;
}

/** What trials found, in the order of the migrations. */
export interface TrialEnds {
  readonly findings: Finding[];
  readonly trips: ReportedRoundTrip[];
  readonly runTwice: string[];
  readonly notEvaluated: NotEvaluated[];
}

/** Decides what is tried. Migrations without a way back are labelled at once. */
export async function planTrials(steps: readonly ReplayStep[], choice: TrialChoice, request: DownRequest & { readonly ends: TrialEnds }): Promise<ReadonlyMap<ReplayStep, Trial>> {
  const { ends } = request;
  const trials: Trial[] = [];
  for (const step of steps) {
    const trial = await trialOf(step, choice, request);
    if (trial.twice !== undefined || trial.down !== undefined) trials.push(trial);
  }
  const left = trials.slice(0, Math.max(0, trials.length - mostTrials));
  for (const { step: { migration: { path } } } of left) {
    ends.notEvaluated.push({ rule: 'not-idempotent', file: path, missing: 'time', reason: `Of ${String(trials.length)} migrations that could be run again or taken back, the newest ${String(mostTrials)} were.` });
  }
  return new Map(trials.slice(left.length).map((trial) => [trial.step, trial]));
}

async function trialOf(step: ReplayStep, choice: TrialChoice, request: DownRequest & { readonly ends: TrialEnds }): Promise<Trial> {
  const twice = choice.idempotence ? reasonToRunTwice(step) : undefined;
  const down = choice.roundTrip ? await wayBack(step, request) : undefined;
  return { step, ...(twice === undefined ? {} : { twice }), ...(down === undefined ? {} : { down }) };
}

async function wayBack({ migration }: ReplayStep, request: DownRequest & { readonly ends: TrialEnds }): Promise<ReplayStep | undefined> {
  if (migration.kind !== 'versioned') return undefined;
  const found = await downStep(migration, request);
  if ('statements' in found) return found;
  request.ends.trips.push({ ...nameOf(migration), state: 'irreversible', reason: found.reason, probed: [] });
  return undefined;
}

function nameOf({ path, version }: ReplayStep['migration']): Pick<ReportedRoundTrip, 'path' | 'version'> {
  return { path, ...(version === undefined ? {} : { version }) };
}

/** Where a trial begins and ends: the schema before the migration, and behind it. */
export interface TrialSchemas {
  readonly start: InspectedSchema;
  readonly end: InspectedSchema;
}

/** Makes the trials of a migration that has just been applied, and leaves the database in the state behind it. */
export async function makeTrials(stage: Stage, trial: Trial, { start, end, ends }: TrialSchemas & { readonly ends: TrialEnds }): Promise<void> {
  const { step, twice, down } = trial;
  const { lint } = stage.parts.context.project.settings;
  if (twice !== undefined) {
    const hit = await runAgain(stage, { step, reason: twice, end });
    if (hit === undefined) ends.runTwice.push(step.migration.path);
    else {
      ends.findings.push(...trialFinding(hit, lint));
      // What failed in a transaction has left nothing behind.
      if (hit.failure === undefined || step.mode !== 'atomic') await stage.rebuild();
    }
  }
  if (down === undefined) return;
  const { hit, spoilt, ...trip } = await roundTrip(stage, { up: step, down, start, end });
  if (hit !== undefined) ends.findings.push(...trialFinding(hit, lint));
  ends.trips.push({ ...nameOf(step.migration), ...trip });
  if (spoilt) await stage.rebuild();
}

interface SecondRun {
  readonly step: ReplayStep;
  readonly reason: string;
  readonly end: InspectedSchema;
}

async function runAgain(stage: Stage, { step, reason, end }: SecondRun): Promise<TrialHit | undefined> {
  const { failure } = await stage.attempt([step]);
  if (failure !== undefined) return { rule: 'not-idempotent', message: 'fails', step, failure, values: { reason } };
  const changed = differingObjects(end, await stage.inspect());
  if (changed.length === 0) return undefined;
  return { rule: 'not-idempotent', message: 'changes', step, values: { reason, objects: changed.slice(0, mostNamed).join(', ') } };
}
