import type { ErrorCode } from '../errors/catalog.ts';

/** Codes of Node.js' sockets and resolver that mean: no server was reached. */
const unreachable = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND',
  'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENOENT', 'EACCES', 'EPERM', 'EADDRNOTAVAIL', 'ENOTSOCK', 'ENAMETOOLONG', 'PROTOCOL_CONNECTION_LOST',
]);

/** OpenSSL's verdicts on a certificate (X509_verify_cert_error_string(3)) and Node.js' own errors about TLS. */
const tls = /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|CRL_|ERR_TLS_|ERR_SSL_|ERR_OSSL|EPROTO|HANDSHAKE_SSL_ERROR|HANDSHAKE_NO_SSL_SUPPORT)/;

/** The code of an error of Node.js, or of the first one in an AggregateError (one per address of a name). */
export function errorCode(error: unknown): string {
  const { code, errors } = driverError(error);
  if (typeof code === 'string') return code;
  return Array.isArray(errors) && errors.length > 0 ? errorCode(errors[0]) : '';
}

/** The text of an error; of an AggregateError, which has none, those of its parts; else its code. */
export function errorMessage(error: unknown): string {
  const { message, errors } = driverError(error);
  if (typeof message === 'string' && message !== '') return message;
  return Array.isArray(errors) ? errors.map(errorMessage).join('; ') : errorCode(error);
}

interface DriverError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: unknown;
}

/** By its members rather than its class: drivers put errors of servers and of Node.js through alike. */
function driverError(error: unknown): DriverError {
  return typeof error === 'object' && error !== null ? error : {};
}

/** What a failure below the database's protocol means while connecting; undefined where it is not one. */
export function networkFailure(error: unknown): Extract<ErrorCode, 'database/tls' | 'database/unreachable'> | undefined {
  const code = errorCode(error);
  if (tls.test(code)) return 'database/tls';
  return unreachable.has(code) ? 'database/unreachable' : undefined;
}
