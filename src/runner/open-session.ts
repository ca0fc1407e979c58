import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import { UserError } from '../errors/user-error.ts';
import { baseTimeouts } from '../plan/timeouts.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { RunnerRequest } from './runner-request.ts';

const connectTimeoutMs = 10_000;

/**
 * Opens a session in the state in which migrations run.
 * @param runId stands in the server's list of sessions, so that whoever waits for the lock can find the run.
 * @throws DatabaseError or UserError of the database namespace.
 */
export async function openSession(request: RunnerRequest, runId: string): Promise<DatabaseSession> {
  const session = await request.adapter.connect({ url: request.url, applicationName: `schema-gitops/${runId}`, connectTimeoutMs, settings: [] });
  const { engine } = session.server;
  if (request.engine !== undefined && request.engine !== engine) {
    await session.close();
    throw new UserError('database/engine-mismatch', { expected: request.engine, actual: engine });
  }
  const { failure } = await session.send(request.adapter.migrationSettings(session.server, baseTimeouts(request.migrate)));
  if (failure === undefined) return session;
  await session.close();
  throw new DatabaseError(problemCode(failure.problem), failure.problem, { where: 'session settings' });
}

/** @throws DatabaseError database/read-only before anything was tried. */
export function refuseReadOnly({ server }: DatabaseSession): void {
  if (!server.readOnly) return;
  throw new DatabaseError('database/read-only', { message: `${server.database} does not accept writes`, connectionLost: false });
}
