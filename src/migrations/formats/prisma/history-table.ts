import { sha256 } from '../../../digest/sha256.ts';
import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { insertRow, selectRows, updateRow, type InsertedValue } from '../../history-statements.ts';
import { integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** Prisma's `_prisma_migrations`, as its engine 7 creates and fills it. */
export const prismaHistoryTable: HistoryTable = {
  defaultTable: () => '_prisma_migrations',
  columns: ['id', 'checksum', 'finished_at', 'migration_name', 'logs', 'rolled_back_at', 'started_at', 'applied_steps_count'],
  create,
  select,
  parseRow,
  record,
  forget,
  nextRank: (rows) => rows.length + 1,
  keeps: 'each',
  marksBaseline: false,
  // The same for every database of a server, as Prisma has it.
  lockKey: ({ family }) => (family === 'postgres' ? '72707369' : 'prisma_migrate'),
};

function create(location: HistoryLocation): readonly HistoryCommand[] {
  const isPostgres = location.family === 'postgres';
  const time = isPostgres ? 'TIMESTAMPTZ' : 'DATETIME(3)';
  const end = isPostgres ? '' : ' DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
  return [{
    text: `CREATE TABLE ${quotedTable(location)} (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             ${time},
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          ${time},
    started_at              ${time} NOT NULL DEFAULT ${isPostgres ? 'now()' : 'CURRENT_TIMESTAMP(3)'},
    applied_steps_count     INTEGER${isPostgres ? '' : ' UNSIGNED'} NOT NULL DEFAULT 0
)${end}`,
  }];
}

/** In the order in which Prisma reads them. */
function select(location: HistoryLocation): HistoryCommand {
  const isPostgres = location.family === 'postgres';
  const time = (column: string): string => (isPostgres ? `to_char("${column}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `DATE_FORMAT(\`${column}\`, '%Y-%m-%dT%H:%i:%s.%fZ')`);
  return selectRows(location, [
    { name: 'position', expression: 'ROW_NUMBER() OVER (ORDER BY started_at, finished_at, migration_name)' },
    { name: 'migration_name' },
    { name: 'checksum' },
    { name: 'finished_at', expression: time('finished_at') },
    { name: 'rolled_back_at', expression: time('rolled_back_at') },
  ], 'position');
}

/** A row that was rolled back says nothing of the migration any more; one without an end blocks everything. */
function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const name = requiredText(row, 'migration_name');
  const finishedAt = textOf(row, 'finished_at');
  const isRolledBack = textOf(row, 'rolled_back_at') !== undefined;
  return {
    rank: integerOf(row, 'position'),
    ...(isRolledBack ? {} : { version: name }),
    kind: isRolledBack ? 'marker' : 'versioned',
    description: name,
    script: name,
    checksum: requiredText(row, 'checksum'),
    success: finishedAt !== undefined,
    ...(finishedAt === undefined ? {} : { appliedAt: finishedAt }),
  };
}

/** The engine's clock in UTC: Prisma writes its own, which is the same but for the machine. */
function now({ family }: HistoryLocation): InsertedValue {
  return { expression: family === 'postgres' ? 'clock_timestamp()' : 'UTC_TIMESTAMP(3)' };
}

/** When a migration began that is recorded at its end. */
function beginning({ family }: HistoryLocation, executionTimeMs: HistoryEntry['executionTimeMs']): InsertedValue {
  if (executionTimeMs === 'since-begin') return { expression: 'transaction_timestamp()' };
  const micros = Math.round(executionTimeMs * 1000);
  return { expression: family === 'postgres' ? `clock_timestamp() - interval '${micros} microseconds'` : `UTC_TIMESTAMP(3) - INTERVAL ${micros} MICROSECOND` };
}

function record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[] {
  const { event } = entry;
  if (event.kind === 'schema-creation') return [];
  if (event.kind === 'baseline') return event.migrations.map((migration) => resolvedRow(location, entry, migration));
  return recordMigration(location, entry, event.migration);
}

function recordMigration(location: HistoryLocation, entry: HistoryEntry, migration: Migration): readonly HistoryCommand[] {
  const identity = { id: rowId(entry, migration), checksum: migration.checksum ?? '', migration_name: migration.script };
  const end = { applied_steps_count: 1, finished_at: now(location) };
  if (!entry.wasStarted) {
    const started = { ...identity, started_at: beginning(location, entry.executionTimeMs) };
    return [insertRow(location, { ...started, ...(entry.state === 'applied' ? end : {}), ...(entry.state === 'failed' ? { logs: entry.failure?.message ?? '' } : {}) })];
  }
  // A file that goes on may have been mended behind what was done; its text is what is recorded, and no failure beside it.
  const change = { started: undefined, failed: { logs: entry.failure?.message ?? '' }, applied: { ...end, checksum: identity.checksum, logs: null } }[entry.state];
  const open = { migration_name: migration.script, finished_at: null, rolled_back_at: null };
  return change === undefined ? [] : [updateRow(location, change, open)];
}

/** What `prisma migrate resolve --applied` writes. */
function resolvedRow(location: HistoryLocation, entry: HistoryEntry, migration: Migration): HistoryCommand {
  const time = now(location);
  return insertRow(location, {
    id: rowId(entry, migration), checksum: migration.checksum ?? '', logs: '', started_at: time, finished_at: time, migration_name: migration.script,
  });
}

/** What `prisma migrate resolve --rolled-back` writes: the migration counts as never applied, and its row stays. */
function forget(location: HistoryLocation, migration: Migration): readonly HistoryCommand[] {
  return [updateRow(location, { rolled_back_at: now(location) }, { migration_name: migration.script, rolled_back_at: null })];
}

/** A UUID of version 4 in its form. Made of what tells rows apart, so that what is written can be foreseen. */
function rowId({ runStartedAt, rank }: HistoryEntry, { script }: Migration): string {
  const hex = sha256(`${runStartedAt} ${rank} ${script}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
