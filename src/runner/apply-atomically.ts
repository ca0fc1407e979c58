import type { DatabaseProblem } from '../model/database-problem.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { CommandResult } from '../ports/database-session.ts';
import { atomicFlights, type AtomicGroup, type FlightCommand } from './atomic-flights.ts';
import { statementRuns, migrationRun, type MigrationEnd } from './migration-end.ts';
import { statementStop } from './run-stop.ts';
import { isRetryable, pauseBefore } from './retry-ladder.ts';
import type { ActiveRun } from './runner-context.ts';
import { sendCancellable } from './send-cancellable.ts';
import { settleLost, type LostFate } from './settle-lost.ts';

/** What became of one attempt. */
interface Attempt {
  readonly sent: readonly FlightCommand[];
  readonly results: readonly CommandResult[];
  readonly problem?: DatabaseProblem;
  /** The statement was cancelled and nobody saw it end. */
  readonly noEnd: boolean;
  readonly durationMs: number;
}

/**
 * Applies migrations in one transaction together with their history rows: it is all there or nothing of it. An attempt that
 * other sessions' locks ended is begun anew from its first statement: waiting inside it would keep the locks it already has.
 * @param group one migration, or all of a whole-run.
 */
export async function applyAtomically(run: ActiveRun, group: AtomicGroup): Promise<readonly MigrationEnd[]> {
  const { clock, signal, migrate } = run.request;
  const start = clock.elapsed();
  for (let count = 0; ; count += 1) {
    const attempt = await attemptOnce(run, group);
    const { problem } = attempt;
    const pause = problem !== undefined && isRetryable(problem) && !signal.aborted ? pauseBefore(count, clock.elapsed() - start, migrate) : undefined;
    if (pause === undefined) return endsOf(run, group, attempt);
    run.request.log.info(`${group.migrations[0]?.migration.path ?? ''}: ${problem?.message ?? ''}; trying again in ${pause} ms.`);
    await clock.sleep(pause, signal);
  }
}

async function attemptOnce(run: ActiveRun, group: AtomicGroup): Promise<Attempt> {
  const { executor, request } = run;
  const start = request.clock.elapsed();
  const sent: FlightCommand[] = [];
  const results: CommandResult[] = [];
  const elapsed = (): number => request.clock.elapsed() - start;
  for (const flight of atomicFlights(run, group)) {
    const commands = flight(Math.round(elapsed()));
    sent.push(...commands);
    const end = await sendCancellable(executor, commands.map(({ command }) => command), request);
    if (end === 'no-end') return { sent, results, noEnd: true, durationMs: elapsed() };
    results.push(...end.results);
    if (end.failure !== undefined) {
      await rollBack(run, end.failure.problem);
      return { sent, results, problem: end.failure.problem, noEnd: false, durationMs: elapsed() };
    }
  }
  return { sent, results, noEnd: false, durationMs: elapsed() };
}

/** The session has rolled back what it began itself; a server without DDL transactions leaves that to us. */
async function rollBack(run: ActiveRun, problem: DatabaseProblem): Promise<void> {
  if (!problem.connectionLost && !run.executor.traits.transactionalDdl) await run.executor.send([{ text: 'ROLLBACK' }]);
}

async function endsOf(run: ActiveRun, { migrations }: AtomicGroup, attempt: Attempt): Promise<readonly MigrationEnd[]> {
  const failedAt = attempt.problem === undefined && !attempt.noEnd ? undefined : attempt.sent[attempt.results.length]?.statement;
  const last = migrations.length - 1;
  const culprit = failedAt?.migration ?? last;
  const verdict = await judge(run, migrations, { attempt, planned: migrations[culprit], statement: failedAt?.index });
  return migrations.map((planned, index) => {
    const state = verdict.fate === 'applied' ? 'applied' : index === culprit ? verdict.fate : 'not-executed';
    const end = endOf(planned, { attempt, index, state });
    const stopsHere = index === (verdict.fate === 'applied' ? last : culprit);
    return stopsHere && verdict.stop !== undefined ? { ...end, stop: verdict.stop } : end;
  });
}

interface Culprit {
  readonly attempt: Attempt;
  readonly planned: PlannedMigration | undefined;
  /** Index of the statement; undefined for what stands around the statements. */
  readonly statement: number | undefined;
}

/** What the transaction came to, and why the run stops, if it does. */
async function judge(run: ActiveRun, migrations: readonly PlannedMigration[], culprit: Culprit): Promise<Partial<LostFate> & Pick<LostFate, 'fate'>> {
  const { problem, noEnd } = culprit.attempt;
  if (problem === undefined && !noEnd) return { fate: 'applied' };
  if (noEnd || problem?.connectionLost === true) return settleLost(run, migrations, problem);
  const statement = culprit.statement === undefined ? undefined : culprit.planned?.statements[culprit.statement]?.statement;
  return { fate: 'failed', stop: statementStop(run, { planned: culprit.planned, statement, problem }) };
}

interface EndFacts {
  readonly attempt: Attempt;
  readonly index: number;
  readonly state: MigrationEnd['run']['state'];
}

function endOf(planned: PlannedMigration, { attempt, index, state }: EndFacts): MigrationEnd {
  const results = attempt.results.filter((_, at) => attempt.sent[at]?.statement?.migration === index);
  const failedHere = attempt.sent[attempt.results.length]?.statement?.migration === index;
  const after = { applied: 'done', unknown: 'unknown', failed: 'rolled-back', 'not-executed': 'rolled-back' } as const;
  const next = state === 'unknown' ? 'unknown' : failedHere ? 'failed' : 'not-executed';
  const statements = statementRuns(planned, { results, done: after[state], next });
  const parts = { state, durationMs: Math.round(attempt.durationMs), statements };
  return { run: migrationRun(planned.migration, parts, state === 'failed' || state === 'unknown' ? attempt.problem : undefined) };
}
