import type { EngineName } from '../../src/model/engine-name.ts';
import type { TestDatabase } from '../support/servers.ts';

/** Waits for a state of the server; fails when it does not come. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the state that the test waits for did not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until a session of the database runs a statement that contains a text. */
export async function untilRunning(database: TestDatabase, engine: EngineName, text: string): Promise<void> {
  const query = engine === 'postgresql'
    ? `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%${text}%' AND pid <> pg_backend_pid()`
    : `SELECT count(*) AS n FROM information_schema.processlist WHERE db = database() AND info LIKE '%${text}%' AND id <> connection_id()`;
  await until(async () => Number((await database.query(query))[0]?.['n']) > 0);
}
