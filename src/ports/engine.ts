import type { EngineFamily } from '../model/engine-name.ts';
import type { ReferenceRows } from '../model/reference-rows.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import type { SchemaState } from '../model/schema-state.ts';
import type { EngineTraits, ServerInfo } from '../model/server-info.ts';
import type { TargetStatistics } from '../model/target-statistics.ts';
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
  /**
   * Opens another session to the same database. A schema of many tables is then read by two sessions in half the time (PostgreSQL);
   * without it, or where it fails, one reads all.
   */
  readonly openAnother?: () => Promise<DatabaseSession>;
}

/** How to make an empty database in which statements mean and are printed as in another one. */
export interface DatabaseLikeness {
  /** What stands behind `CREATE DATABASE name`: encoding, locale, character set. */
  readonly createOptions: string;
  /** SET statements for the sessions that fill it. */
  readonly sessionSettings: readonly SqlCommand[];
}

/** Which rows are read, and what of them. All are columns that the table has. */
export interface ReferenceReading {
  /** Columns that identify a row. */
  readonly key: readonly string[];
  /** Columns whose values go into a row's hash, in this order. */
  readonly columns: readonly string[];
}

/** A table that may be read row by row, found in the catalogue. */
export interface ReferenceTableReader {
  /** Names of the columns, sorted. */
  readonly columns: readonly string[];
  /** Columns of the primary key; empty where there is none. */
  readonly primaryKey: readonly string[];
  /**
   * Reads a key and a hash per row, in a read-only transaction. Equal rows have equal hashes on every server of the engine,
   * whatever its time zone, encoding and formats; values do not leave the server, but those of the key do.
   * @throws UserError drift/reference-table-large; DatabaseError database/privilege-missing, database/inspection-locked and others.
   */
  read(reading: ReferenceReading, options: InspectionOptions): Promise<ReferenceRows>;
}

/** What a server tells; who asked and when is added by the caller. */
export type CollectedStatistics = Omit<TargetStatistics, 'capturedAt' | 'target'>;

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

  /**
   * Reads what the server's catalogue estimates of its tables and tells of its activity, within a second or two. No table is
   * read and nothing is written; what the role may not see is absent, and said in a note. The session is good for nothing
   * else afterwards.
   */
  collectStatistics(session: DatabaseSession, clock: Clock): Promise<CollectedStatistics>;

  /** Looks up a table whose rows are to be compared, by its name in reports; undefined where the role sees none of this name. */
  findReferenceTable(session: DatabaseSession, name: string): Promise<ReferenceTableReader | undefined>;
}
