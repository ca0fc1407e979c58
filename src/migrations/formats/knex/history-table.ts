import type { HistoryLocation, HistoryTable, RowLock } from '../../format.ts';
import { deleteRow, insertRow, isoTime, rankAfter, selectRows } from '../../history-statements.ts';
import { integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';

/** `knex_migrations` as knex 3 makes it: names of files with their endings. We write it for a baseline alone. */
export function knexHistoryTable(name: string, schema?: string): HistoryTable {
  return {
    defaultTable: () => name,
    ...(schema === undefined ? {} : { defaultSchema: { postgres: schema, mysql: undefined } }),
    columns: ['id', 'name', 'batch', 'migration_time'],
    create: (location) => [{ text: create(location) }],
    select: (location) => selectRows(location, [{ name: 'id' }, { name: 'name' }, isoTime(location, 'migration_time')], 'id'),
    parseRow: (row) => {
      const script = requiredText(row, 'name');
      const appliedAt = textOf(row, 'migration_time');
      return { rank: integerOf(row, 'id'), version: script, kind: 'versioned', description: '', script, success: true, ...(appliedAt === undefined ? {} : { appliedAt }) };
    },
    // A baseline meets an empty table: it is the first batch.
    record: (location, { event }) => (event.kind === 'baseline' ? event.migrations.map(({ script }) => insertRow(location, { name: script, batch: 1, migration_time: { expression: 'CURRENT_TIMESTAMP' } })) : []),
    forget: (location, { script }) => [deleteRow(location, { name: script })],
    nextRank: rankAfter,
    keeps: 'each',
    marksBaseline: false,
    refusesUnknownRows: true,
    lockKey: () => undefined,
    rowLock,
  };
}

function create(location: HistoryLocation): string {
  const table = quotedTable(location);
  return location.family === 'postgres'
    ? `create table ${table} (id serial primary key, name varchar(255), batch integer, migration_time timestamptz)`
    : `create table ${table} (id int unsigned not null auto_increment primary key, name varchar(255), batch int, migration_time timestamp)`;
}

/** The only row of the table beside the history's; it has no place for a name, so that whoever holds it is not known. */
function rowLock(location: HistoryLocation): RowLock {
  const name = `${location.table}_lock`;
  const table = quotedTable({ ...location, table: name });
  const index = quoteName(location.family, 'index');
  const key = location.family === 'postgres' ? 'serial primary key' : 'int unsigned not null auto_increment primary key';
  return {
    table: name,
    create: [
      { text: `create table if not exists ${table} (${index} ${key}, is_locked ${location.family === 'postgres' ? 'integer' : 'int'})` },
      { text: `insert into ${table} (is_locked) select 0 from (select 1 as one) as one where not exists (select 1 from ${table})` },
    ],
    acquire: () => ({ text: `update ${table} set is_locked = 1 where is_locked = 0` }),
    holder: { text: `select null as holder from ${table} where is_locked = 1` },
    release: { text: `update ${table} set is_locked = 0` },
  };
}
