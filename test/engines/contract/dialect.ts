import type { TestServer } from '../../support/servers.ts';

/** How one engine says what the contract needs; a difference between engines stands here and not in a test. */
export interface Dialect {
  readonly listTables: string;
  /** A statement that runs for ten seconds when nobody stops it. */
  readonly longStatement: string;
  /** What a cancelled `longStatement` reports, where it fails at all. */
  readonly cancelled: Readonly<Record<string, unknown>> | undefined;
  /** A placeholder for the nth bound value. */
  placeholder(n: number): string;
  readonly createUser: (name: string, password: string) => readonly string[];
  readonly dropUser: (name: string) => readonly string[];
  /** Ends a session by force. */
  readonly kill: (sessionId: number) => string;
  /** A statement that succeeds with a message of the server, and that message. */
  readonly noisy: { readonly sql: string; readonly message: Readonly<Record<string, unknown>> };
  /** A misspelt statement; `^` marks the place that the server complains about. */
  readonly misspelt: string;
  /** A statement that a role without rights may not run, on a table `t`. */
  readonly forbidden: string;
  readonly lockKey: string;
  /** A session setting that a migration may leave behind: how to change it and how to read it. */
  readonly leak: { readonly set: string; readonly get: string };
}

const postgres: Dialect = {
  listTables: "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  longStatement: 'select pg_sleep(10)',
  cancelled: { sqlState: '57014', connectionLost: false },
  placeholder: (n) => `$${n}`,
  createUser: (name, password) => [`create role "${name}" login password '${password.replaceAll("'", "''")}'`],
  dropUser: (name) => [`drop role "${name}"`],
  kill: (sessionId) => `select pg_terminate_backend(${sessionId})`,
  noisy: {
    sql: "do $$ begin raise warning 'mind the %', 'gap'; end $$",
    message: { severity: 'warning', code: '01000', message: 'mind the gap' },
  },
  misspelt: "select 'é😀' as x, ^nowhere",
  forbidden: 'drop table t',
  lockKey: '-77433833903597',
  leak: { set: "set search_path = 'elsewhere'", get: "select current_setting('search_path') as value" },
};

const mysql: Dialect = {
  listTables: 'select table_name as name from information_schema.tables where table_schema = database() order by 1',
  longStatement: 'select sleep(10)',
  // A SLEEP that is cancelled answers 1 instead of failing (MySQL 8.4 manual, 14.23, SLEEP).
  cancelled: undefined,
  placeholder: () => '?',
  createUser: (name, password) => [
    `create user '${name}'@'%' identified by '${password.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`,
    `grant select on *.* to '${name}'@'%'`,
  ],
  dropUser: (name) => [`drop user '${name}'@'%'`],
  kill: (sessionId) => `kill ${sessionId}`,
  noisy: {
    sql: 'drop table if exists never_there',
    message: { severity: 'note', code: '1051', message: expectText(/Unknown table '.*never_there'/) },
  },
  misspelt: "select 'é😀' as x,\n ^nix nix nix",
  forbidden: 'drop table t',
  lockKey: 'schema-gitops/contract',
  leak: { set: "set session sql_mode = 'ANSI_QUOTES'", get: 'select @@sql_mode as value' },
};

const mariadb: Dialect = { ...mysql, cancelled: { errno: 1317, connectionLost: false } };

/** A matcher for a text; written out because this file is no test. */
function expectText(pattern: RegExp): { asymmetricMatch(value: unknown): boolean } {
  return { asymmetricMatch: (value) => typeof value === 'string' && pattern.test(value) };
}

/** The dialect of a server. */
export function dialectOf(server: TestServer): Dialect {
  return { postgresql: postgres, mysql, mariadb }[server.engine];
}
