import { errorCatalog } from '../errors/catalog.ts';
import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import { sha256 } from '../plan/canonical-hash.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { SqlCommand } from '../ports/database-session.ts';
import { Cancelled } from './cancelled.ts';
import { historyLocation } from './gather-state.ts';
import { sendAll } from './history-store.ts';
import { createLedgerTables } from './ledger/create-ledger-tables.ts';
import { ledgerCommands, type LedgerCommands } from './ledger/ledger-commands.ts';
import { ledgerTables } from './ledger/ledger-tables.ts';
import { revertCommands, type RevertCommands, type RevertReason } from './ledger/revert-ledger.ts';
import { newRunId } from './new-run-id.ts';
import { refuseReadOnly } from './open-session.ts';
import type { RunnerRequest } from './runner-request.ts';
import { sendCancellable } from './send-cancellable.ts';
import { withLocks, withSession, type LockedSessions } from './with-locks.ts';

/** A statement that belongs to no migration. */
export interface LooseStatement {
  readonly text: string;
  /** Whether it may stand in a transaction with others. */
  readonly transactional: boolean;
}

/** What is applied, and what the ledger says of it. */
export interface LooseRun extends RevertReason {
  readonly statements: readonly LooseStatement[];
  /** Asked under the locks, right before; what it throws keeps everything from being applied. */
  readonly confirm: () => Promise<void>;
}

/**
 * Applies statements that belong to no migration as migrations are applied: on a primary, under the locks that keep runners apart,
 * with their timeouts; in one transaction where all of them can be, and otherwise one by one up to the first that fails.
 * The ledger records the run, who it was and why, and each statement; the history, which is the migrations', nothing.
 * @returns the id of the run.
 * @throws DatabaseError, also with how many were done; Cancelled; and what `confirm` throws.
 */
export function applyStatements(request: RunnerRequest, run: LooseRun): Promise<string> {
  const runId = newRunId(request.clock.now());
  return withSession(request, runId, async (executor) => {
    refuseReadOnly(executor);
    return withLocks(request, { runId, executor }, async (locked) => {
      await run.confirm();
      const active = await begin(request, { ...locked, runId, run });
      const isOne = executor.traits.transactionalDdl && run.statements.every(({ transactional }) => transactional);
      try {
        await (isOne ? applyTogether(active) : applyOneByOne(active));
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        await end(active, errorCatalog[error.code].outcome);
        throw error;
      }
      await end(active, 'success');
      return runId;
    });
  });
}

interface Beginning extends Pick<LockedSessions, 'control' | 'executor'> {
  readonly runId: string;
  readonly run: LooseRun;
}

interface ActiveLooseRun extends Beginning {
  readonly request: RunnerRequest;
  readonly ledger: LedgerCommands;
  readonly reverts: RevertCommands;
}

async function begin(request: RunnerRequest, beginning: Beginning): Promise<ActiveLooseRun> {
  const { control, executor, runId, run } = beginning;
  const location = historyLocation(executor.server, request);
  const ledger = ledgerCommands(ledgerTables(location));
  const reverts = revertCommands(location);
  const texts = run.statements.map(({ text }) => text);
  await createLedgerTables(control, location);
  const row = { id: runId, historyTable: location.table, planHash: sha256(JSON.stringify(texts)), toolVersion: request.toolVersion };
  await sendAll(control, [reverts.create], 'ledger');
  await sendAll(control, [{ text: 'BEGIN' }, ledger.endLostRuns(location.table), ledger.beginRun(row), ...reverts.plan(runId, texts, run), { text: 'COMMIT' }], 'ledger');
  return { ...beginning, request, ledger, reverts };
}

/** Where the ledger cannot be reached any more, the next run gives this one its outcome. */
async function end({ control, ledger, runId }: ActiveLooseRun, outcome: string): Promise<void> {
  await control.send([ledger.endRun(runId, outcome)]);
}

/** That they are done is recorded by the transaction that does them. */
async function applyTogether(active: ActiveLooseRun): Promise<void> {
  const { control, reverts, runId, run: { statements } } = active;
  await sendAll(control, [reverts.mark(runId, 'intent')], 'ledger');
  const problem = await attempt(active, [{ text: 'BEGIN' }, ...statements.map(({ text }) => ({ text })), reverts.mark(runId, 'done'), { text: 'COMMIT' }]);
  if (problem === undefined) return;
  if (!problem.connectionLost) await control.send([reverts.mark(runId, 'failed')]);
  throw failed(problem, 'nothing was changed');
}

async function applyOneByOne(active: ActiveLooseRun): Promise<void> {
  const { control, reverts, runId, run: { statements } } = active;
  for (const [done, { text }] of statements.entries()) {
    await sendAll(control, [reverts.mark(runId, 'intent', done + 1)], 'ledger');
    const problem = await attempt(active, [{ text }]);
    if (problem?.connectionLost !== true) await control.send([reverts.mark(runId, problem === undefined ? 'done' : 'failed', done + 1)]);
    if (problem !== undefined) throw failed(problem, `${done} of ${statements.length} statements were done`);
  }
}

async function attempt({ executor, request }: ActiveLooseRun, commands: readonly SqlCommand[]): Promise<DatabaseProblem | undefined> {
  const flight = await sendCancellable(executor, commands, request);
  if (flight === 'no-end') throw new Cancelled();
  return flight.failure?.problem;
}

/** A commit whose answer was lost may have been done. */
function failed(problem: DatabaseProblem, detail: string): DatabaseError {
  return new DatabaseError(problemCode(problem), problem, problem.connectionLost ? {} : { detail });
}
