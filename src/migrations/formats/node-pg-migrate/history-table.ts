import type { HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, isoTime, rankAfter, recordedMigrations, selectRows } from '../../history-statements.ts';
import { integerOf, requiredText } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** `pgmigrations` as node-pg-migrate 9 makes and fills it: names without their endings, and times of the session’s zone. */
export const nodePgMigrateHistoryTable: HistoryTable = {
  defaultTable: () => 'pgmigrations',
  columns: ['id', 'name', 'run_on'],
  create: (location) => [{ text: `CREATE TABLE ${quotedTable(location)} (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)` }],
  select: (location) => selectRows(location, [{ name: 'id' }, { name: 'name' }, isoTime(location, 'run_on')], 'id'),
  parseRow: (row) => {
    const name = requiredText(row, 'name');
    return { rank: integerOf(row, 'id'), version: name, kind: 'versioned', description: '', script: name, success: true, appliedAt: requiredText(row, 'run_on') };
  },
  record: (location, entry) => recordedMigrations(entry).map(({ version = '' }) => insertRow(location, { name: version, run_on: { expression: 'now()' } })),
  forget: (location, { version = '' }) => [deleteRow(location, { name: version })],
  nextRank: rankAfter,
  keeps: 'each',
  marksBaseline: false,
  lockKey: () => '7241865325823964',
};
