import { DatabaseError } from '../../errors/database-error.ts';
import { problemCode } from '../../errors/problem-code.ts';
import type { HistoryLocation } from '../../migrations/format.ts';
import type { DatabaseProblem } from '../../model/database-problem.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { createLedger, ledgerTables } from './ledger-tables.ts';

/** Two histories in one schema share a ledger but not a lock: PostgreSQL's IF NOT EXISTS loses that race with one of these. */
const lostRace = new Set(['23505', '42P07']);

/** Creates the ledger's tables beside a history table. @throws DatabaseError. */
export async function createLedgerTables(session: DatabaseSession, location: HistoryLocation): Promise<void> {
  for (const command of createLedger(ledgerTables(location))) {
    const problem = await attempt(session, command);
    const again = problem !== undefined && lostRace.has(problem.sqlState ?? '') ? await attempt(session, command) : problem;
    if (again !== undefined) throw new DatabaseError(problemCode(again), again, { where: `ledger in schema ${location.schema}` });
  }
}

async function attempt(session: DatabaseSession, command: { readonly text: string }): Promise<DatabaseProblem | undefined> {
  const { failure } = await session.send([command]);
  return failure?.problem;
}
