import { userInfo } from 'node:os';
import type { ConnectionOptions } from 'node:tls';

import pg from 'pg';

import { UserError } from '../../errors/user-error.ts';
import type { DatabaseSession, ConnectionRequest } from '../../ports/database-session.ts';
import { parseDatabaseUrl, type DatabaseUrl } from '../database-url.ts';
import { redactor } from '../redact.ts';
import { tlsOptions } from '../tls-options.ts';
import { connectFailure, isTlsRefusal } from './connect-failure.ts';
import { readServerInfo } from './server-info.ts';
import { openSession } from './session.ts';
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
  const options = clientOptions(url, request);
  const open = (): Promise<pg.Client> => openClient(url, options);
  try {
    const client = await open();
    const server = await readServerInfo(client);
    const session = openSession({ client, server, redact, openAnother: open });
    await applySettings(session, request);
    return session;
  } catch (error) {
    throw connectFailure(error, url, redact);
  }
}

async function applySettings(session: DatabaseSession, request: ConnectionRequest): Promise<void> {
  try {
    for (const command of request.settings) await session.query(command);
  } catch (error) {
    await session.close();
    throw error;
  }
}

/**
 * Everything is said explicitly: what is left out the driver takes from PG* variables and from a password file.
 * A function as password keeps the driver from both, also where the URL has none.
 */
function clientOptions(url: DatabaseUrl, request: ConnectionRequest): pg.ClientConfig {
  const user = url.user ?? userInfo().username;
  return {
    host: url.socket ?? url.host,
    port: url.port,
    user,
    password: () => url.password ?? '',
    database: url.database ?? user,
    ssl: tls(url),
    sslnegotiation: url.directTls === true ? 'direct' : 'postgres',
    // SCRAM bound to the TLS channel where the server offers it: a stolen certificate alone does not suffice then.
    enableChannelBinding: true,
    application_name: request.applicationName,
    connectionTimeoutMillis: url.connectTimeoutMs ?? request.connectTimeoutMs,
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
  await client.connect();
  return client;
}
