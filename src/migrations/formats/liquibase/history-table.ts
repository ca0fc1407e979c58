import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { deleteRow, insertRow, updateRow, type InsertedValue } from '../../history-statements.ts';
import { integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';
import { identityOf } from './change-set.ts';
import { normalPath } from './paths.ts';
import { liquibaseRowLock } from './row-lock.ts';

/** In the tool's order. */
const columns = [
  'id', 'author', 'filename', 'dateexecuted', 'orderexecuted', 'exectype', 'md5sum', 'description', 'comments', 'tag', 'liquibase', 'contexts', 'labels', 'deployment_id',
] as const;
/** Added by and by since version 1.5; the tool adds what is missing when it starts. */
const youngColumns = ['description', 'comments', 'tag', 'liquibase', 'contexts', 'labels', 'deployment_id'] as const;

/** What stands in the column for the version of the tool. */
const writer = 'schema-gitops';

/** DATABASECHANGELOG as Liquibase 4 creates and fills it. */
export const liquibaseHistoryTable: HistoryTable = {
  defaultTable: (family) => (family === 'postgres' ? 'databasechangelog' : 'DATABASECHANGELOG'),
  columns,
  optionalColumns: youngColumns,
  create: (location) => [{ text: location.family === 'postgres' ? createOnPostgres(location) : createOnMysql(location) }],
  select,
  parseRow,
  record,
  forget: (location, migration) => [forget(location, migration)],
  nextRank: (rows) => 1 + rows.reduce((highest, row) => Math.max(highest, row.rank), 0),
  keeps: 'each',
  marksBaseline: false,
  trustsMissingChecksum: true,
  isSameElsewhere,
  lockKey: () => undefined,
  rowLock: liquibaseRowLock,
};

function createOnPostgres(location: HistoryLocation): string {
  return `CREATE TABLE ${quotedTable(location)} (id VARCHAR(255) NOT NULL, author VARCHAR(255) NOT NULL, filename VARCHAR(255) NOT NULL, dateexecuted TIMESTAMP WITHOUT TIME ZONE NOT NULL, orderexecuted INTEGER NOT NULL, exectype VARCHAR(10) NOT NULL, md5sum VARCHAR(35), description VARCHAR(255), comments VARCHAR(255), tag VARCHAR(255), liquibase VARCHAR(20), contexts VARCHAR(255), labels VARCHAR(255), deployment_id VARCHAR(10))`;
}

function createOnMysql(location: HistoryLocation): string {
  return `CREATE TABLE ${quotedTable(location)} (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED datetime NOT NULL, ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35) NULL, \`DESCRIPTION\` VARCHAR(255) NULL, COMMENTS VARCHAR(255) NULL, TAG VARCHAR(255) NULL, LIQUIBASE VARCHAR(20) NULL, CONTEXTS VARCHAR(255) NULL, LABELS VARCHAR(255) NULL, DEPLOYMENT_ID VARCHAR(10) NULL)`;
}

/** The names are without quotes: upper case on MySQL, lower case on PostgreSQL, and the tool's tables have them in either. */
function select(location: HistoryLocation): HistoryCommand {
  const has = (name: string): boolean => location.columns === undefined || location.columns.includes(name);
  const time = location.family === 'postgres' ? `to_char(dateexecuted, 'YYYY-MM-DD"T"HH24:MI:SS.US')` : `DATE_FORMAT(dateexecuted, '%Y-%m-%dT%H:%i:%s')`;
  const list = ['id', 'author', 'filename', 'orderexecuted', 'exectype', 'md5sum', ...(has('description') ? ['description'] : [])];
  const named = list.map((name) => `${name} AS ${quoteName(location.family, name)}`);
  return { text: `SELECT ${named.join(', ')}, ${time} AS ${quoteName(location.family, 'dateexecuted')} FROM ${quotedTable(location)} ORDER BY orderexecuted, dateexecuted` };
}

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const identity = identityOf({ id: requiredText(row, 'id'), author: requiredText(row, 'author'), path: requiredText(row, 'filename') });
  const checksum = textOf(row, 'md5sum');
  const appliedAt = textOf(row, 'dateexecuted');
  return {
    rank: integerOf(row, 'orderexecuted'),
    version: identity,
    description: ('description' in row ? textOf(row, 'description') : undefined) ?? '',
    kind: 'versioned',
    script: identity,
    ...(checksum === undefined ? {} : { checksum }),
    success: true,
    ...(appliedAt === undefined ? {} : { appliedAt }),
  };
}

/** The same id and author, under a path that ends as ours does: the search path is another. */
function isSameElsewhere(row: HistoryRow, { recorded = {} }: Migration): boolean {
  const { id = '', author = '', path = '' } = recorded;
  const end = `::${id}::${author}`.toLowerCase();
  if (!row.script.toLowerCase().endsWith(end)) return false;
  const [stored, own] = [row.script.slice(0, -end.length), path].map((each) => `/${normalPath(each).toLowerCase()}`);
  return stored !== own && (stored?.endsWith(own ?? '') === true || own?.endsWith(stored ?? '') === true);
}

/** Nothing is written before or for a failure: what stops has no row. */
function record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[] {
  const { event, state, rank } = entry;
  if (event.kind === 'baseline') return event.migrations.map((migration, index) => insert(location, { ...entry, rank: rank + index }, { migration, type: 'EXECUTED' }));
  if (event.kind !== 'migration' || state === 'started' || state === 'failed') return [];
  const { migration } = event;
  if (entry.row !== undefined) return [rerun(location, entry, migration)];
  return [insert(location, entry, { migration, type: entry.isMarked === true ? 'MARK_RAN' : 'EXECUTED' })];
}

interface Executed {
  readonly migration: Migration;
  readonly type: 'EXECUTED' | 'RERAN' | 'MARK_RAN';
}

function insert(location: HistoryLocation, entry: HistoryEntry, executed: Executed): HistoryCommand {
  const { recorded = {} } = executed.migration;
  const identity = { id: recorded['id'] ?? '', author: recorded['author'] ?? '', filename: recorded['path'] ?? '' };
  return insertRow(location, presentIn(location, { ...identity, ...valuesOf(entry, executed) }));
}

/** A change set that runs again keeps its row. */
function rerun(location: HistoryLocation, entry: HistoryEntry, migration: Migration): HistoryCommand {
  return updateRow(location, presentIn(location, valuesOf(entry, { migration, type: 'RERAN' })), presentIn(location, keyOf(migration, entry.row)));
}

function forget(location: HistoryLocation, migration: Migration): HistoryCommand {
  return deleteRow(location, presentIn(location, keyOf(migration, undefined)));
}

/** The row's own spelling of the path, where there is a row. */
function keyOf({ recorded = {} }: Migration, row: HistoryRow | undefined): Readonly<Record<'id' | 'author' | 'filename', string>> {
  const { id = '', author = '', path = '' } = recorded;
  const stored = row?.script.slice(0, -`::${id}::${author}`.length);
  return { id, author, filename: stored !== undefined && normalPath(stored) === normalPath(path) ? stored : path };
}

function valuesOf({ rank, runStartedAt }: HistoryEntry, { migration, type }: Executed): Readonly<Record<string, InsertedValue>> {
  const { recorded = {}, checksum } = migration;
  const { tag } = recorded;
  return {
    dateexecuted: { expression: 'NOW()' },
    orderexecuted: rank,
    exectype: type,
    md5sum: checksum ?? null,
    description: limited(recorded['description'] ?? ''),
    comments: limited(recorded['comments'] ?? ''),
    liquibase: writer,
    contexts: recorded['contexts'] ?? null,
    labels: recorded['labels'] ?? null,
    deployment_id: String(runStartedAt).slice(-10),
    ...(tag === undefined ? {} : { tag }),
  };
}

/** Columns that a table of an older version lacks are left out. */
function presentIn(location: HistoryLocation, row: Readonly<Record<string, InsertedValue>>): Readonly<Record<string, InsertedValue>> {
  const entries = Object.entries(row).filter(([name]) => location.columns === undefined || location.columns.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [columnName(location, name), value]));
}

function columnName(location: HistoryLocation, name: string): string {
  return location.family === 'postgres' ? name : name.toUpperCase();
}

/** As the tool shortens a text for a column of 255. */
function limited(text: string): string {
  return text.length > 250 ? `${text.slice(0, 247)}...` : text;
}
