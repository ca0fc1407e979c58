import { invariant } from '../../errors/internal-error.ts';
import { UserError } from '../../errors/user-error.ts';
import type { HistoryLocation } from '../../migrations/format.ts';
import { integerOf, requiredText, textOf } from '../../migrations/history-values.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import { sqlCommand } from '../sql-text.ts';
import { ledgerTables, ledgerVersion } from './ledger-tables.ts';

/** A statement row of a migration that is not finished. */
export interface LedgerStatement {
  readonly ordinal: number;
  readonly hash: string;
  readonly state: 'intent' | 'done' | 'failed';
  readonly beforeImage?: string;
  /** ISO time by the server's clock. */
  readonly startedAt: string;
  readonly runId: string;
}

/** A migration that an earlier run began and did not finish. */
export interface OpenMigration {
  readonly id: string;
  readonly script: string;
  readonly state: 'running' | 'failed';
  readonly statements: readonly LedgerStatement[];
}

/**
 * Reads what earlier runs left open, in the order in which they began it.
 * @throws UserError history/newer-ledger.
 */
export async function readOpenMigrations(session: DatabaseSession, location: HistoryLocation): Promise<readonly OpenMigration[]> {
  const tables = ledgerTables(location);
  const rows = await session.query(sqlCommand(
    location.family,
    `SELECT v.version AS ledger_version, m.id, m.script, m.state AS migration_state, s.ordinal, s.statement_hash, s.state, s.before_image, s.run_id, ${isoTime[location.family]} AS started_at
FROM (SELECT max(ledger_version) AS version FROM ${tables.run}) v
LEFT JOIN ${tables.migration} m ON m.history_table = ? AND m.state IN ('running', 'failed')
LEFT JOIN ${tables.statement} s ON s.migration_id = m.id
ORDER BY m.started_at, m.id, s.ordinal`,
    [location.table],
  ));
  refuseNewer(Number(rows[0]?.['ledger_version'] ?? 0), location);
  return group(rows.filter((row) => textOf(row, 'id') !== undefined));
}

const isoTime = {
  postgres: `to_char(s.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  mysql: "DATE_FORMAT(s.started_at, '%Y-%m-%dT%H:%i:%sZ')",
} as const;

function refuseNewer(version: number, location: HistoryLocation): void {
  if (version <= ledgerVersion) return;
  throw new UserError('history/newer-ledger', { where: `schema ${location.schema}`, expected: `layout ${ledgerVersion}`, actual: `layout ${version}` });
}

function group(rows: readonly Row[]): readonly OpenMigration[] {
  const byId = new Map<string, { script: string; state: OpenMigration['state']; statements: LedgerStatement[] }>();
  for (const row of rows) {
    const id = requiredText(row, 'id');
    const migration = byId.get(id) ?? { script: requiredText(row, 'script'), state: migrationState(row), statements: [] };
    byId.set(id, migration);
    if (textOf(row, 'ordinal') !== undefined) migration.statements.push(statementOf(row));
  }
  return [...byId].map(([id, migration]) => ({ id, ...migration }));
}

function migrationState(row: Row): OpenMigration['state'] {
  return requiredText(row, 'migration_state') === 'failed' ? 'failed' : 'running';
}

function statementOf(row: Row): LedgerStatement {
  const state = requiredText(row, 'state');
  invariant(state === 'intent' || state === 'done' || state === 'failed', `ledger state ${state} is not known`);
  const beforeImage = textOf(row, 'before_image');
  return {
    ordinal: integerOf(row, 'ordinal'),
    hash: requiredText(row, 'statement_hash'),
    state,
    ...(beforeImage === undefined ? {} : { beforeImage }),
    startedAt: requiredText(row, 'started_at'),
    runId: requiredText(row, 'run_id'),
  };
}
