import type { DatabaseProblem, ServerMessage } from '../model/database-problem.ts';
import type { PlannedStatement } from '../model/plan.ts';
import type { StatementState } from '../model/run.ts';
import { baseTimeouts, timeoutsFor, type Timeouts } from '../plan/timeouts.ts';
import type { SqlCommand } from '../ports/database-session.ts';
import { sendAll } from './history-store.ts';
import type { StatementRecord } from './ledger/ledger-commands.ts';
import { storedImage } from './probes/probe.ts';
import type { ActiveRun } from './runner-context.ts';
import { sendCancellable } from './send-cancellable.ts';
import { probes } from './settle-ledger.ts';

/** A statement with its place in the ledger. */
export interface StatementWork {
  readonly entry: PlannedStatement;
  readonly record: StatementRecord;
  /** True where the file may have changed its session so that rows of ours could not be written. */
  readonly isTouched: boolean;
}

/** What became of one statement of a stepwise migration. */
export interface StatementEnd {
  readonly state: Extract<StatementState, 'done' | 'failed' | 'unknown'>;
  readonly durationMs: number;
  readonly messages: readonly ServerMessage[];
  readonly problem?: DatabaseProblem;
}

/** Runs one statement by its protocol. @throws DatabaseError where the ledger cannot be written. */
export async function runStatement(run: ActiveRun, work: StatementWork): Promise<StatementEnd> {
  switch (work.entry.protocol) {
    case 'session':
      return send(run, [{ text: work.entry.statement.text }], 0);
    case 'recorded':
      return runRecorded(run, work);
    case 'intent':
      return runWithIntent(run, work);
  }
}

/** The statement and its done row share a transaction, so that it runs exactly once. */
async function runRecorded(run: ActiveRun, { entry, record, isTouched }: StatementWork): Promise<StatementEnd> {
  const { ledger, request, server, executor } = run;
  const reset = isTouched ? request.adapter.resetInTransaction(server) : [];
  const end = await send(run, [{ text: 'BEGIN' }, { text: entry.statement.text }, ...reset, ledger.done(record), { text: 'COMMIT' }], 1);
  if (end.state === 'failed' && !executor.traits.transactionalDdl) await executor.send([{ text: 'ROLLBACK' }]);
  return end;
}

/** Intent, statement, done row: after a crash in between a probe of the catalogue tells whether the statement took effect. */
async function runWithIntent(run: ActiveRun, { entry: { statement }, record }: StatementWork): Promise<StatementEnd> {
  const { control, executor, ledger, request, location } = run;
  const image = await probes[location.family].capture(executor, statement);
  await sendAll(control, [ledger.intent(record, storedImage(image))], 'ledger');
  const timeouts = timeoutsFor(statement, request.migrate);
  const base = baseTimeouts(request.migrate);
  const isOwn = timeouts.lockTimeoutMs !== base.lockTimeoutMs || timeouts.statementTimeoutMs !== base.statementTimeoutMs;
  if (isOwn) await setTimeouts(run, timeouts);
  const end = await send(run, [{ text: statement.text }], 0);
  if (isOwn && end.state !== 'unknown') await setTimeouts(run, base);
  if (end.state === 'done') await sendAll(control, [ledger.markDone(record.migrationId, record.ordinal)], 'ledger');
  return end;
}

async function setTimeouts(run: ActiveRun, timeouts: Timeouts): Promise<void> {
  for (const command of run.request.adapter.migrationSettings(run.server, timeouts)) await sendAll(run.executor, [command], 'session settings');
}

/** @param position of the migration's own statement among the commands. */
async function send(run: ActiveRun, commands: readonly SqlCommand[], position: number): Promise<StatementEnd> {
  const { clock } = run.request;
  const start = clock.elapsed();
  const flight = await sendCancellable(run.executor, commands, run.request);
  const durationMs = clock.elapsed() - start;
  if (flight === 'no-end') return { state: 'unknown', durationMs, messages: [] };
  const own = flight.results[position];
  const { failure } = flight;
  const ended = { durationMs: own?.durationMs ?? durationMs, messages: own?.messages ?? [] };
  if (failure === undefined) return { ...ended, state: 'done' };
  return { ...ended, state: failure.problem.connectionLost ? 'unknown' : 'failed', problem: failure.problem };
}
