import { UserError } from '../errors/user-error.ts';
import type { EngineName } from '../model/engine-name.ts';

/** How the connection is protected; the words are libpq's. */
export type TlsMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** What the query part of a database URL can say. Files are paths, as written. */
export interface UrlParameters {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly socket?: string;
  readonly tlsMode?: TlsMode;
  readonly rootCertificate?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly keyPassword?: string;
  readonly directTls?: boolean;
  /** SCRAM bound to the TLS channel, where the server offers it. */
  readonly channelBinding?: boolean;
  readonly connectTimeoutMs?: number;
  /** Server options of a PostgreSQL session: `-c search_path=app`. */
  readonly options?: string;
}

type Reader = (value: string, engine: EngineName) => UrlParameters;

const tlsModes: Readonly<Record<string, TlsMode>> = {
  disable: 'disable',
  disabled: 'disable',
  false: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  preferred: 'prefer',
  require: 'require',
  required: 'require',
  'no-verify': 'require',
  'verify-ca': 'verify-ca',
  verify_ca: 'verify-ca',
  'verify-full': 'verify-full',
  verify_identity: 'verify-full',
  true: 'verify-full',
  strict: 'verify-full',
};

const readTlsMode: Reader = (value) => {
  const tlsMode = tlsModes[value.toLowerCase()];
  if (tlsMode === undefined) throw invalid('sslmode is none of disable, prefer, require, verify-ca and verify-full');
  return { tlsMode };
};

/** `system` names the authorities that Node.js brings, which are used anyway. */
const readRootCertificate: Reader = (value) => (value === 'system' ? {} : { rootCertificate: value });

const readSeconds: Reader = (value) => ({ connectTimeoutMs: number(value, 'connect_timeout') * 1000 });

const readSocket: Reader = (value) => ({ socket: value });

/** Session options are separated by blanks; a blank or backslash inside one needs a backslash (libpq, `options`). */
const readSchema: Reader = (value, engine) => {
  if (engine !== 'postgresql') throw invalid('schema is a parameter of PostgreSQL only; the path names the database');
  const quoted = `"${value.replaceAll('"', '""')}"`;
  return { options: `-c search_path=${quoted.replace(/[\\\s]/g, '\\$&')}` };
};

/** Parameters by their name in lower case: libpq's, those of the MySQL clients and those of common drivers. */
const readers: Readonly<Record<string, Reader>> = {
  host: (value, engine) => (engine === 'postgresql' && value.startsWith('/') ? { socket: value } : { host: value }),
  port: (value) => ({ port: number(value, 'port') }),
  user: (value) => ({ user: value }),
  password: (value) => ({ password: value }),
  dbname: (value) => ({ database: value }),
  socket: readSocket,
  socketpath: readSocket,
  unix_socket: readSocket,
  sslmode: readTlsMode,
  'ssl-mode': readTlsMode,
  ssl_mode: readTlsMode,
  ssl: readTlsMode,
  sslaccept: readTlsMode,
  sslrootcert: readRootCertificate,
  'ssl-ca': readRootCertificate,
  ssl_ca: readRootCertificate,
  sslca: readRootCertificate,
  sslcert: (value) => ({ certificate: value }),
  'ssl-cert': (value) => ({ certificate: value }),
  sslkey: (value) => ({ key: value }),
  'ssl-key': (value) => ({ key: value }),
  sslpassword: (value) => ({ keyPassword: value }),
  sslnegotiation: (value) => ({ directTls: value === 'direct' }),
  channel_binding: (value) => ({ channelBinding: value === 'require' }),
  connect_timeout: readSeconds,
  connecttimeout: (value) => ({ connectTimeoutMs: number(value, 'connectTimeout') }),
  options: (value) => ({ options: value }),
  schema: readSchema,
  currentschema: readSchema,
};

/** Known to drivers and pools, without meaning for one connection that runs migrations. */
const ignored = new Set([
  'application_name', 'fallback_application_name', 'target_session_attrs', 'gssencmode', 'client_encoding',
  'charset', 'keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count', 'tcp_user_timeout', 'pgbouncer',
  'connection_limit', 'pool_timeout', 'socket_timeout', 'statement_cache_size', 'max_idle_connection_lifetime', 'pool_mode',
]);

/**
 * Reads the query part of a database URL; of a parameter given twice the last one counts.
 * An unknown parameter is an error, as in libpq: a misspelt sslmode would silently not apply. It is not named,
 * for it may be the rest of a password that holds a question mark.
 * @throws UserError database/url-invalid.
 */
export function readParameters(query: string, engine: EngineName): UrlParameters {
  let parameters: UrlParameters = {};
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals)).toLowerCase();
    if (ignored.has(name)) continue;
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (read === undefined) throw invalid(`it has an unknown parameter; known are ${knownParameters}`);
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    parameters = { ...parameters, ...read(value, engine) };
  }
  return parameters;
}

const knownParameters = 'sslmode, sslrootcert, sslcert, sslkey, sslpassword, connect_timeout, host, port, user, password, socket, options and schema';

/** Decodes percent-encoding. @throws UserError database/url-invalid. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('its percent-encoding is broken; write a percent sign as %25');
  }
}

/** An error about the form of a URL; `detail` is ours and holds nothing of the value. */
export function invalid(detail: string): UserError {
  return new UserError('database/url-invalid', { detail });
}

function number(value: string, name: string): number {
  if (!/^\d{1,9}$/.test(value)) throw invalid(`${name} is not a number`);
  return Number(value);
}
