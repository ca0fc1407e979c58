import type { EngineFamily } from '../model/engine-name.ts';
import type { HistoryRow } from '../model/history.ts';
import type { FormatName, Migration, MisnamedFile, SourceFile } from '../model/migration.ts';
import type { NewFile, NewMigration } from './new-files.ts';

/** A query of ours with bound values, in the engine's own placeholder syntax. */
export interface HistoryCommand {
  readonly text: string;
  readonly values?: readonly (string | number | boolean | null)[];
}

/** Where a history table is. `schema` is the schema (PostgreSQL) or database (MySQL, MariaDB) that holds it. */
export interface HistoryLocation {
  readonly family: EngineFamily;
  readonly schema: string;
  readonly table: string;
}

/** What a new history row stands for. */
export type RecordedEvent =
  | { readonly kind: 'migration'; readonly migration: Migration }
  | { readonly kind: 'baseline'; readonly version: string; readonly description?: string }
  | { readonly kind: 'schema-creation'; readonly schema: string };

/** What is recorded of an applied, failed or baselined migration. */
export interface HistoryEntry {
  readonly rank: number;
  readonly event: RecordedEvent;
  readonly success: boolean;
  /** Whole milliseconds, or the server's measure since the open transaction began (PostgreSQL): a pipelined row leaves before it is known. */
  readonly executionTimeMs: number | 'since-begin';
  /** User to record, where the format records one: the session's user. */
  readonly installedBy: string;
}

/**
 * A format's history table: its SQL per engine and the mapping of rows. Byte-compatible with the tool that owns it:
 * never a column, value or row of our own in it.
 */
export interface HistoryTable {
  readonly defaultTable: string;
  /** Columns by which the table is known to be this format's. */
  readonly columns: readonly string[];
  create(location: HistoryLocation): readonly HistoryCommand[];
  /** Rows in the order of application. */
  select(location: HistoryLocation): HistoryCommand;
  /** Reads one row of `select`. @throws InternalError where a column is not of the expected type. */
  parseRow(row: Readonly<Record<string, unknown>>): HistoryRow;
  insert(location: HistoryLocation, entry: HistoryEntry): HistoryCommand;
  /** Rank of the next row. */
  nextRank(rows: readonly HistoryRow[]): number;
  /** Records a failure that could not be rolled back, where the format does so. */
  readonly recordsFailures: boolean;
  /** Description as the table stores it, by which a repeatable migration is found again. */
  storedDescription(description: string): string;
  /** The tool's own lock: an advisory key (PostgreSQL) or a GET_LOCK name; absent where the tool has none. */
  lockKey(location: HistoryLocation): string | undefined;
}

/** Values that a format replaces in migrations before they are sent. */
export interface PlaceholderContext {
  readonly values: Readonly<Record<string, string>>;
  readonly schema: string;
  readonly database: string;
  readonly user: string;
  readonly historyTable: string;
  /** `yyyy-MM-dd HH:mm:ss` in the time zone of the process. */
  readonly timestamp: string;
  readonly workingDirectory: string;
}

/** How sure a format is that a directory is its own. */
export interface Detection {
  /** 0 not at all … 1 certain. */
  readonly confidence: number;
  /** One clause for the report: `12 of 12 SQL files are named V<version>__<description>.sql`. */
  readonly reason: string;
}

/** What a format finds in its directories. */
export interface ReadResult {
  /** In the order of application. */
  readonly migrations: readonly Migration[];
  /** Paths of SQL files that belong to the directory without being migrations: scripts that a migration includes, callbacks. */
  readonly companions?: readonly string[];
  /** Plain sentences about files that were left out although they look like migrations. */
  readonly notes: readonly string[];
  /** The files among them that another name would make migrations: each is a finding of the rule filename-convention. */
  readonly misnamed?: readonly MisnamedFile[];
}

/**
 * One tool's conventions, whole: names, order, checksums, directives, history table, lock.
 * Pure: receives files, returns values.
 */
export interface Format {
  readonly name: FormatName;

  /** Judges a listing of the files below the migration directories. */
  detect(files: readonly SourceFile[]): Detection;

  /**
   * Migrations in the order of application. Files that are not the format's are left out.
   * `folders` are the migration directories that the files' paths begin with.
   * @throws UserError of the migrations namespace.
   */
  read(files: readonly SourceFile[], folders: readonly string[]): ReadResult;

  /**
   * Name of a new file behind the newest versioned one.
   * @param newest version; absent: the directory has none.
   * @param description lower-case words joined by underscores
   */
  newFileName(newest: string | undefined, description: string): string;

  /** The files of a new migration, where it is more than one file of `newFileName` that holds the SQL alone. */
  newFiles?(migration: NewMigration): readonly NewFile[];

  /**
   * How a migration gets another version, as a sentence, where renaming its files is not enough: another file lists it, or
   * its text holds the version.
   */
  readonly renumbering?: string;

  /** Compares two versions as the format does: negative, 0, positive. */
  compareVersions(a: string, b: string): number;

  /** One text per version, however it is spelt: equal exactly where `compareVersions` says 0. */
  versionKey(version: string): string;

  /** Replaces placeholders: the text to send. Formats without placeholders return the text. @throws UserError migrations/unknown-placeholder. */
  render(migration: Migration, context: PlaceholderContext): string;

  /** The checksum stored in history for a migration, given its rendered text. */
  checksum(migration: Migration, rendered: string): string | undefined;

  /** Reads a directive in the file that rules out a transaction; false where the format has none in the text. */
  forbidsTransaction(migration: Migration): boolean;

  readonly history: HistoryTable;
}
