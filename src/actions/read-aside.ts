import type { DatabaseSession } from '../ports/database-session.ts';
import type { EngineAdapter } from '../ports/engine.ts';

/** Reads on a session of its own: neither what filled the database has left settings in it, nor does the next reading find ours. */
export async function readAside<Result>(adapter: EngineAdapter, url: string, read: (session: DatabaseSession) => Promise<Result>): Promise<Result> {
  const session = await adapter.connect({ url, applicationName: 'schema-gitops replay', connectTimeoutMs: 10_000, settings: [], severalStatements: true });
  try {
    return await read(session);
  } finally {
    await session.close();
  }
}
