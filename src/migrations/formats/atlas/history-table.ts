import { runningDigest } from '../../../digest/digest.ts';
import type { HistoryRow } from '../../../model/history.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { insertRow, selectRows, updateRow, type InsertedValue } from '../../history-statements.ts';
import { integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

const columns = [
  'version', 'description', 'type', 'applied', 'total', 'executed_at', 'execution_time', 'error', 'error_stmt', 'hash', 'partial_hashes', 'operator_version',
] as const;

/** Bits of column `type` (Atlas, sql/migrate/migrate.go). */
const typeBits = { baseline: 1, execute: 2, resolved: 4 } as const;

/** FNV-1, 32 bits, of the name that Atlas locks by; MySQL and MariaDB take the name itself. */
const lockName = 'atlas_migrate_execute';
const lockNumber = '2686470616';

/** Who applied a revision, as the column that Atlas fills with its own version. */
const operator = 'Schema GitOps';

/**
 * Atlas' `atlas_schema_revisions`, as its open-source command line creates it (cmd/atlas/internal/migrate/ent). With a URL that
 * is bound to one schema Atlas keeps it there: that is `migrations.history-schema`.
 */
export const atlasHistoryTable: HistoryTable = {
  defaultTable: () => 'atlas_schema_revisions',
  defaultSchema: { postgres: 'atlas_schema_revisions', mysql: undefined },
  columns,
  create: (location) => [{ text: location.family === 'postgres' ? createOnPostgres(location) : createOnMysql(location) }],
  select,
  parseRow,
  record,
  nextRank: (rows) => rows.length + 1,
  keeps: 'each',
  marksBaseline: true,
  lockKey: ({ family }) => (family === 'postgres' ? lockNumber : lockName),
};

function createOnPostgres(location: HistoryLocation): string {
  return `CREATE TABLE ${quotedTable(location)} ("version" character varying NOT NULL, "description" character varying NOT NULL, "type" bigint NOT NULL DEFAULT 2, "applied" bigint NOT NULL DEFAULT 0, "total" bigint NOT NULL DEFAULT 0, "executed_at" timestamptz NOT NULL, "execution_time" bigint NOT NULL, "error" text NULL, "error_stmt" text NULL, "hash" character varying NOT NULL, "partial_hashes" jsonb NULL, "operator_version" character varying NOT NULL, PRIMARY KEY ("version"))`;
}

function createOnMysql(location: HistoryLocation): string {
  return `CREATE TABLE ${quotedTable(location)} (\`version\` varchar(255) NOT NULL, \`description\` varchar(255) NOT NULL, \`type\` bigint unsigned NOT NULL DEFAULT 2, \`applied\` bigint NOT NULL DEFAULT 0, \`total\` bigint NOT NULL DEFAULT 0, \`executed_at\` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, \`execution_time\` bigint NOT NULL, \`error\` longtext NULL, \`error_stmt\` longtext NULL, \`hash\` varchar(255) NOT NULL, \`partial_hashes\` json NULL, \`operator_version\` varchar(255) NOT NULL, PRIMARY KEY (\`version\`)) CHARSET utf8mb4 COLLATE utf8mb4_bin`;
}

function select(location: HistoryLocation): HistoryCommand {
  const time = location.family === 'postgres'
    ? `to_char("executed_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : "DATE_FORMAT(`executed_at`, '%Y-%m-%dT%H:%i:%s')";
  return selectRows(location, columns.map((name) => (name === 'executed_at' ? { name, expression: time } : { name })), 'version');
}

/** A revision is done when all its statements are; one that was declared applied may have none. */
function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const type = integerOf(row, 'type');
  const isComplete = integerOf(row, 'applied') === integerOf(row, 'total') && textOf(row, 'error') === undefined;
  const isBaseline = (type & typeBits.baseline) !== 0;
  return {
    rank: 0,
    version: requiredText(row, 'version'),
    description: requiredText(row, 'description'),
    kind: isBaseline ? 'baseline' : 'versioned',
    script: requiredText(row, 'version'),
    ...(isBaseline ? {} : { checksum: requiredText(row, 'hash') }),
    success: isComplete || isBaseline || (type & typeBits.resolved) !== 0,
    appliedAt: requiredText(row, 'executed_at'),
    appliedBy: requiredText(row, 'operator_version'),
    executionTimeMs: Math.round(integerOf(row, 'execution_time') / 1_000_000),
  };
}

function record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[] {
  const { event } = entry;
  if (event.kind === 'schema-creation') return [];
  if (event.kind === 'baseline') {
    const [newest] = event.migrations.slice(-1);
    const description = event.description ?? newest?.description ?? '';
    return [insertRow(location, { ...begun(location), version: event.version, description, type: typeBits.baseline, hash: '' })];
  }
  const { version = '', description, checksum = '' } = event.migration;
  const fresh = { ...begun(location), version, description, type: typeBits.execute, hash: checksum, ...progressOf(entry) };
  if (!entry.wasStarted) return [insertRow(location, fresh)];
  return [updateRow(location, { hash: checksum, ...progressOf(entry) }, { version })];
}

function begun({ family }: HistoryLocation): Readonly<Record<string, InsertedValue>> {
  return {
    applied: 0, total: 0, executed_at: { expression: family === 'postgres' ? 'now()' : 'CURRENT_TIMESTAMP' }, execution_time: 0, operator_version: operator,
  };
}

/** Sums of the statements that are done let Atlas go on behind them; of a revision that is complete it keeps none. */
function progressOf({ state, statements, executionTimeMs, failure }: HistoryEntry): Readonly<Record<string, InsertedValue>> {
  const time = executionTimeMs === 'since-begin'
    ? { expression: 'CAST(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000000000 AS bigint)' }
    : executionTimeMs * 1_000_000;
  const sums = state === 'failed' ? JSON.stringify(partialSums(statements.texts().slice(0, statements.done))) : null;
  return {
    applied: statements.done,
    total: statements.total,
    execution_time: time,
    error: failure?.message ?? null,
    error_stmt: failure === undefined ? null : `${failure.statement};`,
    partial_hashes: sums,
  };
}

function partialSums(texts: readonly string[]): readonly string[] {
  const running = runningDigest('sha256');
  return texts.map((text) => `h1:${running.add(`${text};`).base64()}`);
}
