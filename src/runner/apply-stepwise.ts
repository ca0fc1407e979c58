import { CatalogedError } from '../errors/user-error.ts';
import { errorCatalog } from '../errors/catalog.ts';
import type { PlannedMigration, PlannedStatement } from '../model/plan.ts';
import type { StatementRun } from '../model/run.ts';
import { sha256 } from '../plan/canonical-hash.ts';
import { touchesSession } from '../plan/touches-session.ts';
import { historyCommands } from './history-entry.ts';
import { sendAll } from './history-store.ts';
import type { StatementRecord } from './ledger/ledger-commands.ts';
import { migrationRun, type MigrationEnd, type Stop } from './migration-end.ts';
import { newRunId } from './new-run-id.ts';
import { recordApplied, recordFailure } from './record-stepwise.ts';
import { isRetryable, pauseBefore } from './retry-ladder.ts';
import { statementStop } from './run-stop.ts';
import { runStatement, type StatementEnd, type StatementWork } from './run-statement.ts';
import type { ActiveRun } from './runner-context.ts';

/** A migration that runs statement by statement. */
export interface StepwiseWork {
  readonly planned: PlannedMigration;
  /** Rank of its history row. */
  readonly rank: number;
  /** The ledger's migration, where an earlier run began it. */
  readonly migrationId?: string;
}

/**
 * Applies a migration whose statements cannot share one transaction. The ledger knows at every moment which statements are done,
 * so that a later run goes on behind them; the history row comes last.
 */
export async function applyStepwise(run: ActiveRun, work: StepwiseWork): Promise<MigrationEnd> {
  const { clock } = run.request;
  const { planned, rank } = work;
  const start = clock.elapsed();
  const elapsed = (): number => Math.round(clock.elapsed() - start);
  const statements: StatementRun[] = [];
  try {
    const migrationId = work.migrationId ?? (await beginMigration(run, work));
    const isTouched = touchesSession(planned.statements.map(({ statement }) => statement));
    for (const entry of planned.statements) {
      const stop = await stepOver(run, { entry, isTouched, record: recordOf(run, migrationId, entry) }, { planned, statements });
      if (stop === undefined) continue;
      if (stop.failure !== undefined) await recordFailure(run, { planned, rank, durationMs: elapsed(), done: statements.length - 1, ...stop.failure });
      return stopped(planned, { statements, durationMs: elapsed(), stop });
    }
    await recordApplied(run, { planned, rank, migrationId, durationMs: elapsed(), isTouched });
    return { run: migrationRun(planned.migration, { state: 'applied', durationMs: elapsed(), statements }) };
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return stopped(planned, { statements, durationMs: elapsed(), stop: { outcome: errorCatalog[error.code].outcome, error, state: 'unknown' } });
  }
}

interface Progress {
  readonly planned: PlannedMigration;
  /** Grows with every statement. */
  readonly statements: StatementRun[];
}

/** Why a file stops at a statement. */
interface StepStop extends Stop {
  /** State of the migration. */
  readonly state: 'failed' | 'unknown';
  /** Set for a refusal that the next run would meet again. */
  readonly failure?: { readonly record: StatementRecord; readonly end: StatementEnd };
}

/** Runs a statement unless an earlier run did. What only sets up the session runs again each time the file goes on. */
async function stepOver(run: ActiveRun, work: StatementWork, { planned, statements }: Progress): Promise<StepStop | undefined> {
  const { statement, protocol } = work.entry;
  const { ordinal } = statement;
  if (protocol !== 'session' && planned.done?.includes(ordinal) === true) {
    statements.push({ ordinal, state: 'done', messages: [] });
    return undefined;
  }
  if (run.request.signal.aborted) return { outcome: 'cancelled', state: 'failed' };
  run.guard.assertWatched();
  const end = await runWithRetries(run, work);
  statements.push({ ordinal, state: end.state, durationMs: Math.round(end.durationMs), messages: end.messages });
  if (end.state === 'done') return undefined;
  const stop = statementStop(run, { planned, statement, problem: end.problem });
  if (end.state === 'unknown') return { ...stop, outcome: 'unknown', state: 'unknown' };
  // What may succeed as it is on the next run leaves no failed row: the ledger alone says where to go on.
  return stop.outcome === 'failed' ? { ...stop, state: 'failed', failure: { record: work.record, end } } : { ...stop, state: 'failed' };
}

async function beginMigration(run: ActiveRun, { planned, rank }: StepwiseWork): Promise<string> {
  const id = newRunId(run.request.clock.now());
  const { script, version = null, hash } = planned.migration;
  const begin = run.ledger.beginMigration({ id, runId: run.id, historyTable: run.location.table, script, version, fileHash: hash });
  const started = historyCommands(run, planned, { rank, state: 'started', executionTimeMs: 0, done: 0 });
  await sendAll(run.control, started.length === 0 ? [begin] : [{ text: 'BEGIN' }, begin, ...started, { text: 'COMMIT' }], 'ledger');
  return id;
}

function recordOf(run: ActiveRun, migrationId: string, { statement }: PlannedStatement): StatementRecord {
  return { migrationId, ordinal: statement.ordinal, hash: sha256(statement.text), runId: run.id, sessionId: run.executor.server.sessionId };
}

/** A statement that other sessions' locks ended has had no effect and is tried again. */
async function runWithRetries(run: ActiveRun, work: StatementWork): Promise<StatementEnd> {
  const { clock, signal, migrate, log } = run.request;
  const start = clock.elapsed();
  for (let count = 0; ; count += 1) {
    const end = await runStatement(run, work);
    const mayRetry = hasNoEffect(end, work.entry) && !signal.aborted;
    const pause = mayRetry ? pauseBefore(count, clock.elapsed() - start, migrate) : undefined;
    if (pause === undefined) {
      // The server said that nothing took effect: the file may then be changed there.
      if (mayRetry && work.entry.protocol === 'intent') await sendAll(run.control, [run.ledger.clearIntent(work.record.migrationId, work.record.ordinal)], 'ledger');
      return end;
    }
    log.info(`statement ${work.entry.statement.ordinal}: ${end.problem?.message ?? ''}; trying again in ${pause} ms.`);
    await clock.sleep(pause, signal);
    run.guard.assertWatched();
  }
}

/** Whether the server ended a statement so that it may be sent again as it is. */
function hasNoEffect({ problem }: StatementEnd, entry: PlannedStatement): boolean {
  return problem !== undefined && isRetryable(problem) && !isLeavingTraces(entry);
}

/** A concurrent build that was cut short leaves an invalid index, which the next run's probe finds and removes. */
function isLeavingTraces({ statement }: PlannedStatement): boolean {
  return statement.operations.some((operation) => 'concurrently' in operation && operation.concurrently);
}

interface Stopped {
  readonly statements: readonly StatementRun[];
  readonly durationMs: number;
  readonly stop: StepStop;
}

function stopped(planned: PlannedMigration, { statements, durationMs, stop }: Stopped): MigrationEnd {
  const rest = planned.statements.slice(statements.length).map(({ statement }) => ({ ordinal: statement.ordinal, state: 'not-executed', messages: [] }) as const);
  const run = migrationRun(planned.migration, { state: stop.state, durationMs, statements: [...statements, ...rest] }, stop.failure?.end.problem);
  return { run, stop: { outcome: stop.outcome, ...(stop.error === undefined ? {} : { error: stop.error }) } };
}
