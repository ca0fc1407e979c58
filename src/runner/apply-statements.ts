import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { Cancelled } from './cancelled.ts';
import { newRunId } from './new-run-id.ts';
import { refuseReadOnly } from './open-session.ts';
import type { RunnerRequest } from './runner-request.ts';
import { sendCancellable } from './send-cancellable.ts';
import { withLocks, withSession } from './with-locks.ts';

/** A statement that belongs to no migration. */
export interface LooseStatement {
  readonly text: string;
  /** Whether it may stand in a transaction with others. */
  readonly transactional: boolean;
}

/**
 * Applies statements that belong to no migration as migrations are applied: on a primary, under the locks that keep runners apart,
 * with their timeouts; in one transaction where all of them can be, and otherwise one by one up to the first that fails.
 * Nothing is recorded in the history.
 * @param confirm is asked under the locks, right before; what it throws keeps everything from being applied.
 * @throws DatabaseError, also with how many were done; Cancelled; and what `confirm` throws.
 */
export function applyStatements(request: RunnerRequest, statements: readonly LooseStatement[], confirm: () => Promise<void>): Promise<void> {
  const runId = newRunId(request.clock.now());
  return withSession(request, runId, async (executor) => {
    refuseReadOnly(executor);
    await withLocks(request, { runId, executor }, async () => {
      await confirm();
      const isOne = executor.traits.transactionalDdl && statements.every(({ transactional }) => transactional);
      await (isOne ? applyTogether(executor, request, statements) : applyOneByOne(executor, request, statements));
    });
  });
}

async function applyTogether(executor: DatabaseSession, request: RunnerRequest, statements: readonly LooseStatement[]): Promise<void> {
  const commands = statements.map(({ text }) => ({ text }));
  const flight = await sendCancellable(executor, [{ text: 'BEGIN' }, ...commands, { text: 'COMMIT' }], request);
  if (flight === 'no-end') throw new Cancelled();
  if (flight.failure !== undefined) throw failed(flight.failure.problem, 'nothing was changed');
}

async function applyOneByOne(executor: DatabaseSession, request: RunnerRequest, statements: readonly LooseStatement[]): Promise<void> {
  for (const [done, { text }] of statements.entries()) {
    const flight = await sendCancellable(executor, [{ text }], request);
    if (flight === 'no-end') throw new Cancelled();
    if (flight.failure !== undefined) throw failed(flight.failure.problem, `${done} of ${statements.length} statements were done`);
  }
}

function failed(problem: DatabaseProblem, detail: string): DatabaseError {
  return new DatabaseError(problemCode(problem), problem, { detail });
}
