import { UserError } from '../errors/user-error.ts';
import { compareHistory, outOfOrderOf } from '../history/compare-history.ts';
import { historyProblem } from '../history/history-problem.ts';
import type { HistoryLocation, PlaceholderContext } from '../migrations/format.ts';
import { refuseOtherEngine, renderMigrations } from '../migrations/read-migrations.ts';
import { versionOrder } from '../migrations/version-order.ts';
import { engineFamilies } from '../model/engine-name.ts';
import type { HistoryComparison } from '../model/history.ts';
import type { Migration } from '../model/migration.ts';
import type { ServerInfo } from '../model/server-info.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { isUnknownState, nameOf, readHistory, type FoundHistory } from './history-store.ts';
import { readOpenMigrations, type OpenMigration } from './ledger/read-ledger.ts';
import type { RunnerRequest } from './runner-request.ts';

/** A target as it is now, beside what is to be in it. */
export interface GatheredState {
  readonly history: FoundHistory;
  readonly comparison: HistoryComparison;
  /** What earlier runs began statement by statement and did not finish; the newest per file. */
  readonly open: ReadonlyMap<string, OpenMigration>;
  /** What keeps anything from being applied. */
  readonly problem?: UserError;
  /** Pending migrations up to the version that was asked for. */
  readonly pending: readonly Migration[];
}

/**
 * Reads the history and holds the files against it.
 * @throws UserError migrations/other-engine, history/no-schema, history/other-tool, migrations/unknown-placeholder; DatabaseError.
 */
export async function gatherState(session: DatabaseSession, request: RunnerRequest): Promise<GatheredState> {
  const format = request.migrations.rules;
  refuseOtherEngine(request.migrations, session.server.engine);
  const location = historyLocation(session.server, request);
  const history = await readHistory(session, format, location);
  const migrations = renderMigrations(format, request.migrations.migrations, placeholderContext(session.server, location, request));
  const open = history.hasLedger ? await readOpenMigrations(session, location) : [];
  const running = new Set(open.filter(({ state }) => state === 'running').map(({ script }) => script));
  const { outOfOrder } = request.migrate;
  const comparison = compareHistory({ format, migrations, rows: history.rows, open: running, ...(request.to === undefined ? {} : { to: request.to }), ...(outOfOrder === undefined ? {} : { outOfOrder }) });
  const problem = historyProblem(comparison, outOfOrderOf({ format, ...(outOfOrder === undefined ? {} : { outOfOrder }) })) ?? elsewhere(comparison, request) ?? withoutFile(open, [...migrations, ...history.rows]);
  return { history, comparison, open: new Map(open.map((migration) => [migration.script, migration])), ...(problem === undefined ? {} : { problem }), pending: upTo(comparison.pending, request, migrations) };
}

/** A pending migration that the history has by another name would run a second time. */
function elsewhere({ statuses, pending }: HistoryComparison, { migrations }: RunnerRequest): UserError | undefined {
  const { history } = migrations.rules;
  if (history.isSameElsewhere === undefined) return undefined;
  const rows = statuses.flatMap(({ state, row }) => (state === 'missing' && row !== undefined ? [row] : []));
  for (const migration of rows.length === 0 ? [] : pending) {
    const row = rows.find((each) => history.isSameElsewhere?.(each, migration));
    if (row !== undefined) return new UserError('history/other-path', { where: migration.path, actual: `${row.script} in the history`, expected: migration.version ?? migration.script });
  }
  return undefined;
}

/** A file that was taken away while it was half applied: what it left in the database nobody would look after. */
function withoutFile(open: readonly OpenMigration[], known: readonly { readonly script: string }[]): UserError | undefined {
  const scripts = new Set(known.map(({ script }) => script));
  const lost = open.find(({ script, state, statements }) => state === 'running' && statements.length > 0 && !scripts.has(script));
  return lost === undefined ? undefined : new UserError('history/half-applied-changed', { where: lost.script, detail: 'the file is gone' });
}

/**
 * Reads the state of a target whose objects are accounted for by a history. Without the locks another run may create the history
 * and its first tables between our questions, so the history is asked for again before its absence counts.
 * @throws UserError history/not-empty, what blocks an apply, and what gatherState throws.
 */
export async function gatherReadyState(session: DatabaseSession, request: RunnerRequest, tell: (comparison: HistoryComparison) => void): Promise<GatheredState> {
  const first = await gatherState(session, request);
  const isUnknown = await isUnknownState(session, request, first.history);
  const state = isUnknown ? await gatherState(session, request) : first;
  tell(state.comparison);
  const { location, exists } = state.history;
  if (isUnknown && !exists) throw new UserError('history/not-empty', { where: `schema ${location.schema}`, detail: `${nameOf(location)} is not there` });
  if (state.problem !== undefined) throw state.problem;
  return state;
}

/** Where the history is: as configured, else the format's table in the connection's own schema. */
export function historyLocation(server: ServerInfo, request: RunnerRequest): HistoryLocation {
  const { history } = request.migrations.rules;
  const family = engineFamilies[server.engine];
  const schema = request.history.historySchema ?? history.defaultSchema?.[family] ?? server.schema;
  if (schema === '') throw new UserError('history/no-schema', { where: request.target });
  return { family, database: server.database, schema, table: request.history.historyTable ?? history.defaultTable(family) };
}

function placeholderContext(server: ServerInfo, location: HistoryLocation, request: RunnerRequest): PlaceholderContext {
  return {
    values: request.history.placeholders,
    schema: location.schema,
    database: server.database,
    user: server.user,
    historyTable: location.table,
    timestamp: localTime(new Date(request.clock.now())),
    workingDirectory: request.workingDirectory,
    engine: { name: server.engine, version: server.version },
  };
}

/** `yyyy-MM-dd HH:mm:ss` in the time zone of the process. */
function localTime(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' ');
}

/** Repeatable migrations have no version: they are applied whatever version is asked for. */
function upTo(pending: readonly Migration[], { to, migrations }: RunnerRequest, all: readonly Migration[]): readonly Migration[] {
  if (to === undefined) return pending;
  const compare = versionOrder(migrations.rules, all);
  return pending.filter(({ version }) => version === undefined || compare(version, to) <= 0);
}
