import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, selectRows } from '../../history-statements.ts';
import { integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';
import { matchByName, matchByTime, type KnownMigration, type StoredRow } from './match-rows.ts';

/** Which of the two tables, and what of the directory its rows are read by. */
export interface DrizzleHistory {
  /** `journal`: 0.x, rows are times. `folders`: 1.0, rows have names. */
  readonly shape: 'journal' | 'folders';
  readonly migrations: readonly KnownMigration[];
}

const baseColumns = ['id', 'hash', 'created_at'];
const laterColumns = ['name', 'applied_at'];

/**
 * Drizzle's `__drizzle_migrations`. Each form meets tables that the other one made: names are read and written where there is a
 * column for them, and the table is left as it is. Drizzle 1.0 adds the columns itself and finds our rows by their times.
 */
export function drizzleHistoryTable({ shape, migrations }: DrizzleHistory): HistoryTable {
  const isJournal = shape === 'journal';
  const match = isJournal ? matchByTime(migrations) : matchByName(migrations);
  const times = new Map(migrations.map(({ version, time }) => [version, time]));
  const timeOf = ({ version = '' }: Migration): number => times.get(version) ?? 0;
  const hasNames = ({ columns }: HistoryLocation): boolean => !isJournal && (columns === undefined || columns.includes('name'));
  const rowOf = (location: HistoryLocation, migration: Migration): HistoryCommand => {
    const row = { hash: migration.checksum ?? '', created_at: timeOf(migration) };
    return insertRow(location, hasNames(location) ? { ...row, name: migration.script } : row);
  };
  return {
    defaultTable: () => '__drizzle_migrations',
    defaultSchema: { postgres: 'drizzle', mysql: undefined },
    columns: isJournal ? baseColumns : [...baseColumns, ...laterColumns],
    optionalColumns: laterColumns,
    create: (location) => [create(location, isJournal)],
    select,
    parseRow: (row) => readRow(row, match),
    record: (location, entry) => recorded(entry).map((migration) => rowOf(location, migration)),
    forget: (location, migration) => [deleteRow(location, hasNames(location) ? { name: migration.script } : { created_at: timeOf(migration) })],
    nextRank: (rows) => rows.length + 1,
    keeps: 'each',
    marksBaseline: false,
    lockKey: () => undefined,
  };
}

function create(location: HistoryLocation, isJournal: boolean): HistoryCommand {
  const isPostgres = location.family === 'postgres';
  const columns = ['id SERIAL PRIMARY KEY', 'hash text NOT NULL', 'created_at bigint', ...(isJournal ? [] : ['name text', `applied_at ${isPostgres ? 'timestamp with time zone DEFAULT now()' : 'TIMESTAMP DEFAULT CURRENT_TIMESTAMP'}`])];
  return { text: `CREATE TABLE ${quotedTable(location)} (\n    ${columns.join(',\n    ')}\n)` };
}

function select(location: HistoryLocation): HistoryCommand {
  const { columns = [] } = location;
  const time = location.family === 'postgres' ? `to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : "DATE_FORMAT(applied_at, '%Y-%m-%dT%H:%i:%s')";
  return selectRows(location, [
    ...baseColumns.map((name) => ({ name })),
    ...(columns.includes('name') ? [{ name: 'name' }] : []),
    ...(columns.includes('applied_at') ? [{ name: 'applied_at', expression: time }] : []),
  ], 'id');
}

/** A row that nothing in the directory explains keeps what it has for a version: its name, or its time. */
function readRow(row: Readonly<Record<string, unknown>>, match: (row: StoredRow) => KnownMigration | undefined): HistoryRow {
  const [name, createdAt, appliedAt] = ['name', 'created_at', 'applied_at'].map((column) => (column in row ? textOf(row, column) : undefined));
  const hash = requiredText(row, 'hash');
  const own = name ?? createdAt ?? '0';
  const found = match({ hash, ...(createdAt === undefined ? {} : { createdAt }), ...(name === undefined ? {} : { name }) }) ?? { version: own, name: own };
  return {
    rank: integerOf(row, 'id'),
    version: found.version,
    description: found.name,
    kind: 'versioned',
    script: found.name,
    checksum: hash,
    success: true,
    ...(appliedAt === undefined ? {} : { appliedAt }),
  };
}

/** Drizzle writes a row when a migration is done, and nothing before or of a failure. */
function recorded({ event, state }: HistoryEntry): readonly Migration[] {
  if (event.kind === 'baseline') return event.migrations;
  return event.kind === 'migration' && state === 'applied' ? [event.migration] : [];
}
