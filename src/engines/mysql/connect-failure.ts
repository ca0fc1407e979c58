import type { ErrorCode } from '../../errors/catalog.ts';
import { DatabaseError } from '../../errors/database-error.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import type { DatabaseProblem } from '../../model/database-problem.ts';
import type { DatabaseUrl } from '../database-url.ts';
import { errorCode, networkFailure } from '../network-failure.ts';
import type { Redact } from '../redact.ts';
import { databaseProblem } from './server-errors.ts';

/** Error numbers of a refused connection (MySQL 8.4 error reference, MariaDB error codes). */
const refusals: Readonly<Record<number, ErrorCode>> = {
  1040: 'database/unreachable',
  1044: 'database/privilege-missing',
  1045: 'database/authentication-failed',
  1049: 'database/unknown-database',
  1129: 'database/unreachable',
  1130: 'database/authentication-failed',
  1203: 'database/unreachable',
  1226: 'database/unreachable',
  1251: 'database/authentication-plugin',
  1524: 'database/authentication-plugin',
  1698: 'database/authentication-failed',
  1862: 'database/authentication-failed',
  2059: 'database/authentication-plugin',
  3118: 'database/authentication-failed',
  3159: 'database/tls',
  4151: 'database/authentication-failed',
};

/** Codes of the driver about authentication. */
const pluginErrors = new Set(['AUTH_SWITCH_PLUGIN_ERROR', 'MYSQL_CLEAR_PASSWORD_NOT_ENABLED']);

/** Puts a failure to connect into the catalogue. Host and port are shown; user, password and URL are not. */
export function connectFailure(error: unknown, url: DatabaseUrl, redact: Redact): CatalogedError {
  if (error instanceof CatalogedError) return error;
  const problem: DatabaseProblem = { ...databaseProblem(error, '', redact), connectionLost: false };
  const where = url.socket === undefined ? `${url.host}:${url.port}` : `socket ${url.socket}`;
  if (pluginErrors.has(errorCode(error))) return pluginFailure(problem, where);
  const code = refusals[problem.errno ?? 0] ?? networkFailure(error) ?? 'database/unreachable';
  return new DatabaseError(code, problem, { where });
}

/** The driver names the plugin in its text only; the name is the server's, so only a plain one is repeated. */
function pluginFailure(problem: DatabaseProblem, where: string): DatabaseError {
  const plugin = /(?:unknown plugin|authentication using) (?!unknown)(\w{1,64})/.exec(problem.message)?.[1];
  const message = plugin === 'mysql_clear_password'
    ? 'mysql_clear_password sends the password as it is, which is done only over TLS with a verified certificate'
    : `the server asks for ${plugin ?? 'a plugin'}, or its answers do not follow the plugin’s protocol`;
  return new DatabaseError('database/authentication-plugin', { ...problem, message }, { where, ...(plugin === undefined ? {} : { detail: plugin }) });
}
