import { DatabaseError } from '../errors/database-error.ts';
import { problemCode } from '../errors/problem-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { Format, HistoryCommand, HistoryLocation } from '../migrations/format.ts';
import type { HistoryRow } from '../model/history.ts';
import type { DatabaseSession, Row } from '../ports/database-session.ts';
import { queriesOf } from './catalog/queries-of.ts';
import { statementTable } from './ledger/ledger-tables.ts';

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
  const found = await session.query(queriesOf(location.family).columns(location.schema, [location.table, statementTable]));
  const [ledger, columns] = partition(found, (row) => row['table_name'] === statementTable);
  const hasLedger = ledger.length > 0;
  if (columns.length === 0) return { location, exists: false, rows: [], hasLedger };
  refuseOtherTool(columns.map((row) => String(row['name']).toLowerCase()), format, location);
  const rows = await session.query(history.select(location));
  return { location, exists: true, rows: rows.map((row) => history.parseRow(row)), hasLedger };
}

function partition(rows: readonly Row[], test: (row: Row) => boolean): readonly [readonly Row[], readonly Row[]] {
  return [rows.filter(test), rows.filter((row) => !test(row))];
}

function refuseOtherTool(columns: readonly string[], format: Format, location: HistoryLocation): void {
  const expected = format.history.columns;
  if (columns.length === expected.length && expected.every((name) => columns.includes(name))) return;
  throw new UserError('history/other-tool', {
    where: nameOf(location),
    expected: `the columns ${expected.join(', ')} of ${format.name}`,
    actual: columns.join(', '),
  });
}

/** True where a database holds objects but no history: what of the migrations it already has nobody can tell. */
export async function isUnknownState(session: DatabaseSession, { exists, location }: FoundHistory): Promise<boolean> {
  if (exists) return false;
  return (await session.query(queriesOf(location.family).anyObject(location.schema))).length > 0;
}

/**
 * Creates the history table, and its schema where that is missing, with the format's row for it.
 * @throws DatabaseError database/privilege-missing and the like.
 */
export async function createHistory(session: DatabaseSession, format: Format, location: HistoryLocation): Promise<void> {
  const queries = queriesOf(location.family);
  const [schema] = await session.query(queries.schemaExists(location.schema));
  const table = format.history.create(location);
  const commands = schema === undefined ? [queries.createSchema(location.schema), ...table, schemaRow(session, format, location)] : table;
  await sendAll(session, session.traits.transactionalDdl ? [{ text: 'BEGIN' }, ...commands, { text: 'COMMIT' }] : commands, `history table ${nameOf(location)}`);
}

function schemaRow(session: DatabaseSession, format: Format, location: HistoryLocation): HistoryCommand {
  return format.history.insert(location, {
    rank: 0,
    event: { kind: 'schema-creation', schema: location.schema },
    success: true,
    executionTimeMs: 0,
    installedBy: session.server.user,
  });
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
