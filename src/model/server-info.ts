import type { EngineName, ServerVersion } from './engine-name.ts';

/** Facts about a live server, read once when a session opens. */
export interface ServerInfo {
  readonly engine: EngineName;
  readonly version: ServerVersion;
  readonly database: string;
  readonly user: string;
  /** Schema where unqualified names are created: first of search_path, or the database (MySQL, MariaDB). */
  readonly schema: string;
  /** True on a standby, with read_only or super_read_only, or default_transaction_read_only. */
  readonly readOnly: boolean;
  /** Server's process or thread id of this session. */
  readonly sessionId: number;
  /** MySQL, MariaDB: lower_case_table_names; PostgreSQL: 0. */
  readonly lowerCaseTableNames: number;
}

/** Capabilities of an engine at a version; core code asks these and never the engine's name. */
export interface EngineTraits {
  /** DDL takes part in transactions. */
  readonly transactionalDdl: boolean;
  /** Several statements may be sent before the first is answered. */
  readonly pipelining: boolean;
  /** An index name is unique in its schema, not in its table. */
  readonly schemaWideIndexNames: boolean;
  /** The engine makes an index for a foreign key. */
  readonly indexesForeignKeys: boolean;
  /** ALTER TABLE takes ALGORITHM= and LOCK=. */
  readonly onlineDdlClauses: boolean;
  /** Setting that bounds waiting for a table lock, and its unit. */
  readonly lockTimeoutSetting: 'lock_timeout' | 'lock_wait_timeout';
}
