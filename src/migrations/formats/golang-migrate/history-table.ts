import { crc32 } from '../../../digest/crc32.ts';
import type { HistoryRow } from '../../../model/history.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { insertRow, rankAfter, selectRows } from '../../history-statements.ts';
import { booleanOf, requiredText } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

/** The number by which golang-migrate multiplies the sum of a lock's name. */
const lockSalt = 1_486_364_155;

/** `schema_migrations` as golang-migrate 4.20 makes and fills it: one row at most, the version that the database is at. */
export const golangMigrateHistoryTable: HistoryTable = {
  defaultTable: () => 'schema_migrations',
  columns: ['version', 'dirty'],
  create: (location) => [{ text: `CREATE TABLE ${quotedTable(location)} (version bigint not null primary key, dirty boolean not null)` }],
  select: (location) => selectRows(location, [{ name: 'version' }, { name: 'dirty' }], 'version'),
  parseRow,
  record,
  forget: (location, _migration, before) => setVersion(location, before?.version, false),
  nextRank: rankAfter,
  keeps: 'all-below',
  marksBaseline: false,
  lockKey,
};

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const version = requiredText(row, 'version');
  // The row's version is what changes from run to run.
  return { rank: Number(version), version, kind: 'versioned', description: '', script: version, success: !booleanOf(row, 'dirty') };
}

/** Dirty from before the first statement until behind the last one, where both cannot share a transaction. */
function record(location: HistoryLocation, { event, state, wasStarted }: HistoryEntry): readonly HistoryCommand[] {
  switch (event.kind) {
    case 'schema-creation':
      return [];
    case 'baseline':
      return setVersion(location, event.migrations.at(-1)?.version ?? event.version, false);
    case 'migration':
      return state === 'failed' && wasStarted ? [] : setVersion(location, event.migration.version, state !== 'applied');
  }
}

/** The row is written anew; without a version there is none. */
function setVersion(location: HistoryLocation, version: string | undefined, dirty: boolean): readonly HistoryCommand[] {
  const table = quotedTable(location);
  const empty = { text: location.family === 'postgres' ? `TRUNCATE ${table}` : `DELETE FROM ${table} LIMIT 1` };
  return version === undefined ? [empty] : [empty, insertRow(location, { version: BigInt(version).toString(), dirty })];
}

function lockKey({ family, database, schema, table }: HistoryLocation): string {
  const name = family === 'postgres' ? [schema, table, database].join('\0') : `${database}:${table}`;
  return String(Math.imul(crc32(name), lockSalt) >>> 0);
}
