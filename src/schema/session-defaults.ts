import type { Engine } from '../model/engine-name.ts';

/** What is known about the database that the statements are meant for. */
export interface CatalogOptions {
  /** Where names without a schema are created: default `public` (PostgreSQL), the empty name (MySQL, MariaDB). */
  readonly schema?: string;
  /** lower_case_table_names of the server; default 0. */
  readonly lowerCaseTableNames?: number;
  /** Default character set and collation of the database (MySQL, MariaDB). */
  readonly characterSet?: string;
  readonly collation?: string;
}

/** The same, complete. */
export interface SessionDefaults {
  readonly searchPath: readonly string[];
  readonly ignoresTableCase: boolean;
  /** lower_case_table_names 1: names are stored in lower case. */
  readonly lowersTableNames: boolean;
  readonly ignoresColumnCase: boolean;
  readonly characterSet?: string;
  readonly collation?: string;
}

/** Fills in what the options leave open. */
export function sessionDefaults(engine: Engine, options: CatalogOptions): SessionDefaults {
  const isPostgres = engine.name === 'postgresql';
  const lowerCase = options.lowerCaseTableNames ?? 0;
  return {
    searchPath: [options.schema ?? (isPostgres ? 'public' : '')],
    ignoresTableCase: lowerCase > 0,
    lowersTableNames: lowerCase === 1,
    ignoresColumnCase: !isPostgres,
    ...(options.characterSet === undefined ? {} : { characterSet: options.characterSet }),
    ...(options.collation === undefined ? {} : { collation: options.collation }),
  };
}
