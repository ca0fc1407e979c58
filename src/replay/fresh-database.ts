import { randomBytes } from 'node:crypto';
import { UserError } from '../errors/user-error.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { EngineAdapter } from '../ports/engine.ts';

/** An empty database to replay in, and how to leave the server as it was. */
export interface FreshDatabase {
  readonly session: DatabaseSession;
  /** Removes the database, or what was made in it, and closes every connection; never rejects. */
  remove(createdRoles: readonly string[]): Promise<void>;
}

/** What the server lists our sessions as. */
const applicationName = 'schema-gitops validate';

/**
 * Opens an empty database on a dev server. A server that we started is empty. On a server of the user's, a database of our
 * own is created; where that is not allowed, the one that the URL names is used, if it is proved to be empty.
 * @throws UserError dev-database/not-empty; DatabaseError.
 */
export async function openFreshDatabase(engine: EngineAdapter, dev: DevDatabase, dropRole: (name: string) => string): Promise<FreshDatabase> {
  const admin = await connect(engine, dev.url);
  if (dev.provider !== 'url') return { session: admin, remove: () => admin.close() };
  const name = `schema_gitops_dev_${randomBytes(6).toString('hex')}`;
  const created = await admin.send([{ text: `CREATE DATABASE ${name}` }]);
  if (created.failure !== undefined) return useInPlace(engine, admin, dropRole);
  const session = await connect(engine, withDatabase(dev.url, name)).catch(async (error: unknown) => {
    await admin.send([{ text: `DROP DATABASE ${name}` }]);
    await admin.close();
    throw error;
  });
  return {
    session,
    remove: async (createdRoles) => {
      await session.close();
      await quietly(admin, [`DROP DATABASE ${name}`, ...createdRoles.map(dropRole)]);
      await admin.close();
    },
  };
}

async function useInPlace(engine: EngineAdapter, session: DatabaseSession, dropRole: (name: string) => string): Promise<FreshDatabase> {
  const state = await engine.readCatalog(session);
  if (state.tables.size + state.objects.size > 0) {
    await session.close();
    throw new UserError('dev-database/not-empty', { actual: `${String(state.tables.size)} tables and ${String(state.objects.size)} other objects`, expected: 'an empty database, or the right to create one' });
  }
  return {
    session,
    remove: async (createdRoles) => {
      await quietly(session, [...(await emptying(engine, session)), ...createdRoles.map(dropRole)]);
      await session.close();
    },
  };
}

/** SQL that removes everything from a database that was empty before. */
async function emptying(engine: EngineAdapter, session: DatabaseSession): Promise<readonly string[]> {
  const { schema } = session.server;
  if (engine.family === 'mysql') return [`DROP DATABASE \`${schema}\``, `CREATE DATABASE \`${schema}\``];
  const rows = await session.query({ text: "SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'" });
  const schemas = rows.map((row) => `DROP SCHEMA "${String(row['name']).replaceAll('"', '""')}" CASCADE`);
  return ['ROLLBACK', ...schemas, 'CREATE SCHEMA public'];
}

/** Clean-up goes on behind a statement that fails: what is left over must be as little as can be. */
async function quietly(session: DatabaseSession, statements: readonly string[]): Promise<void> {
  for (const text of statements) await session.send([{ text }]).catch(() => undefined);
}

function connect(engine: EngineAdapter, url: string): Promise<DatabaseSession> {
  return engine.connect({ url, applicationName, connectTimeoutMs: 10_000, settings: [] });
}

/** The same server, another database: only the path of the URL changes. */
function withDatabase(url: string, name: string): string {
  const match = /^([A-Za-z]+:\/\/[^/?#]*)(?:\/[^?#]*)?(\?[^#]*)?$/.exec(url.trim());
  if (match === null) throw new UserError('database/url-invalid');
  return `${match[1] ?? ''}/${name}${match[2] ?? ''}`;
}
