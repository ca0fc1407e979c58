import { DatabaseError } from '../../errors/database-error.ts';
import { UserError } from '../../errors/user-error.ts';
import type { DatabaseProblem } from '../../model/database-problem.ts';

/**
 * Why a server ends a statement that only reads, by SQLSTATE (PostgreSQL manual, appendix A) and by error number (MySQL 8.4 error
 * reference, MariaDB's list of error codes).
 */
const reasons: Readonly<Record<string, string>> = {
  57014: 'the server cancelled a statement: its time was over, or somebody cancelled it',
  1317: 'somebody killed a statement',
  1969: 'a statement ran into max_statement_time',
  3024: 'a statement ran into max_execution_time',
  40001: 'a statement lost to other work of the server: on a standby, to what it had to replay',
};

/**
 * Reads something of a target. A server that ends the reading in the middle, or a connection that is lost, leaves it unjudged:
 * neither the target nor the migrations did anything wrong.
 * @param part what is read, as a clause: `its schema was inspected`.
 * @throws UserError drift/target-not-read; everything else that the reading throws.
 */
export async function whileReading<Result>(target: string, part: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof DatabaseError ? reasonOf(error.problem) : undefined;
    if (reason === undefined || !(error instanceof DatabaseError)) throw error;
    throw new UserError('drift/target-not-read', { where: target, detail: `${reason}, while ${part}`, cause: error.problem.message });
  }
}

function reasonOf({ connectionLost, errno, sqlState }: DatabaseProblem): string | undefined {
  if (connectionLost) return 'the connection was lost';
  // MySQL and MariaDB reuse SQLSTATEs for several errors, so their number decides.
  return reasons[errno === undefined ? (sqlState ?? '') : String(errno)];
}
