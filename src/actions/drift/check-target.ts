import { judgeDrift } from '../../drift/judge-drift.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import { explain } from '../../errors/explain.ts';
import type { DriftFacts, ObjectChange } from '../../model/drift.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';
import type { Report } from '../../model/report.ts';
import type { FailOn } from '../../model/severity.ts';
import type { TargetSettings } from '../../model/settings.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import { Cancelled } from '../../runner/cancelled.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { throwAwayServer } from '../expected-state/throw-away-server.ts';
import { draftReport } from '../draft-report.ts';
import { failedReport } from '../failed-report.ts';
import type { RunContext } from '../run-context.ts';
import { runnerRequestOf } from '../runner-request-of.ts';
import { driftReport } from './drift-report.ts';
import { findExpectation, type ExpectedSource, type FoundExpectation } from './find-expectation.ts';
import { readTarget, type TargetState } from './read-target.ts';

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
    return compare(request, { runner, state, found });
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

/** What the comparison works on. */
interface Comparing {
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly found: FoundExpectation;
}

function compare(request: CheckRequest, { runner, state, found }: Comparing): Report {
  const { context, target, settings, failOn } = request;
  const { schema, waiting } = found;
  refuseEmpty(state, found, target.name);
  const { changes, notes } = compareSchemas(schema, state.actual, settings.compare);
  const facts = factsOf(request, { runner, state, found });
  const isWaiting = ({ key }: ObjectChange): boolean => waiting.has(key);
  const judged = judgeDrift(changes.filter((change) => !isWaiting(change)), settings, facts);
  // What a repeatable migration is about to make anew differs until it has run.
  const pending = judgeDrift(changes.filter(isWaiting), settings, facts).changes.map((change) => ({ change, reason: 'a pending repeatable migration makes it anew' }));
  const drift = { ...judged, ignored: [...judged.ignored, ...pending] };
  return driftReport({
    target: target.name,
    project: context.project,
    state,
    expectation: found,
    ...(found.migrations === undefined ? {} : { migrations: found.migrations }),
    drift,
    notes,
    ...(failOn === undefined ? {} : { failOn }),
  });
}

/** An empty database where much is expected is nearly always the wrong database. */
function refuseEmpty({ actual }: TargetState, { schema }: Expectation, target: string): void {
  const isSchema = (key: string): boolean => key.startsWith('schema:') || key.startsWith('extension:');
  const objects = [...actual.groups.keys()].filter((key) => !isSchema(key));
  const expected = [...schema.groups.keys()].filter((key) => !isSchema(key));
  if (objects.length === 0 && expected.length > 0 && actual.notVisible.length === 0) throw new UserError('drift/empty-database', { where: target, expected: `${expected.length} objects` });
}

function factsOf({ context, target }: CheckRequest, { runner, state }: Comparing): DriftFacts {
  return {
    engine: state.server.engine,
    target: target.name,
    today: new Date(context.clock.now()).toISOString().slice(0, 'yyyy-mm-dd'.length),
    historyTables: [runner.history.historyTable ?? runner.migrations.rules.history.defaultTable],
  };
}
