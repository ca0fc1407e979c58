import { userInfo } from 'node:os';
import type { ConnectionOptions } from 'node:tls';

import pg from 'pg';

import { UserError } from '../../errors/user-error.ts';
import type { DatabaseSession, ConnectionRequest } from '../../ports/database-session.ts';
import { parseDatabaseUrl, type DatabaseUrl } from '../database-url.ts';
import { redactor } from '../redact.ts';
import { tlsOptions } from '../tls-options.ts';
import { cancelConnectTimeoutMs, openSession } from '../open-session.ts';
import { connectFailure, isTlsRefusal } from './connect-failure.ts';
import { endClient } from './end-client.ts';
import { readServerInfo } from './server-info.ts';
import { postgresSession } from './session.ts';
import { textTypes } from './text-types.ts';

/**
 * Opens a session on a PostgreSQL server.
 * @throws UserError database/url-invalid, database/engine-mismatch, database/tls; DatabaseError of the database namespace.
 */
export async function connect(request: ConnectionRequest): Promise<DatabaseSession> {
  const url = parseDatabaseUrl(request.url);
  if (url.engine !== 'postgresql') {
    throw new UserError('database/engine-mismatch', { expected: 'a URL that begins with postgresql://', actual: `${url.engine}://` });
  }
  const redact = redactor(request.url, url);
  const open = async (timeoutMs: number): Promise<pg.Client> => {
    try {
      return await openClient(url, clientOptions(url, request.applicationName, timeoutMs));
    } catch (error) {
      throw connectFailure(error, url, redact);
    }
  };
  const timeoutMs = url.connectTimeoutMs ?? request.connectTimeoutMs;
  const openAnother = (): Promise<pg.Client> => open(Math.min(timeoutMs, cancelConnectTimeoutMs));
  return openSession(
    {
      open: () => open(timeoutMs),
      end: endClient,
      readServer: readServerInfo,
      session: (client, server) => postgresSession({ client, server, redact, openAnother }),
    },
    request,
  ).catch((error: unknown) => {
    throw connectFailure(error, url, redact);
  });
}

/**
 * Everything is said explicitly: what is left out the driver takes from PG* variables and from a password file.
 * A function as password keeps the driver from both, also where the URL has none. PGOPTIONS alone still counts, as with
 * psql: an empty value would be taken for none, and a pooler may refuse options that nobody asked for.
 */
function clientOptions(url: DatabaseUrl, applicationName: string, timeoutMs: number): pg.ClientConfig {
  const user = url.user ?? userInfo().username;
  return {
    host: url.socket ?? url.host,
    port: url.port,
    user,
    password: () => url.password ?? '',
    database: url.database ?? user,
    ssl: tls(url),
    sslnegotiation: url.directTls === true ? 'direct' : 'postgres',
    enableChannelBinding: url.channelBinding === true,
    application_name: applicationName,
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    types: textTypes,
    ...(url.options === undefined ? {} : { options: url.options }),
  };
}

function tls(url: DatabaseUrl): ConnectionOptions | false {
  const options = tlsOptions(url);
  if (options === undefined) return false;
  const { verifyHost, ...rest } = options;
  return verifyHost ? rest : { ...rest, checkServerIdentity: () => undefined };
}

async function openClient(url: DatabaseUrl, options: pg.ClientConfig): Promise<pg.Client> {
  try {
    return await connectClient(options);
  } catch (error) {
    // sslmode=prefer: plain where the server has no TLS (PostgreSQL manual, 32.19.3 Protection Provided in Different Modes).
    if (url.tlsMode !== 'prefer' || !isTlsRefusal(error)) throw error;
    return connectClient({ ...options, ssl: false });
  }
}

async function connectClient(options: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(options);
  // A server that ends an idle session is an 'error' event, which would end the process without a listener.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // The driver leaves the socket open. A server that waits for a password on it holds up DROP DATABASE for a minute.
    client.connection.stream.destroy();
    throw error;
  }
  return client;
}
