import { systemClock } from '../../../src/actions/system-clock.ts';
import { loadEngine } from '../../../src/engines/registry.ts';
import type { DatabaseSession } from '../../../src/ports/database-session.ts';
import { createDatabase, type TestServer } from '../../support/database-servers.ts';
import { versionNumber } from '../../support/version-number.ts';
import type { InspectSchema } from '../run-case.ts';
import { mysqlBaseOf, mysqlSetup } from './mysql-base.ts';
import type { MutationDatabase } from './mutation-run.ts';
import { postgresBaseOf, postgresSetup } from './postgres-base.ts';

/** A new database of a server. */
export interface OpenDatabase extends MutationDatabase {
  readonly session: DatabaseSession;
  close(): Promise<void>;
}

/** Opens an empty database; its one session reads and writes. */
export async function openDatabase(server: TestServer, inspect: InspectSchema): Promise<OpenDatabase> {
  const database = await createDatabase(server);
  const engine = await loadEngine(server.engine);
  const session = await engine.connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 5000, settings: [], severalStatements: true });
  const run = (statements: readonly string[]): Promise<void> => send(session, statements);
  return {
    session,
    run,
    // PostgreSQL takes several statements only in a message without values, which a flight is not.
    mutate: (sql) => (server.engine === 'postgresql' ? database.query(sql).then(() => undefined) : run([sql])),
    inspect: () => inspect(session, { clock: systemClock }),
    close: async () => {
      await session.close();
      await database.drop();
    },
  };
}

/** Makes the base of the engine and version. */
export async function fillBase(database: OpenDatabase, server: TestServer): Promise<void> {
  if (server.engine === 'postgresql') {
    await database.mutate(postgresSetup);
    await database.mutate(postgresBaseOf(versionNumber(server)));
  } else {
    await database.run([...mysqlSetup, ...mysqlBaseOf(server.engine)]);
  }
}

async function send(session: DatabaseSession, statements: readonly string[]): Promise<void> {
  for (const text of statements) {
    const { failure } = await session.send([{ text }]);
    if (failure !== undefined) throw new Error(`${failure.problem.message}: ${text}`);
  }
}
