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

/** One ordered unit of change. */
export interface Migration {
  /** As the format writes it into its history; absent for a repeatable migration. */
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
  /** Text after placeholder replacement, where it differs from `text`: what is sent to the server. */
  readonly rendered?: string;
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
