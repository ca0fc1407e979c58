import type { ErrorCode } from './catalog.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';

/** By SQLSTATE (PostgreSQL manual, appendix A) and by error number (MySQL 8.4 error reference; MariaDB shares them). */
const codes: Readonly<Record<string, ErrorCode>> = {
  '55P03': 'database/lock-timeout',
  1205: 'database/lock-timeout',
  25006: 'database/read-only',
  1290: 'database/read-only',
  1792: 'database/read-only',
  1836: 'database/read-only',
  '42501': 'database/privilege-missing',
  1044: 'database/privilege-missing',
  1142: 'database/privilege-missing',
  1143: 'database/privilege-missing',
  1227: 'database/privilege-missing',
  1370: 'database/privilege-missing',
};

/** The catalogue's code for what a server said about a statement. */
export function problemCode(problem: DatabaseProblem): ErrorCode {
  if (problem.connectionLost) return 'database/connection-lost';
  // MySQL and MariaDB reuse SQLSTATEs for several errors, so their number decides.
  const key = problem.errno === undefined ? problem.sqlState : String(problem.errno);
  return codes[key ?? ''] ?? 'database/statement-failed';
}
