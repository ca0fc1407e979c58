import { CatalogedError, UserError } from '../../errors/user-error.ts';
import { explain } from '../../errors/explain.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';
import type { Report } from '../../model/report.ts';
import type { FailOn } from '../../model/severity.ts';
import type { TargetSettings } from '../../model/settings.ts';
import { Cancelled } from '../../runner/cancelled.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { throwAwayServer, type ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import { draftReport } from '../draft-report.ts';
import { failedReport } from '../failed-report.ts';
import type { RunContext } from '../run-context.ts';
import { runnerRequestOf } from '../runner-request-of.ts';
import { driftReport } from './drift-report.ts';
import { findExpectation, type ExpectedSource, type FoundExpectation } from './find-expectation.ts';
import { judgeTarget } from './judge-target.ts';
import { readTarget, type TargetState } from './read-target.ts';
import { reconcileSql } from './reconcile-sql.ts';

/** How one target is checked. */
export interface CheckRequest {
  readonly context: RunContext;
  readonly target: TargetSettings;
  readonly expected: ExpectedSource;
  readonly settings: DriftSettings;
  readonly failOn?: FailOn;
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
  const { context, target, expected } = request;
  const runner = await runnerRequestOf(context, target);
  const state = await readTarget(runner, expected.from === 'migrations' || expected.from === 'snapshot');
  const { server } = state;
  const throwAway = throwAwayServer(context, { adapter: runner.adapter, engine: { name: server.engine, version: server.version }, like: state.like });
  try {
    const found = await orUnavailable(() => findExpectation(expected, { context, runner, state, throwAway }));
    return await judged(request, { runner, state, found, throwAway });
  } finally {
    await throwAway.stop();
  }
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

interface Found {
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly found: FoundExpectation;
  readonly throwAway: ThrowAwayServer;
}

async function judged({ context, target, settings, failOn }: CheckRequest, { runner, state, found, throwAway }: Found): Promise<Report> {
  const judgement = judgeTarget({ runner, state, expectation: found, settings });
  const { sql, notes } = await reconcileSql({ runner, state, expectation: found, judgement, throwAway });
  return driftReport({
    target: target.name,
    project: context.project,
    state,
    expectation: found,
    drift: judgement.drift,
    notes: [...judgement.notes, ...notes],
    ...(sql === undefined ? {} : { sql }),
    ...(found.migrations === undefined ? {} : { migrations: found.migrations }),
    ...(failOn === undefined ? {} : { failOn }),
  });
}
