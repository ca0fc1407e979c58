import type { HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, rankAfter, recordedMigrations, selectRows } from '../../history-statements.ts';
import { requiredText } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** `schema_migrations` as dbmate 2.36 makes and fills it: the versions, as text, and nothing else. */
export const dbmateHistoryTable: HistoryTable = {
  defaultTable: () => 'schema_migrations',
  columns: ['version'],
  create: (location) => [{ text: `CREATE TABLE ${quotedTable(location)} (version ${location.family === 'postgres' ? 'varchar' : 'varchar(128)'} PRIMARY KEY)` }],
  select: (location) => selectRows(location, [{ name: 'version' }], 'version'),
  parseRow: (row) => {
    const version = requiredText(row, 'version');
    return { rank: 0, version, kind: 'versioned', description: '', script: version, success: true };
  },
  record: (location, entry) => recordedMigrations(entry).map(({ version = '' }) => insertRow(location, { version })),
  forget: (location, { version = '' }) => [deleteRow(location, { version })],
  nextRank: rankAfter,
  keeps: 'each',
  marksBaseline: false,
  lockKey: () => undefined,
};
