import type { SqlCommand } from '../../ports/database-session.ts';
import { sqlCommand } from '../sql-text.ts';
import { ledgerVersion, type LedgerTables } from './ledger-tables.ts';

/** A migration that is begun statement by statement. */
export interface MigrationRecord {
  readonly id: string;
  readonly runId: string;
  readonly historyTable: string;
  readonly script: string;
  readonly version: string | null;
  readonly fileHash: string;
}

/** A statement row's key and what stands in it. */
export interface StatementRecord {
  readonly migrationId: string;
  readonly ordinal: number;
  readonly hash: string;
  readonly runId: string;
  /** The server's id of the session that runs it. */
  readonly sessionId: number;
}

/** The statements that write the ledger; times are the server's. A statement's row replaces that of an earlier attempt. */
export interface LedgerCommands {
  beginRun(run: { readonly id: string; readonly historyTable: string; readonly planHash: string; readonly toolVersion: string }): SqlCommand;
  endRun(id: string, outcome: string): SqlCommand;
  /** Gives the runs of a history that were killed their outcome: whoever holds the locks knows that they have ended. */
  endLostRuns(historyTable: string): SqlCommand;
  beginMigration(migration: MigrationRecord): SqlCommand;
  endMigration(id: string, state: 'applied' | 'failed'): SqlCommand;
  intent(record: StatementRecord, beforeImage: string): SqlCommand;
  /** Turns an intent into a done row. */
  markDone(migrationId: string, ordinal: number): SqlCommand;
  /** Takes an intent back: the statement did not take effect. */
  clearIntent(migrationId: string, ordinal: number): SqlCommand;
  /** A done row without an intent: it shares the statement's transaction. */
  done(record: StatementRecord): SqlCommand;
  failed(record: StatementRecord, problemCode: string): SqlCommand;
}

const scriptLength = 1000;

/** The commands for a ledger's tables. */
export function ledgerCommands(tables: LedgerTables): LedgerCommands {
  const { family, run, migration, statement } = tables;
  const put = (record: StatementRecord, state: StatementState): SqlCommand => putStatement(tables, record, state);
  return {
    beginRun: ({ id, historyTable, planHash, toolVersion }) => sqlCommand(
      family,
      `INSERT INTO ${run} (id, ledger_version, history_table, plan_hash, tool_version, started_at) VALUES (?, ?, ?, ?, ?, {now})`,
      [id, ledgerVersion, historyTable, planHash, toolVersion],
    ),
    endRun: (id, outcome) => sqlCommand(family, `UPDATE ${run} SET outcome = ?, finished_at = {now} WHERE id = ?`, [outcome, id]),
    endLostRuns: (historyTable) => sqlCommand(family, `UPDATE ${run} SET outcome = 'unknown', finished_at = {now} WHERE outcome IS NULL AND history_table = ?`, [historyTable]),
    beginMigration: ({ id, runId, historyTable, script, version, fileHash }) => sqlCommand(
      family,
      `INSERT INTO ${migration} (id, run_id, history_table, script, version, file_hash, state, started_at) VALUES (?, ?, ?, ?, ?, ?, 'running', {now})`,
      [id, runId, historyTable, script.slice(0, scriptLength), version, fileHash],
    ),
    endMigration: (id, state) => sqlCommand(family, `UPDATE ${migration} SET state = ?, finished_at = {now} WHERE id = ?`, [state, id]),
    intent: (record, beforeImage) => put(record, { state: 'intent', beforeImage, finished: false }),
    markDone: (migrationId, ordinal) => sqlCommand(
      family,
      `UPDATE ${statement} SET state = 'done', finished_at = {now} WHERE migration_id = ? AND ordinal = ?`,
      [migrationId, ordinal],
    ),
    clearIntent: (migrationId, ordinal) => sqlCommand(family, `DELETE FROM ${statement} WHERE migration_id = ? AND ordinal = ?`, [migrationId, ordinal]),
    done: (record) => put(record, { state: 'done', finished: true }),
    failed: (record, problemCode) => put(record, { state: 'failed', problemCode, finished: true }),
  };
}

interface StatementState {
  readonly state: 'intent' | 'done' | 'failed';
  readonly finished: boolean;
  readonly beforeImage?: string;
  readonly problemCode?: string;
}

const keys = ['migration_id', 'ordinal'] as const;
const values = ['statement_hash', 'state', 'run_id', 'session_id', 'before_image', 'problem_code', 'started_at', 'finished_at'] as const;

/** INSERT that replaces the row of an earlier attempt; neither engine knows the other's words for it. */
function putStatement({ family, statement }: LedgerTables, record: StatementRecord, { state, finished, beforeImage, problemCode }: StatementState): SqlCommand {
  const replace = family === 'postgres'
    ? `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${values.map((name) => `${name} = excluded.${name}`).join(', ')}`
    : `ON DUPLICATE KEY UPDATE ${values.map((name) => `${name} = VALUES(${name})`).join(', ')}`;
  return sqlCommand(
    family,
    `INSERT INTO ${statement} (${[...keys, ...values].join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {now}, ${finished ? '{now}' : 'NULL'}) ${replace}`,
    [record.migrationId, record.ordinal, record.hash, state, record.runId, record.sessionId, beforeImage ?? null, problemCode ?? null],
  );
}
