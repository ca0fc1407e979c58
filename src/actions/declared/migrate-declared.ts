import { errorCatalog } from '../../errors/catalog.ts';
import { explain } from '../../errors/explain.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { TargetSettings } from '../../model/settings.ts';
import type { Report, ReportedRun } from '../../model/report.ts';
import { applyStatements } from '../../runner/apply-statements.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { amount, draftReport } from '../draft-report.ts';
import { judgeTarget, type Judgement } from '../drift/judge-target.ts';
import { inspectTarget, readTarget, type TargetState } from '../drift/read-target.ts';
import { whoRuns } from '../drift/who-runs.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { throwAwayServer } from '../expected-state/throw-away-server.ts';
import type { MigrateRequest } from '../migrate-request.ts';
import type { RunContext } from '../run-context.ts';
import { declaredPlan, leftNotes } from './declared-plan.ts';
import { settingsFor } from './declared-settings.ts';
import { declaredState } from './declared-state.ts';
import { planChanges, type PlannedChanges } from './plan-changes.ts';

/** A target of a declarative directory, and what is asked. */
export interface DeclaredRequest {
  readonly context: RunContext;
  readonly request: MigrateRequest;
  readonly target: TargetSettings;
  readonly runner: RunnerRequest;
}

/**
 * Makes a target what a declarative directory says, plans that, or tells how far it is from it.
 * @throws UserError of the input, drift, migrations and dev-database namespaces; DatabaseError.
 */
export async function migrateDeclared(asked: DeclaredRequest): Promise<Report> {
  const { context, request, runner } = asked;
  refuseVersions(request);
  const state = await readTarget(runner, false);
  const engine = { name: state.server.engine, version: state.server.version };
  const server = throwAwayServer(context, { adapter: runner.adapter, engine, like: state.like });
  try {
    const expectation = await declaredState({ context, server, engine, read: runner.migrations, database: state.server.database });
    const judge = (actual: InspectedSchema): Judgement => judgeAgainst(asked, { state: { ...state, actual }, expectation });
    const judgement = judge(state.actual);
    if (request.mode === 'status') return statusReport(asked, { state, expectation, judgement });
    const { changes } = judgement.drift;
    const planned = judgement.portable
      ? { statements: [], notes: [], left: changes.map((change) => ({ change, reason: 'the dev database is of another version than the target, so nothing would be proved' })) }
      : await planChanges({ expected: expectation, actual: { schema: state.actual }, changes, differences: judgement.differences, server, allowsDestruction: runner.migrate.destructive === 'apply' });
    const report = planReport(asked, { state, expectation, judgement, planned });
    return await orError(report, async () => {
      refuseUnapproved(report, request);
      return request.mode === 'apply' ? applyPlanned(asked, { report, planned, judgement, judge }) : report;
    });
  } finally {
    await server.stop();
  }
}

/** A declared state has no versions: one is at it or not. */
function refuseVersions({ mode, to }: MigrateRequest): void {
  if (mode === 'baseline') throw new UserError('input/unknown-value', { where: 'mode', actual: mode, expected: 'plan, apply or status: a declarative directory has no history' });
  if (to !== undefined) throw new UserError('input/unknown-value', { where: 'to', actual: to, expected: 'nothing: a declarative directory has no versions' });
}

interface Seen {
  readonly state: TargetState;
  readonly expectation: Expectation;
}

function judgeAgainst({ context, runner }: DeclaredRequest, { state, expectation }: Seen): Judgement {
  const settings = settingsFor(runner.migrations, context.project.settings.drift);
  return judgeTarget({ runner, state, expectation, rows: [], settings, mayBeEmpty: true });
}

interface Judged extends Seen {
  readonly judgement: Judgement;
}

function draft({ context: { project }, target, runner: { migrations } }: DeclaredRequest, { state, expectation, judgement }: Judged, action: 'migrate' | 'status'): Report {
  return {
    ...draftReport(action, { outcome: 'success', summary: '' }),
    engine: { name: state.server.engine, version: state.server.version.text, source: 'server' },
    target: target.name,
    migrations: { format: migrations.format, detected: migrations.detected, files: [] },
    notes: [...new Set([...project.notes, ...migrations.notes, `Declared: ${expectation.source}.`, ...state.actual.notes, ...expectation.notes, ...judgement.notes])],
    settings: project.settings.sources,
  };
}

function statusReport(asked: DeclaredRequest, judged: Judged): Report {
  const { changes } = judged.judgement.drift;
  const report = draft(asked, judged, 'status');
  if (changes.length === 0) return { ...report, outcome: 'no-changes', summary: `${asked.target.name} is as declared` };
  const notes = changes.map(({ kind, object }) => `Differs: ${kind} ${object}.`);
  return { ...report, summary: `${asked.target.name} differs from what is declared in ${amount(changes.length, 'object')}`, notes: [...report.notes, ...notes] };
}

function planReport(asked: DeclaredRequest, judged: Judged & { readonly planned: PlannedChanges }): Report {
  const { context: { project }, target } = asked;
  const { planned, judgement } = judged;
  const report = draft(asked, judged, 'migrate');
  const plan = declaredPlan(planned, { target: target.name, path: project.directories.join(', '), fingerprint: judgement.drift.fingerprint });
  const { statements, left } = planned;
  const notes = [...report.notes, ...planned.notes, ...leftNotes(left)];
  const count = amount(statements.length, 'statement');
  if (left.length > 0) return { ...report, plan, notes, outcome: 'blocked', summary: `${count} to apply to ${target.name}, and ${amount(left.length, 'change')} that cannot be planned` };
  if (statements.length === 0) return { ...report, plan, notes, outcome: 'no-changes', summary: `${target.name} is as declared` };
  return { ...report, plan, notes, summary: `${count} to apply to ${target.name}` };
}

/** What was planned stays said where it is not applied. */
async function orError(report: Report, work: () => Report | Promise<Report>): Promise<Report> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { ...report, outcome: errorCatalog[error.code].outcome, summary: explain(error).what, error: explain(error) };
  }
}

function refuseUnapproved({ plan }: Report, request: MigrateRequest): void {
  const expected = request['expected-plan-hash'];
  if (expected === undefined || expected === plan?.hash) return;
  throw new UserError('plan/changed', { expected, actual: plan?.hash ?? 'no plan' });
}

interface Applying {
  readonly report: Report;
  readonly planned: PlannedChanges;
  readonly judgement: Judgement;
  readonly judge: (actual: InspectedSchema) => Judgement;
}

async function applyPlanned({ context, target, runner }: DeclaredRequest, { report, planned, judgement, judge }: Applying): Promise<Report> {
  const { statements, left } = planned;
  if (left.length > 0) throw new UserError('plan/changes-left', { where: target.name, detail: left.map(({ change }) => change.object).join(', ') });
  if (statements.length === 0) return report;
  const { actor, place } = whoRuns(context.env);
  const { fingerprint } = judgement.drift;
  const started = runner.clock.elapsed();
  const id = await applyStatements(runner, {
    statements,
    actor,
    reason: [`makes ${target.name} what ${context.project.directories.join(', ')} declares, from difference ${fingerprint}`, ...(place === undefined ? [] : [place])].join('\n'),
    confirm: async () => {
      const now = judge(await inspectTarget(runner)).drift.fingerprint;
      if (now !== fingerprint) throw new UserError('plan/changed', { where: target.name, detail: 'the target changed while the plan was proved' });
    },
  });
  const applied = { ...report, run: runOf(report, { id, durationMs: Math.round(runner.clock.elapsed() - started) }) };
  const rest = judge(await inspectTarget(runner)).drift.changes;
  if (rest.length === 0) return { ...applied, summary: `${amount(statements.length, 'statement')} applied to ${target.name}, which is as declared` };
  return { ...applied, outcome: 'verification-failed', summary: `${amount(statements.length, 'statement')} applied to ${target.name}, which still differs in ${rest.map(({ object }) => object).join(', ')}` };
}

function runOf({ plan }: Report, { id, durationMs }: { readonly id: string; readonly durationMs: number }): ReportedRun {
  return {
    id,
    migrations: (plan?.migrations ?? []).map(({ path, statements }) => ({ path, state: 'applied', durationMs, statements: statements.map((_, index) => ({ ordinal: index + 1, state: 'done' })) })),
  };
}
