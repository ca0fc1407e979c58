import type { ErrorCode } from '../../errors/catalog.ts';
import { DatabaseError } from '../../errors/database-error.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import type { DatabaseUrl } from '../database-url.ts';
import { errorCode, errorMessage, networkFailure } from '../network-failure.ts';
import type { Redact } from '../redact.ts';
import { databaseProblem } from './server-errors.ts';

/** SQLSTATEs of a refused connection (PostgreSQL manual, appendix A). */
const refusals: Readonly<Record<string, ErrorCode>> = {
  '28P01': 'database/authentication-failed',
  '28000': 'database/authentication-failed',
  '3D000': 'database/unknown-database',
  '42501': 'database/privilege-missing',
  '53300': 'database/unreachable',
  '57P03': 'database/unreachable',
};

/** The driver's own errors, which carry no code. */
const driverErrors: readonly (readonly [RegExp, ErrorCode])[] = [
  [/does not support SSL|establishing an SSL connection/, 'database/tls'],
  [/^SASL|password must be a|authenticationOk message type/i, 'database/authentication-failed'],
  [/timeout expired|Connection terminated/, 'database/unreachable'],
];

/** True where the server answered that it has no TLS. */
export function isTlsRefusal(error: unknown): boolean {
  return errorMessage(error).includes('does not support SSL');
}

/** Puts a failure to connect into the catalogue. Host and port are shown; user, password and URL are not. */
export function connectFailure(error: unknown, url: DatabaseUrl, redact: Redact): CatalogedError {
  if (error instanceof CatalogedError) return error;
  const problem = databaseProblem(error, '', redact);
  const where = url.socket === undefined ? `${url.host}:${url.port}` : `socket in ${url.socket}`;
  return new DatabaseError(codeOf(error), { ...problem, connectionLost: false }, { where });
}

function codeOf(error: unknown): ErrorCode {
  const message = errorMessage(error);
  const known = refusals[errorCode(error)] ?? networkFailure(error) ?? driverErrors.find(([pattern]) => pattern.test(message))?.[1];
  return known ?? 'database/unreachable';
}
