import { establish } from './established.ts';
import { gatherReadyState, gatherState } from './gather-state.ts';
import { historyNotes } from './history-notes.ts';
import { newRunId } from './new-run-id.ts';
import { preparePlan } from './prepare-plan.ts';
import type { RunnerRequest, RunnerResult } from './runner-request.ts';
import { withSession } from './with-locks.ts';

/** The state of every migration on a target. Takes no lock and writes nothing. */
export function showStatus(request: RunnerRequest): Promise<RunnerResult> {
  return establish((established) => withSession(request, newRunId(request.clock.now()), async (session) => {
    established.server = session.server;
    const state = await gatherState(session, request);
    established.comparison = state.comparison;
    established.notes.push(...historyNotes(state.comparison));
    if (!state.history.exists) established.notes.push(`${request.target} has no history table ${state.history.location.table} yet`);
    return state.pending.length === 0 ? 'no-changes' : 'success';
  }));
}

/** The plan for what is pending on a target. Takes no lock and writes nothing; what blocks an apply blocks it too. */
export function makePlan(request: RunnerRequest): Promise<RunnerResult> {
  return establish((established) => withSession(request, newRunId(request.clock.now()), async (session) => {
    established.server = session.server;
    const state = await gatherReadyState(session, request, (comparison) => {
      established.comparison = comparison;
      established.notes.push(...historyNotes(comparison));
    });
    const { plan } = await preparePlan(session, request, { state, purpose: 'show' });
    established.plan = plan;
    return plan.migrations.length === 0 ? 'no-changes' : 'success';
  }));
}
