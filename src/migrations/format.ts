import type { Engine, EngineFamily, EngineName } from '../model/engine-name.ts';
import type { HistoryRow } from '../model/history.ts';
import type { FormatName, Migration, MisnamedFile, SourceFile } from '../model/migration.ts';
import type { FormatFacts } from './format-facts.ts';
import type { NewFile, NewMigration } from './new-files.ts';

/** A query of ours with bound values, in the engine's own placeholder syntax. */
export interface HistoryCommand {
  readonly text: string;
  readonly values?: readonly (string | number | boolean | null)[];
}

/** Where a history table is. `schema` is the schema (PostgreSQL) or database (MySQL, MariaDB) that holds it. */
export interface HistoryLocation {
  readonly family: EngineFamily;
  /** The database that the connection is for; on MySQL and MariaDB the same word as a schema. */
  readonly database: string;
  readonly schema: string;
  readonly table: string;
  /** Lower-case names of the table's columns, where it is there: tools have changed their tables over time. */
  readonly columns?: readonly string[];
}

/** What a new history row stands for. */
export type RecordedEvent =
  | { readonly kind: 'migration'; readonly migration: Migration }
  /** `migrations`: those at or below the version, in order, for formats that record each. */
  | { readonly kind: 'baseline'; readonly version: string; readonly description?: string; readonly migrations: readonly Migration[] }
  | { readonly kind: 'schema-creation'; readonly schema: string };

/** What is recorded of a migration that begins, was applied or failed, or of a baseline. */
export interface HistoryEntry {
  readonly rank: number;
  readonly event: RecordedEvent;
  /**
   * `started` is recorded before the first statement of a migration that cannot share one transaction with its history row;
   * `failed` where such a migration stops: what it did stays.
   */
  readonly state: 'started' | 'applied' | 'failed';
  /** True where an `applied` one was not run and counts as applied because its guard says so; for formats with guards. */
  readonly isMarked?: boolean;
  /** True where `started` was recorded before for the same migration, by this run or the one that it goes on from. */
  readonly wasStarted: boolean;
  /** Statements of the migration, how many of them are done, and what they are without their semicolons. */
  readonly statements: { readonly done: number; readonly total: number; texts(): readonly string[] };
  /** What a `failed` one met. */
  readonly failure?: { readonly message: string; readonly statement: string };
  /** Whole milliseconds, or the server's measure since the open transaction began (PostgreSQL): a pipelined row leaves before it is known. */
  readonly executionTimeMs: number | 'since-begin';
  /** User to record, where the format records one: the session's user. */
  readonly installedBy: string;
  /** When the run began, by the runner's clock: milliseconds since 1970. Formats that number their runs take it. */
  readonly runStartedAt: number;
  /** The row that the history has for the migration already: it runs again, or goes on. */
  readonly row?: HistoryRow;
}

/**
 * A lock that is a row of a table, for tools that have no other. It outlives its session: `holder` names us in it, and a run
 * that holds our own locks takes over what an earlier run of ours left.
 */
export interface RowLock {
  /** Name of the table, in the schema of the history. */
  readonly table: string;
  /** The table and its row, where they may be missing; each does nothing where they are there. */
  readonly create: readonly HistoryCommand[];
  /** Changes one row where the lock was free, none where it was not. */
  acquire(holder: string): HistoryCommand;
  /** One row with column `holder` where the lock is held; the text by which a tool names itself, or null. */
  readonly holder: HistoryCommand;
  readonly release: HistoryCommand;
}

/**
 * A format's history table: its SQL per engine and the mapping of rows. Byte-compatible with the tool that owns it:
 * never a column, value or row of our own in it.
 */
export interface HistoryTable {
  defaultTable(family: EngineFamily): string;
  /** Schema that the tool makes for itself; absent: the connection's own. */
  readonly defaultSchema?: Readonly<Record<EngineFamily, string | undefined>>;
  /** Columns by which the table is known to be this format's. */
  readonly columns: readonly string[];
  /** Columns that other versions of the tool have too or lack: their absence or presence is no reason to refuse the table. */
  readonly optionalColumns?: readonly string[];
  create(location: HistoryLocation): readonly HistoryCommand[];
  /** Rows in the order of application. */
  select(location: HistoryLocation): HistoryCommand;
  /** Reads one row of `select`. @throws InternalError where a column is not of the expected type. */
  parseRow(row: Readonly<Record<string, unknown>>): HistoryRow;
  /** What the tool itself would write; nothing for a state or an event that it does not record. */
  record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[];
  /**
   * Takes an applied migration out of the history after its undo script ran; absent where the tool has no undo.
   * @param before the migration that stays the newest; absent: none does.
   */
  forget?(location: HistoryLocation, migration: Migration, before?: Migration): readonly HistoryCommand[];
  /** Rank of the next row. */
  nextRank(rows: readonly HistoryRow[]): number;
  /** `all-below`: the table keeps the newest version alone, and every file up to it counts as applied. */
  readonly keeps: 'each' | 'all-below';
  /** True where a baseline is one row that stands for everything below it; else each migration below it is recorded. */
  readonly marksBaseline: boolean;
  /** True where a row without a checksum stands for whatever the migration is. */
  readonly trustsMissingChecksum?: boolean;
  /** Whether a row without a migration is of this one, only by another name: then the directory is read from another place than the tool does. Absent: names are plain. */
  isSameElsewhere?(row: HistoryRow, migration: Migration): boolean;
  /** True where the tool refuses to work on while a row has no file, were it newer than every file. */
  readonly refusesUnknownRows?: boolean;
  /** Description as the table stores it, by which a repeatable migration is found again; absent where it stores none. */
  storedDescription?(description: string): string;
  /** The tool's own lock: an advisory key (PostgreSQL) or a GET_LOCK name; absent where the tool has none. */
  lockKey(location: HistoryLocation): string | undefined;
  /** The tool's own lock, where it is a row. */
  rowLock?(location: HistoryLocation): RowLock;
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
  /** What the migrations are for: formats that write SQL themselves need it. */
  readonly engine: Engine;
}

/** Settings of the tool itself that the repository has in ours: `migrations.options`, by the tool's name in kebab case. */
export type FormatOptions = Readonly<Record<string, string>>;

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
  /** What the directory itself decides of its format's conventions: one of two history tables, names of files, other prefixes. */
  readonly form?: DirectoryForm;
  /** The engines that the directory says it is for, and where; absent: it says nothing. */
  readonly madeFor?: MadeFor;
}

/** The conventions of a format that a directory can decide for itself. */
export type DirectoryForm = Partial<Omit<Format, 'name' | 'facts' | 'detect' | 'options' | 'read'>>;

/** For which engines a directory was made. */
export interface MadeFor {
  readonly engines: readonly EngineName[];
  /** The file that says so. */
  readonly path: string;
  /** Its own word. */
  readonly word: string;
}

/**
 * One tool's conventions, whole: names, order, checksums, directives, history table, lock.
 * Pure: receives files, returns values.
 */
export interface Format {
  readonly name: FormatName;

  /** For the page of the formats. */
  readonly facts: FormatFacts;

  /**
   * True where the files declare what the schema is to be, each an object or several: they have no order and no history, and what
   * a target lacks of it is told by comparison.
   */
  readonly declares?: true;

  /** Judges a listing of the files below the migration directories by their names; absent where only a tool's own file or marker tells the format. */
  detect?(files: readonly SourceFile[]): Detection;

  /**
   * `version`: versions decide the order, and a file may turn out to be late. `position`: the directory itself lists its
   * migrations, and their place in it is the order.
   */
  readonly order: 'version' | 'position';

  /** What the tool does with a pending migration that is older than the last applied one; `lost`: it leaves it out for ever, in silence. */
  readonly lateVersion: 'applied' | 'refused' | 'lost';

  /**
   * Whether a migration in a state that would stop a run is passed over, where the tool's settings can say so. `missing`: applied
   * and without a file; `future`: the same above every file; `ignored`: late. Absent: `future` alone is.
   */
  passesOver?(kind: 'versioned' | 'repeatable', state: 'missing' | 'future' | 'ignored'): boolean;

  /** True where versions must follow each other without a gap. */
  readonly gapless: boolean;

  /** True where the checksum is over the bytes as they are: line ends count. */
  readonly hashesRawBytes: boolean;

  /** True where each file is read by itself, so that a part of a directory can be read. */
  readonly readsByFile: boolean;

  /** Names of the options that it takes, with one clause each. */
  readonly options: Readonly<Record<string, string>>;

  /** Loads what `read` needs and other formats do not: a reader of XML. Absent: nothing. */
  load?(): Promise<void>;

  /**
   * Migrations in the order of application. Files that are not the format's are left out.
   * `folders` are the migration directories that the files' paths begin with.
   * @throws UserError of the migrations namespace.
   */
  read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult;

  /**
   * Name of a new file behind the newest versioned one.
   * @param newest version; absent: the directory has none.
   * @param description lower-case words joined by underscores
   */
  newFileName(newest: string | undefined, description: string): string;

  /** The files of a new migration, where it is more than one file of `newFileName` that holds the SQL alone: also those that change with it, whole. */
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

  /**
   * The text to send: placeholders replaced, and blanked what the tool does not send (its undo part, its directives), so that offsets
   * stay the file's where nothing else is replaced. The text itself where there is nothing to do.
   * @throws UserError migrations/unknown-placeholder.
   */
  render(migration: Migration, context: PlaceholderContext): string;

  /** The migration as a target gets it, where the server decides about more than placeholders; undefined where it does not get it. */
  forTarget?(migration: Migration, context: PlaceholderContext): Migration | undefined;

  /** The checksum stored in history for a migration, given its rendered text. */
  checksum(migration: Migration, rendered: string): string | undefined;

  /** Reads a directive in the file that rules out a transaction; false where the format has none in the text. */
  forbidsTransaction(migration: Migration): boolean;

  readonly history: HistoryTable;
}
