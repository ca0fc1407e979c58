import { UserError } from '../errors/user-error.ts';
import { versionOrder } from '../migrations/version-order.ts';
import type { HistoryComparison, HistoryRow, MigrationStatus } from '../model/history.ts';
import type { Outcome } from '../model/outcome.ts';
import { establish } from './established.ts';
import { gatherState } from './gather-state.ts';
import { eventEntry } from './history-entry.ts';
import { createHistory, nameOf, sendAll } from './history-store.ts';
import { newRunId } from './new-run-id.ts';
import { refuseReadOnly } from './open-session.ts';
import type { RunnerRequest, RunnerResult } from './runner-request.ts';
import { withLocks, withSession, type LockedSessions } from './with-locks.ts';

/** The version that an existing database is declared to be at. */
export interface BaselineRequest extends RunnerRequest {
  readonly baselineVersion: string;
  /** Default: the format's own words. */
  readonly baselineDescription?: string;
}

/**
 * Declares an existing database to be at a version: creates the history where there is none and writes the format's baseline row.
 * A history that has rows is refused, except where its only row is this baseline already.
 */
export function baseline(request: BaselineRequest): Promise<RunnerResult> {
  const runId = newRunId(request.clock.now());
  return establish((established) => withSession(request, runId, async (executor) => {
    established.server = executor.server;
    refuseReadOnly(executor);
    return withLocks(request, { runId, executor }, async (locked) => {
      const outcome = await writeBaseline(locked, request);
      established.comparison = (await gatherState(executor, request)).comparison;
      return outcome;
    });
  }));
}

async function writeBaseline({ executor }: LockedSessions, request: BaselineRequest): Promise<Outcome> {
  const format = request.migrations.rules;
  const { history, comparison } = await gatherState(executor, request);
  const rows = history.rows.filter(({ kind }) => kind !== 'marker');
  const below = migrationsBelow(comparison, request);
  if (isThisBaseline(rows, request) || isUnmarkedBaseline(rows, below, request)) return 'no-changes';
  const [first] = rows;
  if (first !== undefined) {
    throw new UserError('history/not-baselined', { where: nameOf(history.location), actual: `${rows.length} rows, the first for ${first.version ?? first.description}` });
  }
  if (!history.exists) await createHistory(executor, format, history.location);
  const entry = eventEntry(
    {
      kind: 'baseline',
      version: request.baselineVersion,
      migrations: below.flatMap(({ migration }) => migration ?? []),
      ...(request.baselineDescription === undefined ? {} : { description: request.baselineDescription }),
    },
    { rank: format.history.nextRank(history.rows), installedBy: executor.server.user, runStartedAt: request.clock.now() },
  );
  await sendAll(executor, [{ text: 'BEGIN' }, ...format.history.record(history.location, entry), { text: 'COMMIT' }], nameOf(history.location));
  return 'success';
}

/** The versioned migrations that a baseline stands for. */
function migrationsBelow({ statuses }: HistoryComparison, { migrations, baselineVersion }: BaselineRequest): readonly MigrationStatus[] {
  const compare = versionOrder(migrations.rules, migrations.migrations);
  return statuses.filter(({ migration }) => migration?.version !== undefined && compare(migration.version, baselineVersion) <= 0);
}

/** Whether all that the baseline stands for is recorded, where the format has no row for the baseline itself. */
function isUnmarkedBaseline(rows: readonly HistoryRow[], below: readonly MigrationStatus[], { migrations }: BaselineRequest): boolean {
  return !migrations.rules.history.marksBaseline && rows.length > 0 && below.every(({ state }) => state === 'applied');
}

/** Whether the history has the row of this baseline and no other. */
function isThisBaseline(rows: readonly HistoryRow[], { migrations, baselineVersion }: BaselineRequest): boolean {
  const [only, more] = rows;
  const { rules } = migrations;
  return only?.kind === 'baseline' && more === undefined && rules.versionKey(only.version ?? '') === rules.versionKey(baselineVersion);
}
