import { loadEngine } from '../../engines/registry.ts';
import { fromScratch } from '../../migrations/from-scratch.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Finding, NotEvaluated } from '../../model/finding.ts';
import type { ReportedReplay } from '../../model/report-replay.ts';
import type { ReportedDevDatabase } from '../../model/report.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { SchemaState } from '../../model/schema-state.ts';
import type { ReplayResult, ReplayStep } from '../../replay/replay-result.ts';
import { startDevServer } from '../dev-server.ts';
import { replayFinding } from '../file-findings.ts';
import type { GatheredChange } from '../gather-change-set.ts';
import { readEffects } from '../read-scripts.ts';
import { describeDev, replaySteps } from '../replay-change.ts';
import type { RunContext } from '../run-context.ts';
import { baseKey } from './base-key.ts';
import { isWorthKeeping, mayKeep, readBaseNote, type BaseNote } from './kept-base.ts';
import { loadSeed } from './load-seed.ts';
import { needsRows } from './needs-rows.ts';
import { plansAgain } from './plans-again.ts';
import { replayNotes, skippedStatements } from './replay-notes.ts';
import { replayTimes, type LockFacts } from './replay-times.ts';
import { schemaDifference } from './schema-difference.ts';
import { splitReplay, type SplitReplay } from './split-replay.ts';
import { Stage } from './stage.ts';
import { catalogOptions } from './catalog-options.ts';
import { traceMismatches, type TracedReplay } from './trace-mismatches.ts';
import { trialFinding } from './trial-findings.ts';
import { makeTrials, planTrials, type Trial, type TrialChoice, type TrialEnds } from './trials.ts';

/** What is rehearsed, and what is looked at. */
export interface RehearsalRequest {
  readonly engine: Engine;
  readonly change: GatheredChange;
  readonly checks: TrialChoice & { readonly difference: boolean };
}

/** What the dev database showed. */
export interface Rehearsal {
  readonly findings: readonly Finding[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly notes: readonly string[];
  readonly devDatabase: ReportedDevDatabase;
  readonly replay: ReportedReplay;
  /** Migrations that were to be replayed. */
  readonly planned: number;
}

/** Applies base and change set in a dev database that is gone afterwards, whatever happens, and looks at what the change set does. */
export async function rehearse(context: RunContext, request: RehearsalRequest): Promise<Rehearsal> {
  const { engine, change } = request;
  const adapter = await loadEngine(engine.name);
  const split = splitReplay(change);
  const base = split.base.length === 0 || context.project.settings.validate.template === 'off' ? undefined : baseKey(context.project, { engine, read: change.read, base: split.base });
  const dev = await startDevServer(context, adapter, { engine, ...(base === undefined ? {} : { base }) });
  try {
    const stage = new Stage({ context, adapter, engine, dev });
    try {
      await stage.open();
      return await new RehearsalRun(stage, { ...request, checks: dev.singleSession === true ? noTrials : request.checks, split, base }).run();
    } finally {
      await stage.close();
    }
  } finally {
    await dev.stop();
  }
}

/** What is tried, and the schema before the change set where that is known. */
interface Trying {
  readonly trials: ReadonlyMap<ReplayStep, Trial>;
  readonly start: InspectedSchema | undefined;
}

/** What can be looked at without a second session. */
const noTrials: RehearsalRequest['checks'] = { idempotence: false, roundTrip: false, difference: false };

const emptyState: SchemaState = { tables: new Map(), objects: new Map(), unmodelled: [] };

/** A request with what it is parted into. */
interface RehearsalPlan extends RehearsalRequest {
  readonly split: SplitReplay;
  /** Name of the state that the base makes; absent where it is neither kept nor used. */
  readonly base: string | undefined;
}

/** One rehearsal from its base to its end. */
class RehearsalRun {
  readonly #stage: Stage;
  readonly #request: RehearsalPlan;
  readonly #split: SplitReplay;
  readonly #results: ReplayResult[] = [];
  #baseSteps: readonly ReplayStep[] | undefined;
  #baseNote: BaseNote = { createdRoles: [], notes: [] };
  readonly #ends: TrialEnds = { findings: [], trips: [], runTwice: [], notEvaluated: [] };

  constructor(stage: Stage, request: RehearsalPlan) {
    this.#stage = stage;
    this.#request = request;
    this.#split = request.split;
  }

  async run(): Promise<Rehearsal> {
    const { changes, settling } = this.#split;
    if (this.#stage.parts.dev.singleSession === true) {
      this.#ends.notEvaluated.push({ rule: 'replay', missing: 'sessions', reason: 'PGlite takes one session: locks, the schema difference, second runs and ways back are not evaluated.' });
    }
    const base = await this.#base();
    const isBased = !this.#hasFailed();
    const seed: Pick<ReportedReplay, 'seed'> = isBased ? await this.#seed() : {};
    const locks = await this.#lockFacts();
    const steps = await this.#steps(changes);
    if (seed.seed === undefined && locks !== undefined && needsRows(steps, locks.before)) {
      this.#ends.notEvaluated.push({ rule: 'seed', missing: 'validate.seed-file', reason: 'No seed: failures that depend on data (NOT NULL, unique, casts) are not evaluated.' });
    }
    const shown = isBased ? await this.#change(steps) : {};
    this.#ends.findings.push(...await this.#mismatches(steps, locks?.before));
    if (!this.#hasFailed()) await this.#settle(await this.#steps(settling));
    const times = this.#results.flatMap((result) => result.times);
    return this.#report({
      base,
      ...replayTimes(times, locks),
      ...seed,
      ...trialParts(this.#ends),
      ...shown,
    });
  }

  /** The state before the change set: a copy that an earlier run has kept, or a replay, which is kept where that pays. */
  async #base(): Promise<ReportedReplay['base']> {
    const { base } = this.#split;
    const { dev, context } = this.#stage.parts;
    const steps = (): Promise<readonly ReplayStep[]> => this.#steps(base);
    if (dev.reused !== undefined) {
      this.#stage.takeBase(steps);
      this.#baseNote = readBaseNote(dev.reused);
      return { migrations: base.length, durationMs: 0, template: 'reused' };
    }
    const started = performance.now();
    this.#baseSteps = await steps();
    const result = await this.#stage.applyBase(this.#baseSteps, steps);
    this.#results.push(result);
    const durationMs = Math.round(performance.now() - started);
    const name = this.#request.base;
    if (name === undefined || dev.keep === undefined || !mayKeep(context) || !isWorthKeeping(result, durationMs)) return { migrations: base.length, durationMs, template: 'none' };
    const { createdRoles } = result;
    await this.#stage.keep(name, JSON.stringify({ createdRoles, notes: replayNotes([result], createdRoles) } satisfies BaseNote));
    return { migrations: base.length, durationMs, template: 'kept' };
  }

  /** Without a base no table is old, and nobody waits for one. */
  async #lockFacts(): Promise<LockFacts | undefined> {
    if (this.#split.base.length === 0 || this.#stage.parts.dev.singleSession === true) return undefined;
    const { server } = this.#stage.session;
    return { engine: { name: server.engine, version: server.version }, before: await this.#stage.aside((session) => this.#stage.parts.adapter.readCatalog(session)) };
  }

  /** Only where everything went through is there something to compare; what is left out for want of an extension leaves both without it. */
  async #mismatches(changes: readonly ReplayStep[], before: SchemaState = emptyState): Promise<readonly Finding[]> {
    if (this.#hasFailed() || this.#stage.parts.dev.singleSession === true || changes.length === 0 || this.#results.some(({ skipped }) => skipped.length > 0)) return [];
    const { server } = this.#stage.session;
    const { adapter, context } = this.#stage.parts;
    const { after, options } = await this.#stage.aside(async (session) => ({ after: await adapter.readCatalog(session), options: await catalogOptions(session) }));
    const engine = { name: server.engine, version: server.version };
    const hits = await traceMismatches({ base: await this.#baseEffects(), changes, engine, options, before, after });
    return hits.flatMap((hit) => trialFinding(hit, context.project.settings.lint));
  }

  /** What the base does, for a fold in memory: read by itself where the base was not replayed. */
  async #baseEffects(): Promise<TracedReplay['base']> {
    if (this.#baseSteps !== undefined) return this.#baseSteps.map(({ migration, statements }) => ({ migration, text: migration.rendered ?? migration.text, effects: () => statements }));
    const { change: { read }, engine } = this.#request;
    return readEffects(this.#stage.parts.context.project, read, { engine, migrations: this.#split.base, connection: this.#stage.session.server });
  }

  #steps(migrations: SplitReplay['base']): Promise<readonly ReplayStep[]> {
    const { change: { read }, engine } = this.#request;
    return replaySteps(this.#stage.parts.context.project, { engine, read, migrations }, this.#stage.session);
  }

  /** True where all of them went through. */
  async #apply(steps: readonly ReplayStep[], timed = false): Promise<boolean> {
    const result = await this.#stage.apply(steps, timed);
    this.#results.push(result);
    return result.failure === undefined;
  }

  #hasFailed(): boolean {
    return this.#results.some(({ failure }) => failure !== undefined);
  }

  async #seed(): Promise<Pick<ReportedReplay, 'seed'>> {
    const { project } = this.#stage.parts.context;
    const { seedFile: file } = project.settings.validate;
    if (file !== undefined) return { seed: await loadSeed(this.#stage, { project, engine: this.#request.engine, file }) };
    return {};
  }

  /** The change set: at once where nothing is tried of it, else one migration after the other. */
  async #change(steps: readonly ReplayStep[]): Promise<Pick<ReportedReplay, 'difference'>> {
    const { checks, change: { read }, engine } = this.#request;
    const { project } = this.#stage.parts.context;
    const start = checks.difference ? await this.#stage.inspect() : undefined;
    const trials = await planTrials(steps, checks, { project, engine, read, session: this.#stage.session, ends: this.#ends });
    const isThrough = trials.size === 0 ? await this.#apply(steps, true) : await this.#tryEach(steps, { trials, start });
    this.#ends.findings.push(...(checks.idempotence ? this.#plannedAgain() : []));
    if (!isThrough || start === undefined) return {};
    const difference = schemaDifference(start, await this.#stage.inspect());
    return difference === undefined ? {} : { difference };
  }

  async #tryEach(steps: readonly ReplayStep[], { trials, start: first }: Trying): Promise<boolean> {
    let last = first;
    for (const step of steps) {
      const trial = trials.get(step);
      const start = trial === undefined ? undefined : (last ?? (await this.#stage.inspect()));
      if (!(await this.#apply([step], true))) return false;
      last = undefined;
      if (trial === undefined || start === undefined) continue;
      last = await this.#stage.inspect();
      await makeTrials(this.#stage, trial, { start, end: last, ends: this.#ends });
    }
    return true;
  }

  #plannedAgain(): readonly Finding[] {
    const { change: { read }, engine } = this.#request;
    const { project } = this.#stage.parts.context;
    const changed = new Set(this.#split.changes.map(({ path }) => path));
    return plansAgain(project, { engine, read }).filter(({ migration }) => changed.has(migration.path)).flatMap(({ migration, detail }) =>
      trialFinding({ rule: 'not-idempotent', message: 'planned', step: { migration, mode: 'atomic', statements: [] }, values: { detail } }, project.settings.lint));
  }

  /**
   * A new database runs the repeatable migrations of the base behind the change set. Where that fails here, they meet what their first
   * run made as well: an empty database tells whether the change set is to blame.
   */
  async #settle(steps: readonly ReplayStep[]): Promise<void> {
    if (steps.length === 0 || this.#split.changes.length === 0) return;
    const { failure } = await this.#stage.attempt(steps);
    if (failure === undefined) return;
    const { rules, migrations } = this.#request.change.read;
    const anew = await this.#stage.startAnew(await this.#steps(fromScratch(rules, migrations)));
    if (anew.failure !== undefined) this.#results.push({ ...anew, applied: 0 });
  }

  #report(replay: ReportedReplay): Rehearsal {
    const { engine } = this.#request;
    const failures = this.#results.flatMap(({ failure }) => failure ?? []);
    const reused = replay.base.template === 'reused' ? replay.base.migrations : 0;
    const applied = this.#results.reduce((sum, result) => sum + result.applied, reused);
    const createdRoles = [...new Set([...this.#baseNote.createdRoles, ...this.#results.flatMap((result) => result.createdRoles)])];
    return {
      findings: [...failures.map(replayFinding), ...this.#ends.findings],
      notEvaluated: [...skippedStatements(this.#results), ...this.#ends.notEvaluated],
      notes: [...this.#baseNote.notes, ...replayNotes(this.#results, createdRoles.filter((role) => !this.#baseNote.createdRoles.includes(role)))],
      devDatabase: describeDev(this.#stage.parts.dev, this.#stage.session.server, { engine, applied, createdRoles }),
      replay,
      planned: this.#split.base.length + this.#split.changes.length,
    };
  }
}

function trialParts({ runTwice, trips }: TrialEnds): Pick<ReportedReplay, 'runTwice' | 'roundTrips'> {
  return { ...(runTwice.length === 0 ? {} : { runTwice }), ...(trips.length === 0 ? {} : { roundTrips: trips }) };
}
