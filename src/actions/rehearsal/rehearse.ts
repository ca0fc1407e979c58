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
import { describeDev, replaySteps } from '../replay-change.ts';
import type { RunContext } from '../run-context.ts';
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
  const adapter = await loadEngine(request.engine.name);
  const dev = await startDevServer(context, adapter, request.engine);
  try {
    const stage = new Stage({ context, adapter, engine: request.engine, dev });
    try {
      await stage.open();
      return await new RehearsalRun(stage, request).run();
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

const emptyState: SchemaState = { tables: new Map(), objects: new Map(), unmodelled: [] };

/** One rehearsal from its base to its end. */
class RehearsalRun {
  readonly #stage: Stage;
  readonly #request: RehearsalRequest;
  readonly #split: SplitReplay;
  readonly #results: ReplayResult[] = [];
  readonly #ends: TrialEnds = { findings: [], trips: [], runTwice: [], notEvaluated: [] };

  constructor(stage: Stage, request: RehearsalRequest) {
    this.#stage = stage;
    this.#request = request;
    this.#split = splitReplay(request.change);
  }

  async run(): Promise<Rehearsal> {
    const { base, changes, settling } = this.#split;
    const started = performance.now();
    const baseSteps = await this.#steps(base);
    const isBased = await this.#apply(baseSteps);
    const durationMs = Math.round(performance.now() - started);
    const seed: Pick<ReportedReplay, 'seed'> = isBased ? await this.#seed() : {};
    const locks = await this.#lockFacts();
    const steps = await this.#steps(changes);
    if (seed.seed === undefined && locks !== undefined && needsRows(steps, locks.before)) {
      this.#ends.notEvaluated.push({ rule: 'seed', missing: 'validate.seed-file', reason: 'No seed: failures that depend on data (NOT NULL, unique, casts) are not evaluated.' });
    }
    const shown = isBased ? await this.#change(steps) : {};
    this.#ends.findings.push(...await this.#mismatches({ base: baseSteps, changes: steps }, locks?.before));
    if (!this.#hasFailed()) await this.#settle(await this.#steps(settling));
    const times = this.#results.flatMap((result) => result.times);
    return this.#report({
      base: { migrations: base.length, durationMs, template: 'none' },
      ...replayTimes(times, locks),
      ...seed,
      ...(this.#ends.runTwice.length === 0 ? {} : { runTwice: this.#ends.runTwice }),
      ...(this.#ends.trips.length === 0 ? {} : { roundTrips: this.#ends.trips }),
      ...shown,
    });
  }

  /** Without a base no table is old, and nobody waits for one. */
  async #lockFacts(): Promise<LockFacts | undefined> {
    if (this.#split.base.length === 0) return undefined;
    const { server } = this.#stage.session;
    return { engine: { name: server.engine, version: server.version }, before: await this.#stage.aside((session) => this.#stage.parts.adapter.readCatalog(session)) };
  }

  /** Only where everything went through is there something to compare; what is left out for want of an extension leaves both without it. */
  async #mismatches(steps: Pick<TracedReplay, 'base' | 'changes'>, before: SchemaState = emptyState): Promise<readonly Finding[]> {
    if (this.#hasFailed() || steps.changes.length === 0 || this.#results.some(({ skipped }) => skipped.length > 0)) return [];
    const { server } = this.#stage.session;
    const { adapter, context } = this.#stage.parts;
    const { after, options } = await this.#stage.aside(async (session) => ({ after: await adapter.readCatalog(session), options: await catalogOptions(session) }));
    const engine = { name: server.engine, version: server.version };
    const hits = await traceMismatches({ ...steps, engine, options, before, after });
    return hits.flatMap((hit) => trialFinding(hit, context.project.settings.lint));
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
    const applied = this.#results.reduce((sum, result) => sum + result.applied, 0);
    const createdRoles = [...new Set(this.#results.flatMap((result) => result.createdRoles))];
    return {
      findings: [...failures.map(replayFinding), ...this.#ends.findings],
      notEvaluated: [...skippedStatements(this.#results), ...this.#ends.notEvaluated],
      notes: replayNotes(this.#results, createdRoles),
      devDatabase: describeDev(this.#stage.parts.dev, this.#stage.session.server, { engine, applied, createdRoles }),
      replay,
      planned: this.#split.base.length + this.#split.changes.length,
    };
  }
}
