import { CatalogedError, UserError } from '../../errors/user-error.ts';
import { explain } from '../../errors/explain.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';
import type { Report } from '../../model/report.ts';
import type { FailOn } from '../../model/severity.ts';
import type { TargetSettings } from '../../model/settings.ts';
import { Cancelled } from '../../runner/cancelled.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { settingsFor } from '../declared/declared-settings.ts';
import { throwAwayServer, type ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import { loadNormalizer } from '../../schema/load-normalizer.ts';
import { draftReport } from '../draft-report.ts';
import { failedReport } from '../failed-report.ts';
import type { RunContext } from '../run-context.ts';
import { runnerRequestOf } from '../runner-request-of.ts';
import { compareRows } from './compare-rows.ts';
import { confirmDrift, type Look } from './confirm-drift.ts';
import { driftReport } from './drift-report.ts';
import { findExpectation, type ExpectedSource, type FoundExpectation } from './find-expectation.ts';
import { judgeTarget } from './judge-target.ts';
import { inspectTarget, readAgain, readTarget, type TargetState } from './read-target.ts';
import { reconcileSql, type ReconcileSql } from './reconcile-sql.ts';
import { revertDrift } from './revert-drift.ts';
import { whoRuns } from './who-runs.ts';

/** How one target is checked. */
export interface CheckRequest {
  readonly context: RunContext;
  readonly target: TargetSettings;
  readonly expected: ExpectedSource;
  readonly settings: DriftSettings;
  readonly failOn?: FailOn;
  /** With reconcile revert: the fingerprint that was approved. */
  readonly approved?: string;
}

/** The report on one target. Never rejects: what keeps a target from being judged is its report. */
export async function checkTarget(request: CheckRequest): Promise<Report> {
  const { name } = request.target;
  try {
    return await check(request);
  } catch (error) {
    if (error instanceof Cancelled) return { ...draftReport('drift-check', { outcome: 'cancelled', summary: `${name} was not judged` }), target: name };
    return { ...failedReport('drift-check', error), target: name };
  }
}

async function check(request: CheckRequest): Promise<Report> {
  const runner = await runnerRequestOf(request.context, request.target);
  return checkWith({ ...request, settings: settingsFor(runner.migrations, request.settings) }, runner);
}

async function checkWith(request: CheckRequest, runner: RunnerRequest): Promise<Report> {
  const { context, expected, settings } = request;
  const referenceTables = settings.compare['reference-rows'] === 'off' ? [] : settings.referenceTables;
  const needsHistory = runner.migrations.rules.declares !== true && (expected.from === 'migrations' || expected.from === 'snapshot');
  const state = await readTarget(runner, needsHistory);
  const { server } = state;
  const throwAway = throwAwayServer(context, { adapter: runner.adapter, engine: { name: server.engine, version: server.version }, like: state.like, referenceTables });
  try {
    const found = await orUnavailable(() => findExpectation(expected, { context, runner, state, throwAway, referenceTables }));
    const normalize = isSameVersion(found, state) ? {} : { normalize: await loadNormalizer({ name: server.engine, version: server.version }) };
    const look = async (seen: TargetState): Promise<Look> => {
      const rows = await compareRows({ runner, state: seen, expectation: found, tables: referenceTables, hasPending: (found.migrations?.pending.length ?? 0) > 0 });
      return { state: seen, rows, judgement: judgeTarget({ runner, state: seen, expectation: found, rows: rows.changes, settings, ...normalize }) };
    };
    const confirmed = await confirmDrift(await look(state), { runner, settings, lookAgain: async () => look(await readAgain(runner, state, needsHistory)) });
    return await judged(request, { runner, found, throwAway, ...confirmed });
  } finally {
    await throwAway.stop();
  }
}

/** The normaliser brings a grammar along, which those of one version do without. */
function isSameVersion({ schema }: FoundExpectation, { server }: TargetState): boolean {
  return schema.version.number === server.version.number;
}

/**
 * Where the expected state is not to be had nothing was judged, whatever the reason would mean elsewhere.
 * @throws UserError drift/expected-unavailable, and what a user wrote wrongly.
 */
async function orUnavailable(find: () => Promise<FoundExpectation>): Promise<FoundExpectation> {
  try {
    return await find();
  } catch (error) {
    const isReason = error instanceof CatalogedError && /^(?:database|dev-database|plan|sql|migrations)\//.test(error.code) && error.code !== 'database/url-missing';
    if (!isReason) throw error;
    throw new UserError('drift/expected-unavailable', { ...error.facts, detail: explain(error).what });
  }
}

interface Found extends Look {
  readonly runner: RunnerRequest;
  readonly found: FoundExpectation;
  readonly throwAway: ThrowAwayServer;
}

async function judged(request: CheckRequest, found: Found): Promise<Report> {
  const { runner, state, throwAway, judgement } = found;
  const { settings, target, approved } = request;
  const sql = await reconcileSql({ runner, state, expectation: found.found, judgement, throwAway });
  const report = reportOf(request, found, sql);
  if (settings.reconcile !== 'revert' || judgement.drift.changes.length === 0) return report;
  return revertDrift(report, {
    runner,
    target,
    fingerprint: judgement.drift.fingerprint,
    ...whoRuns(request.context.env),
    statements: sql.sql?.revertStatements ?? [],
    ...(approved === undefined ? {} : { approved }),
    judgeAgain: () => judgeAgain(request, found),
  });
}

/** The same expectation, held against the target as it is now. The locks are ours, so nobody's migration is waited for. */
async function judgeAgain(request: CheckRequest, found: Found): Promise<{ readonly fingerprint: string; readonly report: Report }> {
  const state = { ...found.state, actual: await inspectTarget(found.runner) };
  const judgement = judgeTarget({ runner: found.runner, state, expectation: found.found, rows: found.rows.changes, settings: request.settings });
  return { fingerprint: judgement.drift.fingerprint, report: reportOf(request, { ...found, state, judgement }, { notes: [] }) };
}

function reportOf({ context, target, failOn }: CheckRequest, { state, found, rows, judgement }: Found, { sql, notes }: ReconcileSql): Report {
  return driftReport({
    target: target.name,
    project: context.project,
    state: { ...state, actual: { ...state.actual, notVisible: [...state.actual.notVisible, ...rows.notVisible], notCompared: [...state.actual.notCompared, ...rows.notCompared] } },
    unjudgedRows: rows.notCompared.flatMap(({ examples }) => examples),
    expectation: found,
    drift: judgement.drift,
    notes: [...judgement.notes, ...rows.notes, ...notes],
    ...(sql === undefined ? {} : { sql }),
    ...(found.migrations === undefined ? {} : { migrations: found.migrations }),
    ...(failOn === undefined ? {} : { failOn }),
  });
}
