import { readFileSync } from 'node:fs';

import { UserError } from '../errors/user-error.ts';
import type { DatabaseUrl } from './database-url.ts';

/** What TLS needs, in Node.js' words. `verifyHost` says whether the certificate must carry the host's name. */
export interface TlsOptions {
  readonly rejectUnauthorized: boolean;
  readonly verifyHost: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

/**
 * The TLS settings of a connection; undefined for a plain one.
 * @throws UserError database/tls when a file that the URL names cannot be read; the path is not shown.
 */
export function tlsOptions(url: DatabaseUrl): TlsOptions | undefined {
  if (url.tlsMode === 'disable') return undefined;
  const ca = readFile(url.rootCertificate, 'sslrootcert');
  const cert = readFile(url.certificate, 'sslcert');
  const key = readFile(url.key, 'sslkey');
  return {
    rejectUnauthorized: url.tlsMode === 'verify-ca' || url.tlsMode === 'verify-full',
    verifyHost: url.tlsMode === 'verify-full',
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(url.keyPassword === undefined ? {} : { passphrase: url.keyPassword }),
  };
}

function readFile(path: string | undefined, parameter: string): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserError('database/tls', { detail: `the file that ${parameter} names cannot be read` });
  }
}
