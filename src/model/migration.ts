import type { Guard } from './guard.ts';

/** The formats of migration directories, as named in configuration and reports; which are supported, the registry of formats says. */
export const formatNames = [
  'flyway', 'liquibase', 'prisma', 'drizzle', 'golang-migrate', 'goose', 'dbmate', 'atlas', 'sql-migrate',
  'node-pg-migrate', 'graphile-migrate', 'sqitch', 'knex', 'skeema', 'plain-sql',
] as const;

/** One of the formats. */
export type FormatName = (typeof formatNames)[number];

/** What a migration is; callbacks and configuration files are not migrations. */
export type MigrationKind = 'versioned' | 'repeatable' | 'baseline' | 'undo';

/** A file of the repository. `path` is relative to the repository's root, forward slashes; `bytes` as git or the disk holds them. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The script that takes a migration back. */
export interface UndoScript {
  /** Path in the repository: the migration's own where both stand in one file. */
  readonly path: string;
  /** What is sent: the file's text with everything but the undo part blanked, so that offsets and lines are the file's. */
  readonly text: string;
  /** True where the file says that this part must not run in a transaction. */
  readonly forbidsTransaction: boolean;
}

/** One ordered unit of change. A file is one, except where a format keeps several in a file. */
export interface Migration {
  /** By which the format tells migrations apart, as its history has it; absent for a repeatable migration. */
  readonly version?: string;
  readonly description: string;
  readonly kind: MigrationKind;
  /** Path in the repository. */
  readonly path: string;
  /** Name the format's history stores for it: the path below the migration directory. */
  readonly script: string;
  /**
   * File text, decoded as UTF-8, without a byte order mark. Where lone carriage returns are the file's only line ends,
   * they are line feeds here: MySQL ends a `--` comment at a line feed only, and would take the rest of the file for one.
   */
  readonly text: string;
  /** SHA-256 hex over the text with CRLF as LF: our own identity of the file. */
  readonly hash: string;
  /** The format's own checksum as it is stored, where it has one; of a repeatable migration only after rendering. */
  readonly checksum?: string;
  /** Further stored values that stand for the same file: Flyway's checksum before placeholder replacement. */
  readonly equivalentChecksums?: readonly string[];
  /** True where the format takes whatever its history has for this migration. */
  readonly acceptsAnyChecksum?: boolean;
  /** Text after placeholder replacement, where it differs from `text`: what is sent to the server. */
  readonly rendered?: string;
  /** Line of the file at which `text` begins, where several migrations share a file. */
  readonly firstLine?: number;
  /** Absent: the format has no such script for it. */
  readonly undo?: UndoScript;
  /** Runs again although it is applied: whenever its checksum differs, or at every run. Absent: never. */
  readonly rerun?: 'on-change' | 'always';
  /** What is asked right before it runs; absent: nothing. */
  readonly guard?: Guard;
  /** Why only the format's own tool can run it, as a clause; absent: we can. */
  readonly notRun?: string;
  /** What the format's history keeps of it beside version, description, script and checksum, in the format's own words. */
  readonly recorded?: Readonly<Record<string, string>>;
}

/** A file that looks like a migration and is none for its name; `reason` is a clause: `its name …`. */
export interface MisnamedFile {
  readonly path: string;
  readonly reason: string;
}

/** Everything found in the migration directories, in the order in which it is applied. */
export interface MigrationSet {
  readonly format: FormatName;
  /** Why this format: configuration, or what was detected. */
  readonly detected: string;
  readonly migrations: readonly Migration[];
  /** Plain sentences about files that were left out although they look like migrations. */
  readonly notes: readonly string[];
  /** The files among them that another name would make migrations. */
  readonly misnamed?: readonly MisnamedFile[];
}
