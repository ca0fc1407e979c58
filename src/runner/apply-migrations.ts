import { UserError } from '../errors/user-error.ts';
import type { Outcome } from '../model/outcome.ts';
import { applyPlan, type AppliedPlan } from './apply-plan.ts';
import { establish, type Established } from './established.ts';
import { gatherReadyState, gatherState, type GatheredState } from './gather-state.ts';
import { historyNotes } from './history-notes.ts';
import { createHistory, sendAll } from './history-store.ts';
import { createLedgerTables } from './ledger/create-ledger-tables.ts';
import { ledgerCommands } from './ledger/ledger-commands.ts';
import { ledgerTables } from './ledger/ledger-tables.ts';
import { newRunId } from './new-run-id.ts';
import { refuseReadOnly } from './open-session.ts';
import { preparePlan, type PreparedPlan } from './prepare-plan.ts';
import type { ActiveRun } from './runner-context.ts';
import type { RunnerRequest, RunnerResult } from './runner-request.ts';
import { withLocks, withSession, type LockedSessions } from './with-locks.ts';

/**
 * Applies what is pending on a target: under locks, each migration once, stopping at the first that does not go through.
 * A second run finds nothing to do and changes nothing.
 */
export function applyMigrations(request: RunnerRequest): Promise<RunnerResult> {
  const runId = newRunId(request.clock.now());
  return establish((established) => withSession(request, runId, async (executor) => {
    established.server = executor.server;
    refuseReadOnly(executor);
    const state = await gatherState(executor, request);
    established.comparison = state.comparison;
    // Anything else is decided under the locks: another run may be at work, and what we see half of its doing.
    if (state.pending.length === 0 && state.problem === undefined) return 'no-changes';
    return withLocks(request, { runId, executor }, (locked) => applyLocked(locked, { request, runId, established }));
  }));
}

interface Operation {
  readonly request: RunnerRequest;
  readonly runId: string;
  readonly established: Established;
}

/** Another run may have been here while we waited for the lock: everything is read again. */
async function applyLocked(locked: LockedSessions, operation: Operation): Promise<Outcome> {
  const { request, established } = operation;
  const state = await gatherReadyState(locked.executor, request, (comparison) => {
    established.comparison = comparison;
  });
  established.notes.push(...historyNotes(state.comparison));
  if (state.pending.length === 0) return 'no-changes';
  const prepared = await preparePlan(locked.control, request, { state, purpose: 'settle' });
  established.plan = prepared.plan;
  refuseOtherPlan(prepared.plan.hash, request);
  const run = await beginRun(locked, operation, { state, prepared });
  const firstRank = request.migrations.rules.history.nextRank(state.history.rows);
  const applied = await applyPlan(run, { plan: prepared.plan, begun: prepared.begun, firstRank });
  return endRun(run, applied, established);
}

/** @throws UserError plan/changed. */
function refuseOtherPlan(actual: string, { expectedPlanHash: expected }: RunnerRequest): void {
  if (expected !== undefined && expected !== actual) throw new UserError('plan/changed', { expected, actual });
}

interface ToBegin {
  readonly state: GatheredState;
  readonly prepared: PreparedPlan;
}

async function beginRun({ control, executor, guard }: LockedSessions, { request, runId }: Operation, { state, prepared }: ToBegin): Promise<ActiveRun> {
  const { location, exists } = state.history;
  const format = request.migrations.rules;
  const ledger = ledgerCommands(ledgerTables(location));
  if (!exists) await createHistory(executor, format, location);
  if (!state.history.hasLedger) await createLedgerTables(control, location);
  const row = { id: runId, historyTable: location.table, planHash: prepared.plan.hash, toolVersion: request.toolVersion };
  await sendAll(control, [{ text: 'BEGIN' }, ledger.endLostRuns(location.table), ledger.beginRun(row), { text: 'COMMIT' }], 'ledger');
  const rows = new Map(state.comparison.statuses.flatMap(({ migration, row: known }) => (migration === undefined || known === undefined ? [] : [[migration.script, known] as const])));
  return { id: runId, startedAt: request.clock.now(), request, format, server: executor.server, location, control, executor, guard, ledger, rows };
}

async function endRun(run: ActiveRun, { migrations, stop, notes }: AppliedPlan, established: Established): Promise<Outcome> {
  established.notes.push(...notes);
  established.run = { id: run.id, migrations };
  if (stop?.error !== undefined) established.error = stop.error;
  const outcome = stop?.outcome ?? 'success';
  // Where the ledger cannot be reached any more, the run's row stays without an end: the state of every migration is recorded already.
  const { failure } = await run.control.send([run.ledger.endRun(run.id, outcome)]);
  if (failure !== undefined) established.notes.push(`the end of run ${run.id} could not be recorded: ${failure.problem.message}`);
  return outcome;
}
