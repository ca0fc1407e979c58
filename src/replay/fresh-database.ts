import { randomBytes } from 'node:crypto';
import { UserError } from '../errors/user-error.ts';
import type { DevDatabase } from '../ports/dev-database.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { DatabaseLikeness, EngineAdapter } from '../ports/engine.ts';

/** An empty database to replay in, and how to leave the server as it was. */
export interface FreshDatabase {
  readonly session: DatabaseSession;
  /** For further sessions. */
  readonly url: string;
  /** False where it could not be made like the one that it should be like: the server lacks its locale. */
  readonly isAlike: boolean;
  /** Removes the database, or what was made in it, and closes every connection; never rejects. */
  remove(createdRoles: readonly string[]): Promise<void>;
}

/** What the server lists our sessions as. */
const applicationName = 'schema-gitops replay';

/** What is wanted of a fresh database. */
export interface FreshRequest {
  /** SQL that removes a role which the replay had to create. */
  readonly dropRole: (name: string) => string;
  /** Makes it like another database; several can then stand beside each other on one server. */
  readonly like?: DatabaseLikeness;
  /** True where the server has been used before: on one that we started, the database that it came with is then not empty any more. */
  readonly beside?: boolean;
}

/**
 * Opens an empty database on a dev server. A server that we started is empty. On a server of the user's, and where it is to be like
 * another one, a database of our own is created; where a user's server does not allow that, the one that the URL names is used, if
 * it is proved to be empty.
 * @throws UserError dev-database/not-empty; DatabaseError.
 */
export async function openFreshDatabase(engine: EngineAdapter, dev: DevDatabase, request: FreshRequest): Promise<FreshDatabase> {
  const admin = await connect(engine, dev.url);
  if (dev.provider !== 'url' && request.like === undefined && request.beside !== true) return { session: admin, url: dev.url, isAlike: true, remove: () => admin.close() };
  const name = `schema_gitops_dev_${randomBytes(6).toString('hex')}`;
  const created = await createDatabase(admin, name, request.like);
  if (created === 'refused') return useInPlace(engine, admin, { url: dev.url, request });
  const url = withDatabase(dev.url, name);
  const session = await connect(engine, url, request.like).catch(async (error: unknown) => {
    await admin.send([{ text: `DROP DATABASE ${name}` }]);
    await admin.close();
    throw error;
  });
  return {
    session,
    url,
    isAlike: created === 'alike',
    remove: async (createdRoles) => {
      await session.close();
      await quietly(admin, [`DROP DATABASE ${name}`, ...createdRoles.map(request.dropRole)]);
      await admin.close();
    },
  };
}

/** A dev server may lack the locale of the other one; then the order of texts differs, which no description shows. */
async function createDatabase(admin: DatabaseSession, name: string, like: DatabaseLikeness | undefined): Promise<'alike' | 'apart' | 'refused'> {
  const alike = await admin.send([{ text: `CREATE DATABASE ${name} ${like?.createOptions ?? ''}` }]);
  if (alike.failure === undefined) return 'alike';
  if (like === undefined) return 'refused';
  const apart = await admin.send([{ text: `CREATE DATABASE ${name}` }]);
  return apart.failure === undefined ? 'apart' : 'refused';
}

async function useInPlace(engine: EngineAdapter, session: DatabaseSession, { url, request }: { readonly url: string; readonly request: FreshRequest }): Promise<FreshDatabase> {
  const state = await engine.readCatalog(session);
  if (state.tables.size + state.objects.size > 0) {
    await session.close();
    throw new UserError('dev-database/not-empty', { actual: `${String(state.tables.size)} tables and ${String(state.objects.size)} other objects`, expected: 'an empty database, or the right to create one' });
  }
  return {
    session,
    url,
    isAlike: request.like === undefined,
    remove: async (createdRoles) => {
      await quietly(session, [...(await emptying(engine, session)), ...createdRoles.map(request.dropRole)]);
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

function connect(engine: EngineAdapter, url: string, like?: DatabaseLikeness): Promise<DatabaseSession> {
  return engine.connect({ url, applicationName, connectTimeoutMs: 10_000, settings: like?.sessionSettings ?? [] });
}

/** The same server, another database: only the path of the URL changes. */
function withDatabase(url: string, name: string): string {
  const match = /^([A-Za-z]+:\/\/[^/?#]*)(?:\/[^?#]*)?(\?[^#]*)?$/.exec(url.trim());
  if (match === null) throw new UserError('database/url-invalid');
  return `${match[1] ?? ''}/${name}${match[2] ?? ''}`;
}
