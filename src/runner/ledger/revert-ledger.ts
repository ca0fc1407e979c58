import type { HistoryLocation } from '../../migrations/format.ts';
import { quotedTable } from '../../migrations/quote-table.ts';
import type { EngineFamily } from '../../model/engine-name.ts';
import type { SqlCommand } from '../../ports/database-session.ts';
import { sqlCommand } from '../sql-text.ts';

/** Name of the table that is made with the first revert: what no migration did stands in no file, so its text is kept. */
export const revertTable = 'schema_gitops_revert';

/** Who takes something back, and why. */
export interface RevertReason {
  readonly actor: string;
  readonly reason: string;
}

/** What becomes of a statement: `planned` before its turn, `intent` while nobody knows, then its end. */
export type RevertState = 'planned' | 'intent' | 'done' | 'failed';

/** The statements that write the part of the ledger about reverts; times are the server's. */
export interface RevertCommands {
  readonly create: SqlCommand;
  plan(runId: string, statements: readonly string[], why: RevertReason): readonly SqlCommand[];
  /** Of one statement, or of every one of the run. */
  mark(runId: string, state: RevertState, ordinal?: number): SqlCommand;
}

const actorLength = 200;

const types: Readonly<Record<EngineFamily, Readonly<Record<'id' | 'time' | 'text' | 'end', string>>>> = {
  postgres: { id: 'uuid', time: 'timestamptz', text: 'text', end: '' },
  mysql: { id: 'char(36)', time: 'datetime(6)', text: 'mediumtext', end: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' },
};

/** The commands for the table beside a history table. */
export function revertCommands({ family, schema }: HistoryLocation): RevertCommands {
  const table = quotedTable({ family, schema, table: revertTable });
  const { id, time, text, end } = types[family];
  return {
    create: {
      text: `CREATE TABLE IF NOT EXISTS ${table} (
  run_id ${id} NOT NULL,
  ordinal integer NOT NULL,
  actor varchar(${String(actorLength)}) NOT NULL,
  reason ${text} NOT NULL,
  statement ${text} NOT NULL,
  state varchar(20) NOT NULL,
  planned_at ${time} NOT NULL,
  changed_at ${time} NOT NULL,
  PRIMARY KEY (run_id, ordinal)
)${end}`,
    },
    plan: (runId, statements, { actor, reason }) => statements.map((statement, index) => sqlCommand(
      family,
      `INSERT INTO ${table} (run_id, ordinal, actor, reason, statement, state, planned_at, changed_at) VALUES (?, ?, ?, ?, ?, 'planned', {now}, {now})`,
      [runId, index + 1, actor.slice(0, actorLength), reason, statement],
    )),
    mark: (runId, state, ordinal) => sqlCommand(
      family,
      `UPDATE ${table} SET state = ?, changed_at = {now} WHERE run_id = ?${ordinal === undefined ? '' : ' AND ordinal = ?'}`,
      [state, runId, ...(ordinal === undefined ? [] : [ordinal])],
    ),
  };
}
