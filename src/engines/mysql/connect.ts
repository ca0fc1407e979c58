import { createConnection as openSocket, isIP, type Socket } from 'node:net';

import mysql from 'mysql2/promise';

import { UserError } from '../../errors/user-error.ts';
import type { ConnectionRequest, DatabaseSession } from '../../ports/database-session.ts';
import { parseDatabaseUrl, type DatabaseUrl } from '../database-url.ts';
import { errorCode } from '../network-failure.ts';
import { redactor } from '../redact.ts';
import { tlsOptions } from '../tls-options.ts';
import { cancelConnectTimeoutMs, openSession } from '../open-session.ts';
import { connectFailure } from './connect-failure.ts';
import { endConnection } from './end-connection.ts';
import { readServerInfo } from './server-info.ts';
import { mysqlSession } from './session.ts';

/**
 * Opens a session on a MySQL or MariaDB server.
 * @throws UserError database/url-invalid, database/engine-mismatch, database/tls; DatabaseError of the database namespace.
 */
export async function connect(request: ConnectionRequest): Promise<DatabaseSession> {
  const url = parseDatabaseUrl(request.url);
  if (url.engine === 'postgresql') {
    throw new UserError('database/engine-mismatch', { expected: 'a URL that begins with mysql:// or mariadb://', actual: 'postgresql://' });
  }
  const redact = redactor(request.url, url);
  const open = async (timeoutMs: number): Promise<mysql.Connection> => {
    try {
      return await openConnection(url, (target) => connectionOptions(target, request, timeoutMs));
    } catch (error) {
      throw connectFailure(error, url, redact);
    }
  };
  const timeoutMs = url.connectTimeoutMs ?? request.connectTimeoutMs;
  const openAnother = (): Promise<mysql.Connection> => open(Math.min(timeoutMs, cancelConnectTimeoutMs));
  return openSession(
    {
      open: () => open(timeoutMs),
      end: endConnection,
      readServer: (connection) => readServerInfo(async (text) => (await connection.query<mysql.RowDataPacket[]>(text))[0]),
      session: (connection, server) => mysqlSession({ connection, server, redact, openAnother }),
    },
    request,
  ).catch((error: unknown) => {
    throw connectFailure(error, url, redact);
  });
}

function connectionOptions(url: DatabaseUrl, { applicationName, severalStatements = false }: ConnectionRequest, timeoutMs: number): mysql.ConnectionOptions {
  return {
    ...addressOptions(url),
    ...(url.user === undefined ? {} : { user: url.user }),
    ...(url.password === undefined ? {} : { password: url.password }),
    ...(url.database === undefined ? {} : { database: url.database }),
    ...protectionOptions(url),
    connectTimeout: timeoutMs,
    connectAttributes: { program_name: applicationName },
    charset: 'utf8mb4',
    // One statement per message, so that the server refuses a text that holds two; only inspection sends its own in one.
    multipleStatements: severalStatements,
    // LOCAL_FILES would let a server ask for the runner's files; IGNORE_SPACE would change how the server reads names.
    flags: ['-LOCAL_FILES', '-IGNORE_SPACE', '-ODBC'],
    // Values as text where JavaScript would change them.
    dateStrings: true,
    supportBigNumbers: true,
    jsonStrings: true,
    disableEval: true,
    maxPreparedStatements: 32,
  };
}

function addressOptions(url: DatabaseUrl): mysql.ConnectionOptions {
  if (url.socket !== undefined) return { socketPath: url.socket };
  const { host, port } = url;
  if (url.tlsMode !== 'verify-full' || isIP(host) === 0) return { host, port };
  // The driver checks a certificate against `localhost` when the host is an address. With a final dot it takes the
  // address for a name, and Node.js' tls.checkServerIdentity, which drops the dot, compares it with the certificate's addresses.
  return { host: `${host}.`, port, stream: (): Socket => openSocket({ host, port, noDelay: true, keepAlive: true }) };
}

function protectionOptions(url: DatabaseUrl): mysql.ConnectionOptions {
  const options = tlsOptions(url);
  if (options === undefined) return { enableCleartextPlugin: url.socket !== undefined };
  const { verifyHost, rejectUnauthorized, ...rest } = options;
  // A password in clear text (PAM, LDAP, IAM tokens) goes only to a server that proved who it is.
  return { ssl: { ...rest, rejectUnauthorized, verifyIdentity: verifyHost }, enableCleartextPlugin: rejectUnauthorized };
}

async function openConnection(url: DatabaseUrl, optionsFor: (url: DatabaseUrl) => mysql.ConnectionOptions): Promise<mysql.Connection> {
  try {
    return await listenedConnection(optionsFor(url));
  } catch (error) {
    // sslmode=prefer: plain where the server has no TLS.
    if (url.tlsMode !== 'prefer' || errorCode(error) !== 'HANDSHAKE_NO_SSL_SUPPORT') throw error;
    return listenedConnection(optionsFor({ ...url, tlsMode: 'disable' }));
  }
}

async function listenedConnection(options: mysql.ConnectionOptions): Promise<mysql.Connection> {
  const connection = await mysql.createConnection(options);
  // A server that ends an idle session is an 'error' event, which would end the process without a listener.
  connection.on('error', () => undefined);
  return connection;
}
