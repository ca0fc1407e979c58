import type { EngineName } from '../../src/model/engine-name.ts';
import type { DatabaseSession, Row } from '../../src/ports/database-session.ts';
import { loadEngine } from '../../src/engines/registry.ts';
import { createDatabase, type TestDatabase, type TestServer } from './servers.ts';

/** One session on a database that is emptied between examples. */
export interface ExampleDatabase {
  /** Runs statements one by one; the result is what the server refused, or undefined. */
  run(statements: readonly string[]): Promise<string | undefined>;
  /** Rows of a query in the same session. */
  query(text: string): Promise<readonly Row[]>;
  /** Removes everything that an example has made, and what its session has set. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A database of its own on a test server, with a session of the product's own adapter. */
export async function openExampleDatabase(server: TestServer): Promise<ExampleDatabase> {
  const database = await createDatabase(server);
  const adapter = await loadEngine(server.engine);
  const connect = (): Promise<DatabaseSession> => adapter.connect({
    url: database.url, applicationName: 'examples', connectTimeoutMs: 10_000, settings: [],
  });
  let session = await connect();
  return {
    run: async (statements) => {
      for (const text of statements) {
        const { failure } = await session.send([{ text }]);
        if (failure !== undefined) return `${failure.problem.message}: ${text}`;
      }
      return undefined;
    },
    query: (text) => session.query({ text }),
    empty: async () => {
      await session.close();
      await database.query(await emptying(server.engine, database));
      session = await connect();
    },
    close: async () => {
      await session.close();
      await database.drop();
    },
  };
}

async function emptying(engine: EngineName, database: TestDatabase): Promise<string> {
  if (engine !== 'postgresql') return `DROP DATABASE ${database.name}; CREATE DATABASE ${database.name};`;
  const schemas = await database.query("SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
  const extensions = await database.query("SELECT quote_ident(extname) AS name FROM pg_extension WHERE extname <> 'plpgsql'");
  const publications = await database.query('SELECT quote_ident(pubname) AS name FROM pg_publication');
  const drops = [
    ...publications.map(({ name }) => `DROP PUBLICATION ${String(name)};`),
    ...extensions.map(({ name }) => `DROP EXTENSION ${String(name)} CASCADE;`),
    ...schemas.map(({ name }) => `DROP SCHEMA ${String(name)} CASCADE;`),
  ];
  return `${drops.join(' ')} CREATE SCHEMA public;`;
}
