import { baseTimeouts } from '../plan/timeouts.ts';
import { sendAll } from './history-store.ts';
import type { ActiveRun } from './runner-context.ts';

/** Puts the executor into the state in which migrations begin. @throws DatabaseError. */
export async function resetSession({ request, server, executor }: ActiveRun): Promise<void> {
  const { adapter, migrate } = request;
  const commands = [...adapter.resetBetweenMigrations(server), ...adapter.migrationSettings(server, baseTimeouts(migrate))];
  await sendAll(executor, commands, 'session settings');
}
