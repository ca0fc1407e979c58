import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { Format, HistoryCommand, HistoryLocation } from '../migrations/format.ts';
import type { HistoryRow } from '../model/history.ts';
import type { DatabaseSession, Row } from '../ports/database-session.ts';
import { queriesOf } from './catalog/queries-of.ts';
import { eventEntry } from './history-entry.ts';
import { statementTable } from './ledger/ledger-tables.ts';
import type { RunnerRequest } from './runner-request.ts';

/** A history table as it was found. */
export interface FoundHistory {
  readonly location: HistoryLocation;
  readonly exists: boolean;
  /** In the order of application. */
  readonly rows: readonly HistoryRow[];
  /** True where our ledger stands beside it. */
  readonly hasLedger: boolean;
}

/**
 * Reads a history table.
 * @throws UserError history/other-tool where the table of that name has other columns than the format's.
 */
export async function readHistory(session: DatabaseSession, format: Format, location: HistoryLocation): Promise<FoundHistory> {
  const { history } = format;
  const described = await session.query(queriesOf(location.family).columns(location.schema, [location.table, statementTable]));
  const [ledger, columns] = partition(described, (row) => row['table_name'] === statementTable);
  const hasLedger = ledger.length > 0;
  if (columns.length === 0) return { location, exists: false, rows: [], hasLedger };
  const found = { ...location, columns: columns.map((row) => String(row['name']).toLowerCase()) };
  refuseOtherTool(found.columns, format, location);
  const rows = await session.query(history.select(found));
  return { location: found, exists: true, rows: rows.map((row) => history.parseRow(row)), hasLedger };
}

function partition(rows: readonly Row[], test: (row: Row) => boolean): readonly [readonly Row[], readonly Row[]] {
  return [rows.filter(test), rows.filter((row) => !test(row))];
}

function refuseOtherTool(columns: readonly string[], format: Format, location: HistoryLocation): void {
  const { columns: expected, optionalColumns = [] } = format.history;
  const known = new Set([...expected, ...optionalColumns]);
  if (columns.every((name) => known.has(name)) && expected.every((name) => optionalColumns.includes(name) || columns.includes(name))) return;
  throw new UserError('history/other-tool', {
    where: nameOf(location),
    expected: `the columns ${expected.join(', ')} of ${format.name}`,
    actual: columns.join(', '),
  });
}

/** True where a database holds objects but no history: what of the migrations it already has nobody can tell. */
export async function isUnknownState(session: DatabaseSession, { history, migrations }: Pick<RunnerRequest, 'history' | 'migrations'>, { exists, location }: FoundHistory): Promise<boolean> {
  if (exists) return false;
  // A tool that keeps its history in a schema of its own leaves the migrations' objects in the connection's.
  const hasOwnSchema = history.historySchema === undefined && migrations.rules.history.defaultSchema?.[location.family] !== undefined;
  // Under the locks their table is there before the history is.
  const lockTable = migrations.rules.history.rowLock?.(location).table ?? '';
  return (await session.query(queriesOf(location.family).anyObject(hasOwnSchema ? session.server.schema : location.schema, lockTable))).length > 0;
}

/**
 * Creates the history table, and its schema where that is missing, with the format's row for it.
 * @throws DatabaseError database/privilege-missing and the like.
 */
export async function createHistory(session: DatabaseSession, format: Format, location: HistoryLocation): Promise<void> {
  const queries = queriesOf(location.family);
  const [schema] = await session.query(queries.schemaExists(location.schema));
  const table = format.history.create(location);
  const commands = schema === undefined ? [queries.createSchema(location.schema), ...table, ...schemaRow(session, format, location)] : table;
  await sendAll(session, session.traits.transactionalDdl ? [{ text: 'BEGIN' }, ...commands, { text: 'COMMIT' }] : commands, `history table ${nameOf(location)}`);
}

function schemaRow(session: DatabaseSession, format: Format, location: HistoryLocation): readonly HistoryCommand[] {
  return format.history.record(location, eventEntry({ kind: 'schema-creation', schema: location.schema }, { rank: 0, installedBy: session.server.user, runStartedAt: 0 }));
}

/** Sends statements of ours, none of which may fail. @throws DatabaseError with `where`. */
export async function sendAll(session: DatabaseSession, commands: readonly HistoryCommand[], where: string): Promise<void> {
  const { failure } = await session.send(commands);
  if (failure !== undefined) throw new DatabaseError(problemCode(failure.problem), failure.problem, { where });
}

/** `schema.table`, for people. */
export function nameOf(location: HistoryLocation): string {
  return `${location.schema}.${location.table}`;
}
