import { DatabaseError } from '../errors/database-error.ts';
import { UserError } from '../errors/user-error.ts';
import { baseTimeouts } from '../plan/timeouts.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { sendAll } from './history-store.ts';
import type { RunnerRequest } from './runner-request.ts';

const connectTimeoutMs = 10_000;

/**
 * Opens a session.
 * @param runId stands in the server's list of sessions, so that whoever waits for the lock can find the run.
 * @throws DatabaseError or UserError of the database namespace.
 */
export async function openSession(request: RunnerRequest, runId: string): Promise<DatabaseSession> {
  const session = await request.adapter.connect({ url: request.url, applicationName: `schema-gitops/${runId}`, connectTimeoutMs, settings: [] });
  const { engine } = session.server;
  if (request.engine === undefined || request.engine === engine) return session;
  await session.close();
  throw new UserError('database/engine-mismatch', { expected: request.engine, actual: engine });
}

/** Puts a session into the state in which migrations run. @throws DatabaseError. */
export async function prepareSession(request: RunnerRequest, session: DatabaseSession): Promise<void> {
  await sendAll(session, request.adapter.migrationSettings(session.server, baseTimeouts(request.migrate)), 'session settings');
}

/** @throws DatabaseError database/read-only before anything was tried. */
export function refuseReadOnly({ server }: DatabaseSession): void {
  if (!server.readOnly) return;
  throw new DatabaseError('database/read-only', { message: `${server.database} does not accept writes`, connectionLost: false });
}
