import type { DatabaseProblem } from '../model/database-problem.ts';
import type { Statement } from '../model/statement.ts';
import type { Prerequisites } from './prerequisite.ts';

/**
 * Errors that mean an account or role is not there: 1133 no matching row in the user table, 1410 GRANT may not create users,
 * 1959 invalid role specification (MariaDB), 3162 and 3523 unknown authorization id (MySQL Server Error Reference).
 */
const missingAccountErrors = new Set([1133, 1410, 1959, 3162, 3523]);

/** Unknown database, table, column, function, key. */
const missingObjectErrors = new Set([1049, 1146, 1054, 1305, 1176, 1091]);

/** The words of MySQL and MariaDB; neither has extensions. */
export const mysqlPrerequisites: Prerequisites = {
  missing(problem, statement) {
    if (problem.errno === undefined || !missingAccountErrors.has(problem.errno)) return undefined;
    const name = accountIn(problem) ?? firstGrantee(statement);
    return name === undefined ? undefined : { kind: 'role', name };
  },
  createRole: (name) => `CREATE USER IF NOT EXISTS ${quoteAccount(name)} ACCOUNT LOCK`,
  dropRole: (name) => `DROP USER IF EXISTS ${quoteAccount(name)}`,
  isMissingObject: (problem) => problem.errno !== undefined && missingObjectErrors.has(problem.errno),
};

/** The first account a message names, as `user@host`. */
function accountIn(problem: DatabaseProblem): string | undefined {
  const match = /[`']([^`']+)[`']@[`']([^`']*)[`']/.exec(problem.message);
  return match === null ? undefined : `${match[1] ?? ''}@${match[2] ?? ''}`;
}

function firstGrantee(statement: Statement): string | undefined {
  for (const operation of statement.operations) {
    if (operation.kind === 'grant' || operation.kind === 'revoke') return operation.grantees[0];
  }
  return undefined;
}

/** `app`, `app@%` and `'app'@'%'` are written as a quoted account; the host is everything after the last @. */
function quoteAccount(account: string): string {
  const plain = account.replaceAll(/['"`]/g, '');
  const at = plain.lastIndexOf('@');
  const user = at === -1 ? plain : plain.slice(0, at);
  const host = at === -1 ? '%' : plain.slice(at + 1);
  return `'${user.replaceAll('\\', '\\\\')}'@'${host.replaceAll('\\', '\\\\')}'`;
}
