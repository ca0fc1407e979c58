import type { EngineFamily } from '../../model/engine-name.ts';
import type { HistoryLocation } from '../../migrations/format.ts';
import { quotedTable } from '../../migrations/quote-table.ts';
import type { SqlCommand } from '../../ports/database-session.ts';

/** Number of this layout; a run row carries it, and a higher one than ours is refused. */
export const ledgerVersion = 1;

/**
 * Our own tables, in the schema of the history table: no further privilege is needed there, and a schema per tenant keeps its own.
 * `run` has a row for every apply that had something to do, `migration` and `statement` one for what runs statement by statement.
 */
export interface LedgerTables {
  readonly family: EngineFamily;
  readonly schema: string;
  /** Quoted. */
  readonly run: string;
  readonly migration: string;
  readonly statement: string;
}

/** Unquoted name of the table whose presence tells that there is a ledger. */
export const statementTable = 'schema_gitops_statement';

/** Names of the ledger beside a history table. */
export function ledgerTables({ family, schema }: Pick<HistoryLocation, 'family' | 'schema'>): LedgerTables {
  const named = (table: string): string => quotedTable({ family, schema, table });
  return { family, schema, run: named('schema_gitops_run'), migration: named('schema_gitops_migration'), statement: named(statementTable) };
}

/** Column types that the engines spell differently. */
interface Types {
  readonly id: string;
  readonly time: string;
  readonly text: string;
  readonly end: string;
}

const types: Readonly<Record<EngineFamily, Types>> = {
  postgres: { id: 'uuid', time: 'timestamptz', text: 'text', end: '' },
  // Written out, since the server's defaults must not decide how keys compare.
  mysql: { id: 'char(36)', time: 'datetime(6)', text: 'mediumtext', end: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' },
};

/** CREATE statements; they do nothing where the tables are there. `statement` is last, so that its presence means all are. */
export function createLedger(tables: LedgerTables): readonly SqlCommand[] {
  const { id, time, text, end } = types[tables.family];
  return [
    {
      text: `CREATE TABLE IF NOT EXISTS ${tables.run} (
  id ${id} NOT NULL PRIMARY KEY,
  ledger_version integer NOT NULL,
  history_table varchar(200) NOT NULL,
  plan_hash char(64) NOT NULL,
  tool_version varchar(50) NOT NULL,
  started_at ${time} NOT NULL,
  finished_at ${time},
  outcome varchar(30)
)${end}`,
    },
    {
      text: `CREATE TABLE IF NOT EXISTS ${tables.migration} (
  id ${id} NOT NULL PRIMARY KEY,
  run_id ${id} NOT NULL,
  history_table varchar(200) NOT NULL,
  script varchar(1000) NOT NULL,
  version varchar(100),
  file_hash char(64) NOT NULL,
  state varchar(20) NOT NULL,
  started_at ${time} NOT NULL,
  finished_at ${time}
)${end}`,
    },
    {
      text: `CREATE TABLE IF NOT EXISTS ${tables.statement} (
  migration_id ${id} NOT NULL,
  ordinal integer NOT NULL,
  statement_hash char(64) NOT NULL,
  state varchar(20) NOT NULL,
  run_id ${id} NOT NULL,
  session_id bigint NOT NULL,
  before_image ${text},
  problem_code varchar(10),
  started_at ${time} NOT NULL,
  finished_at ${time},
  PRIMARY KEY (migration_id, ordinal)
)${end}`,
    },
  ];
}
