import type { HistoryRow } from '../../../model/history.ts';
import type { HistoryCommand, HistoryLocation, HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, isoTime, rankAfter, recordedMigrations, selectRows } from '../../history-statements.ts';
import { requiredText, textOf } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** `gorp_migrations` as sql-migrate 1.8 makes and fills it: names of files and times, on MySQL in UTC as Go’s driver sends them. */
export const sqlMigrateHistoryTable: HistoryTable = {
  defaultTable: () => 'gorp_migrations',
  columns: ['id', 'applied_at'],
  create,
  select: (location) => selectRows(location, [{ name: 'id' }, isoTime(location, 'applied_at')], 'id'),
  parseRow,
  record: (location, entry) => recordedMigrations(entry).map(({ script }) => insertRow(location, { id: script, applied_at: { expression: location.family === 'postgres' ? 'clock_timestamp()' : 'UTC_TIMESTAMP()' } })),
  forget: (location, { script }) => [deleteRow(location, { id: script })],
  nextRank: rankAfter,
  keeps: 'each',
  marksBaseline: false,
  lockKey: () => undefined,
};

function create(location: HistoryLocation): readonly HistoryCommand[] {
  const table = quotedTable(location);
  return [{
    text: location.family === 'postgres'
      ? `CREATE TABLE ${table} ("id" text NOT NULL PRIMARY KEY, "applied_at" timestamp with time zone)`
      : `CREATE TABLE ${table} (\`id\` varchar(255) NOT NULL PRIMARY KEY, \`applied_at\` datetime) ENGINE=InnoDB CHARSET=UTF8`,
  }];
}

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const id = requiredText(row, 'id');
  const appliedAt = textOf(row, 'applied_at');
  return { rank: 0, version: id, kind: 'versioned', description: '', script: id, success: true, ...(appliedAt === undefined ? {} : { appliedAt }) };
}
