import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, selectRows } from '../../history-statements.ts';
import { requiredText } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** The number that graphile-migrate 1.4.1 locks by while it migrates. */
const lockNumber = '4727445306447283';

/** graphile-migrate's `graphile_migrate.migrations`, with the table of the uncommitted file beside it, which its watch mode needs. */
export const graphileHistoryTable: HistoryTable = {
  defaultTable: () => 'migrations',
  defaultSchema: { postgres: 'graphile_migrate', mysql: undefined },
  columns: ['hash', 'previous_hash', 'filename', 'date'],
  create,
  select: (location) => selectRows(location, [
    { name: 'hash' }, { name: 'filename' }, { name: 'date', expression: `to_char("date" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` },
  ], 'filename'),
  parseRow,
  record,
  forget: (location, { checksum = '' }) => [deleteRow(location, { hash: checksum })],
  nextRank: (rows) => rows.length + 1,
  keeps: 'each',
  marksBaseline: false,
  lockKey: () => lockNumber,
};

function create(location: HistoryLocation): readonly HistoryCommand[] {
  const table = quotedTable(location);
  const current = quotedTable({ ...location, table: 'current' });
  return [
    { text: `create table ${table} (hash text primary key, previous_hash text references ${table}, filename text not null, date timestamptz not null default now())` },
    { text: `create table if not exists ${current} (filename text primary key default 'current.sql', content text not null, date timestamptz not null default now())` },
  ];
}

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const filename = requiredText(row, 'filename');
  return {
    rank: 0,
    version: /^\d+/.exec(filename)?.[0] ?? filename,
    description: '',
    kind: 'versioned',
    script: filename,
    checksum: requiredText(row, 'hash'),
    success: true,
    appliedAt: requiredText(row, 'date'),
  };
}

/** Nothing is written before a file is through: a failed one leaves no row. */
function record(location: HistoryLocation, { event, state }: HistoryEntry): readonly HistoryCommand[] {
  if (state !== 'applied' || event.kind === 'schema-creation') return [];
  const migrations: readonly Migration[] = event.kind === 'baseline' ? event.migrations : [event.migration];
  return migrations.map(({ version = '', checksum = '', recorded }) =>
    insertRow(location, { hash: checksum, previous_hash: recorded?.['previous_hash'] ?? null, filename: `${version}.sql` }));
}
