import type { EngineFamily } from '../model/engine-name.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import type { SchemaState } from '../model/schema-state.ts';
import type { EngineTraits, ServerInfo } from '../model/server-info.ts';
import type { Clock } from './clock.ts';
import type { ConnectionRequest, DatabaseSession, SqlCommand } from './database-session.ts';
import type { MigrationLock } from './migration-lock.ts';

/** Timeouts of a migration session in milliseconds; 0 means none. */
export interface SessionTimeouts {
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
}

/** What the reading of a whole schema needs besides a session. */
export interface InspectionOptions {
  /** For the waits between attempts, where a lock or a change under way keeps a description from being read. */
  readonly clock: Clock;
}

/** How to make an empty database in which statements mean and are printed as in another one. */
export interface DatabaseLikeness {
  /** What stands behind `CREATE DATABASE name`: encoding, locale, character set. */
  readonly createOptions: string;
  /** SET statements for the sessions that fill it. */
  readonly sessionSettings: readonly SqlCommand[];
}

/** Everything the product needs from one engine; loaded lazily, so that drivers stay in chunks of their own. */
export interface EngineAdapter {
  readonly family: EngineFamily;

  /** Opens a session. @throws DatabaseError or UserError with a code of the database namespace. */
  connect(request: ConnectionRequest): Promise<DatabaseSession>;

  /** Capabilities at a version. */
  traitsOf(server: Pick<ServerInfo, 'engine' | 'version'>): EngineTraits;

  /** SET statements that put a session into the known state migrations run in. */
  migrationSettings(server: ServerInfo, timeouts: SessionTimeouts): readonly SqlCommand[];

  /** SQL that resets the session between two migrations and asserts that nothing leaked. */
  resetBetweenMigrations(server: ServerInfo): readonly SqlCommand[];

  /** SQL for the inside of a transaction, behind which rows of ours can be written whatever a migration has set in its session. */
  resetInTransaction(server: ServerInfo): readonly SqlCommand[];

  /** The lock that keeps two runners apart; `keys` are the format's own lock and ours. */
  lock(session: DatabaseSession): MigrationLock;

  /** Reads what a throw-away database needs to be like the session's own. */
  readLikeness(session: DatabaseSession): Promise<DatabaseLikeness>;

  /** Reads tables, columns, keys and indexes as the server's catalogue has them. */
  readCatalog(session: DatabaseSession): Promise<SchemaState>;

  /**
   * Reads every object of the session's database in a read-only transaction, and ends it. MySQL and MariaDB: the session must
   * have been opened with `severalStatements`, and is good for nothing else afterwards.
   * @throws DatabaseError database/inspection-locked, UserError database/inspection-unsettled: no answer is to be had now.
   */
  inspectSchema(session: DatabaseSession, options: InspectionOptions): Promise<InspectedSchema>;
}
