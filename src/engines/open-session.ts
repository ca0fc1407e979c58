import type { ServerInfo } from '../model/server-info.ts';
import type { ConnectionRequest, DatabaseSession } from '../ports/database-session.ts';

/** How long a further connection, from which a running statement is cancelled, may take to open. */
export const cancelConnectTimeoutMs = 3_000;

/** One driver's way to a session: what is opened is ended again when a later step fails. */
export interface Opening<Connection> {
  open(): Promise<Connection>;
  end(connection: Connection): Promise<void>;
  readServer(connection: Connection): Promise<ServerInfo>;
  session(connection: Connection, server: ServerInfo): DatabaseSession;
}

/** Opens a connection, reads what the server is and applies the request's settings. Rejects with what the driver says. */
export async function openSession<Connection>(opening: Opening<Connection>, request: ConnectionRequest): Promise<DatabaseSession> {
  const connection = await opening.open();
  try {
    const session = opening.session(connection, await opening.readServer(connection));
    for (const command of request.settings) await session.query(command);
    return session;
  } catch (error) {
    await opening.end(connection);
    throw error;
  }
}
