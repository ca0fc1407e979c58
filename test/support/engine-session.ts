import { loadEngine } from '../../src/engines/registry.ts';
import type { ConnectionRequest, DatabaseSession } from '../../src/ports/database-session.ts';
import { createDatabase, type TestDatabase, type TestServer } from './servers.ts';

/** A database of a suite, and sessions on it that end with the suite. */
export interface SessionSource {
  readonly database: TestDatabase;
  open(request?: Partial<ConnectionRequest>): Promise<DatabaseSession>;
  stop(): Promise<void>;
}

/** Creates a database on a server. */
export async function startSessions(server: TestServer): Promise<SessionSource> {
  const engine = await loadEngine(server.engine);
  const database = await createDatabase(server);
  const sessions: DatabaseSession[] = [];
  return {
    database,
    open: async (request = {}) => {
      const session = await engine.connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 5000, settings: [], ...request });
      sessions.push(session);
      return session;
    },
    stop: async () => {
      await Promise.all(sessions.map((session) => session.close()));
      await database.drop();
    },
  };
}

/** Statements without bound values. */
export function statements(...texts: readonly string[]): readonly { readonly text: string }[] {
  return texts.map((text) => ({ text }));
}

/** The only column of the only row. */
export async function single(session: DatabaseSession, text: string): Promise<unknown> {
  const [row = {}] = await session.query({ text });
  return Object.values(row)[0];
}
